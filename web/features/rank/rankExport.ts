// The ranking as a file: every group a sheet, the one on screen first, under one envelope.
import type { Meta } from '#api/contract/meta.ts'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, Stamp } from '#web/exports/exportTable.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { type RankExport, rankTable, titleOf } from './rankTable.ts'

export function rankDocument(
  input: RankExport,
  stamp: Stamp,
  about: { meta: Meta; words: Words },
): ExportDocument {
  const { rankings, group, view, address } = input
  const { meta, words } = about
  const rest = rankings.groups.filter((one) => one.id !== group.id)
  const rows = rankings.groups.flatMap((one) => one.rows)
  const envelope = envelopeOf(
    {
      what: 'rank',
      title: titleOf(rankings, group, words),
      answer: rankings,
      filters: view.filters,
      size: words.t('exports.rankSize', {
        units: rows.length,
        ranked: rows.filter((row) => row.ranked).length,
        cases: rankings.groups.reduce((sum, one) => sum + one.total.cases, 0),
      }),
      stamp,
      address,
    },
    meta,
    words,
  )
  return {
    tables: [rankTable(input, group, about), ...rest.map((one) => rankTable(input, one, about))],
    envelope,
  }
}
