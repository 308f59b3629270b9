// The list of the address as a file: all its pages, not only the one on screen.
import type { CasesQuery } from '#api/contract/cases.ts'
import type { Meta } from '#api/contract/meta.ts'
import { type CaseRows, readCases } from '#web/exports/casePages.ts'
import { caseTable } from '#web/exports/caseTable.ts'
import type { ExportControl } from '#web/exports/ExportMenu.tsx'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, ExportNote, Stamp } from '#web/exports/exportTable.ts'
import { queryText } from '#web/lib/apiClient.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewFilters } from '#web/lib/view.ts'

export interface CasesExport {
  readonly title: string
  readonly question: CasesQuery
  readonly filters: ViewFilters
  readonly address: string
}

export async function casesDocument(
  input: CasesExport,
  { stamp, control }: { readonly stamp: Stamp; readonly control: ExportControl },
  about: { readonly meta: Meta; readonly words: Words },
): Promise<ExportDocument> {
  return documentOf(input, await readCases(input.question, control), { ...about, stamp })
}

/** Period of a list: `/cases` answers with no period of its own, the question has it. */
export function documentOf(
  { title, question, filters, address }: CasesExport,
  { answer, items }: CaseRows,
  { meta, words, stamp }: { readonly meta: Meta; readonly words: Words; readonly stamp: Stamp },
): ExportDocument {
  const { t, f } = words
  const { metric } = question
  const isOfImport = question.import !== undefined
  const heading = `${title} · ${isOfImport ? t('cases.chipImport_all', { id: String(question.import) }) : f.period(filters.period)}`
  const warning =
    items.length < answer.total ? t('exports.cut', { total: answer.total, n: items.length }) : ''
  return {
    tables: [
      caseTable(
        items,
        { title: heading, name: t('cases.title'), hasUnit: metric !== undefined },
        { meta, words },
      ),
    ],
    envelope: envelopeOf(
      {
        what: 'cases',
        ...(metric === undefined ? {} : { of: metric }),
        title: heading,
        answer,
        filters,
        size: [t('exports.casesSize', { n: answer.total }), warning]
          .filter(Boolean)
          .join(t('exports.semicolon')),
        ...(metric === undefined ? {} : { metrics: [metric] }),
        more: [...(isOfImport ? [] : [periodNote(filters.period, words)]), listNote(question, words)],
        stamp,
        address,
      },
      meta,
      words,
    ),
    ...(warning === '' ? {} : { warning }),
  }
}

const periodNote = (period: string, { t, f }: Words): ExportNote => ({
  id: 'period',
  label: t('exports.notePeriod'),
  text: t('exports.periodDays', { period: f.period(period), days: f.periodDays(period) }),
  raw: period,
})

/** What narrows the list besides the filters of all screens, as the address has it. */
function listNote(
  { metric, part, clock, cell, level, status, stage, credits, due, change, q, sort, ...more }: CasesQuery,
  { t }: Words,
): ExportNote {
  const raw = queryText({
    ...{
      metric,
      part,
      clock,
      cell,
      level,
      status,
      stage,
      credits,
      due,
      import: more.import,
      change,
      q,
      sort,
    },
  }).replace(/^\?/, '')
  return { id: 'list', label: t('exports.noteList'), text: decodeURIComponent(raw), raw }
}
