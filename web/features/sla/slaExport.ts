// The deadlines screen as a file: its tables, and the breached clocks of its window case by case.
import type { CasesQuery } from '#api/contract/cases.ts'
import { type CaseRows, readCases } from '#web/exports/casePages.ts'
import { caseTable } from '#web/exports/caseTable.ts'
import type { ExportControl } from '#web/exports/ExportMenu.tsx'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, Stamp } from '#web/exports/exportTable.ts'
import { type About, matrixTable, type SlaExport, trendTable, upcomingTable } from './slaTables.ts'
import type { SlaView } from './slaView.ts'
import type { Trend } from './trend.ts'

export async function slaDocument(
  input: SlaExport,
  { stamp, control }: { readonly stamp: Stamp; readonly control: ExportControl },
  about: About,
): Promise<ExportDocument> {
  return documentOf(input, await readCases(breachedQuestion(input.view), control), { ...about, stamp })
}

/** The breached clocks of the window on screen. */
export function breachedQuestion({ filters, clock }: SlaView): CasesQuery {
  return { ...filters, metric: 'breach_rate', part: 'num', clock }
}

export function documentOf(
  input: SlaExport,
  breached: CaseRows,
  { meta, words, stamp }: About & { readonly stamp: Stamp },
): ExportDocument {
  const { t } = words
  const about = { meta, words }
  const { series } = input.trend
  const title = input.title
  const warning =
    breached.items.length < breached.answer.total
      ? t('exports.cut', { total: breached.answer.total, n: breached.items.length })
      : ''
  const size = t('exports.slaSize', { den: sum(series.points, 'den'), num: sum(series.points, 'num') })
  return {
    tables: [
      trendTable(input, about),
      matrixTable(input, about),
      upcomingTable(input, about),
      caseTable(
        breached.items,
        { title: t('exports.slaBreaches'), name: t('exports.slaBreaches'), hasUnit: true },
        about,
      ),
    ],
    envelope: envelopeOf(
      {
        what: 'sla',
        title,
        answer: input.answer,
        filters: input.view.filters,
        size: [size, warning].filter(Boolean).join(t('exports.semicolon')),
        metrics: ['breach_rate'],
        stamp,
        address: input.address,
      },
      meta,
      words,
    ),
    ...(warning === '' ? {} : { warning }),
  }
}

const sum = (points: Trend['series']['points'], name: 'num' | 'den'): number =>
  points.reduce((total, point) => total + point[name], 0)
