// One department as a file: its indicators with the counts behind them, and its matters.
import type { Breaches } from '#api/contract/breaches.ts'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, ExportTable, Stamp } from '#web/exports/exportTable.ts'
import { kpiTable } from '#web/exports/kpiTable.ts'
import { listAddress } from '#web/exports/listAddress.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewFilters } from '#web/lib/view.ts'
import { categoryRows } from './categories.ts'

export interface UnitExport {
  readonly unit: Meta['departments'][number]
  readonly kpis: Kpis
  readonly breaches: Breaches
  readonly filters: ViewFilters
  readonly address: string
}

interface About {
  readonly meta: Meta
  readonly words: Words
}

export function unitDocument(
  { unit, kpis, breaches, filters, address }: UnitExport,
  stamp: Stamp,
  { meta, words }: About,
): ExportDocument {
  const { t, f } = words
  const title = `${unit.name} · ${f.period(kpis.period.id)}`
  return {
    tables: [
      kpiTable(kpis, { title, address }, { meta, words }),
      categoryTable({ breaches, address }, { meta, words }),
    ],
    envelope: envelopeOf(
      {
        what: 'unit',
        of: unit.id,
        title,
        answer: { ...kpis, indicators: [] },
        filters,
        size: t('exports.kpiSize', { n: kpis.metrics.received?.num ?? 0 }),
        metrics: Object.keys(kpis.metrics),
        stamp,
        address,
      },
      meta,
      words,
    ),
  }
}

function categoryTable(
  { breaches, address }: Pick<UnitExport, 'breaches' | 'address'>,
  { meta, words }: About,
): ExportTable {
  const { t } = words
  return {
    title: t('unit.categories'),
    name: t('unit.categories'),
    columns: [
      { id: 'code', head: t('exports.columnRaw'), kind: 'id' },
      { id: 'category', head: t('unit.category'), kind: 'text' },
      { id: 'due', head: t('unit.dueReplies'), kind: 'count' },
      { id: 'late', head: t('unit.late'), kind: 'count' },
      { id: 'rate', head: t('exports.breachRate'), kind: 'rate' },
      { id: 'cases', head: t('exports.cases'), kind: 'link' },
    ],
    rows: categoryRows(breaches, meta.categories, words).map(({ code, name, due, breached, casesUrl }) => [
      code,
      name,
      due,
      breached,
      due > 0 ? breached / due : null,
      listAddress({ casesUrl, den: due }, address),
    ]),
  }
}
