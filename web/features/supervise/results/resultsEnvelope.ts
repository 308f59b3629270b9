// The envelope of results that leave the page: a draft until they are handed in, under their hash afterwards.
import type { Meta } from '#api/contract/meta.ts'
import type { ExportKind } from '#db/vocabulary.ts'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportEnvelope, Stamp } from '#web/exports/exportTable.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { frameText } from '../draw/frame.ts'
import type { Results } from './queries.ts'

export interface Leaving {
  readonly stamp: Stamp
  readonly address: string
}
export interface About {
  readonly meta: Meta
  readonly words: Words
}

/** Title of the report. */
export const titleOf = (results: Results, { meta, words: { t, f } }: About): string =>
  t('checkResults.reportTitle', { street: meta.street.name, period: f.period(results.period.id) })

export function resultsEnvelope(
  what: Extract<ExportKind, 'check_results' | 'check_report'>,
  results: Results,
  { stamp, address, about }: Leaving & { readonly about: About },
): ExportEnvelope {
  const { t, f } = about.words
  const { submitted, sha256, drawId, total } = results
  const status =
    submitted === null
      ? t('checkResults.live')
      : t('checkResults.submitted', { by: submitted.by, at: f.dateTimeLong(submitted.at) })
  const envelope = envelopeOf(
    {
      ...{ what, of: String(results.sample), title: titleOf(results, about) },
      // Schemes are named without their version everywhere else.
      answer: { ...results, scheme: results.scheme.split('@')[0] ?? results.scheme },
      filters: { period: results.period.id },
      size: t('checkResults.sub', {
        period: f.period(results.period.id),
        frame: f.integer(total.frame.count),
        asked: f.integer(total.asked.count),
      }),
      more: [
        { id: 'draw', label: t('checkResults.batch'), text: drawId, raw: drawId },
        { id: 'hash', label: t('checkResults.hash'), text: sha256 ?? '', raw: sha256 ?? '' },
      ],
      ...{ stamp, address },
    },
    about.meta,
    about.words,
  )
  // What is rechecked of it is the draw, in public.
  const recheck = new URL(`/recheck/${results.sample}`, address).href
  const said: Readonly<Record<string, { readonly text: string; readonly raw: string }>> = {
    status: { text: status, raw: results.state },
    filters: { text: frameText(results.filters, about), raw: JSON.stringify(results.filters) },
    recheck: { text: recheck, raw: '' },
  }
  return {
    ...envelope,
    // It is no appraisal: its own hash stands in place of a snapshot's.
    notes: envelope.notes
      .filter(({ id }) => id !== 'snapshot')
      .map((note) => ({ ...note, ...said[note.id] })),
    isDraft: submitted === null,
    status,
  }
}
