// The envelope of a printed paper: of the ranking it is about, with who reads it and when it was opened.
import type { Rankings } from '#api/contract/rankings.ts'
import { type EnvelopeInput, envelopeOf } from '#web/exports/envelope.ts'
import type { ExportEnvelope } from '#web/exports/exportTable.ts'
import { useOpenedAt } from '#web/exports/paper/useOpenedAt.ts'
import { useWho } from '#web/exports/useWho.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'

type PaperName = Pick<EnvelopeInput, 'what' | 'of' | 'title'>

export interface StampedEnvelope extends ExportEnvelope {
  readonly atMs: number
}

export function useEnvelope({ title, ...about }: PaperName, rankings: Rankings): StampedEnvelope {
  const words = useWords()
  const meta = useMeta()
  const { filters } = useView()
  const who = useWho()
  const atMs = useOpenedAt()
  const rows = rankings.groups.flatMap((group) => group.rows)
  const size = words.t('exports.rankSize', {
    units: rows.length,
    ranked: rows.filter((row) => row.ranked).length,
    cases: rankings.groups.reduce((sum, group) => sum + group.total.cases, 0),
  })
  const input = {
    ...about,
    title,
    answer: rankings,
    filters,
    size,
    stamp: { who, atMs },
    address: window.location.href,
  }
  return { ...envelopeOf(input, meta, words), atMs }
}
