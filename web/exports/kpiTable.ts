// The indicators of one scope as a table: value, numerator, denominator, interval, and the same with the periods compared.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ExportCell, ExportTable } from './exportTable.ts'
import { listAddress } from './listAddress.ts'

interface About {
  readonly meta: Meta
  readonly words: Words
}

/** Every metric of the registry, in its order; a rate and a number never share a column, so that each has its format. */
export function kpiTable(
  kpis: Kpis,
  { title, address }: { readonly title: string; readonly address: string },
  { meta, words }: About,
): ExportTable {
  const { t, say } = words
  const known = meta.metrics.flatMap((entry) => {
    const metric = kpis.metrics[entry.id]
    return metric ? [{ entry, metric }] : []
  })
  return {
    title,
    name: t('exports.kpis'),
    columns: [
      { id: 'metric', head: t('exports.indicator'), kind: 'text', width: 22, isBrief: true },
      { id: 'id', head: t('exports.columnRaw'), kind: 'id', width: 24 },
      { id: 'rate', head: t('exports.rateValue'), kind: 'rate', isBrief: true },
      { id: 'value', head: t('exports.value'), kind: 'number', isBrief: true },
      { id: 'unit', head: t('exports.unitOf'), kind: 'text', width: 10, isBrief: true },
      { id: 'num', head: t('exports.numerator'), kind: 'number', isBrief: true },
      { id: 'den', head: t('exports.denominator'), kind: 'number', isBrief: true },
      { id: 'lo', head: t('exports.intervalLo'), kind: 'number' },
      { id: 'hi', head: t('exports.intervalHi'), kind: 'number' },
      { id: 'excluded', head: t('exports.excludedCount'), kind: 'count' },
      { id: 'cases', head: t('exports.cases'), kind: 'link' },
      { id: 'previous', head: t('exports.previousValue'), kind: 'number' },
      { id: 'yearAgo', head: t('exports.yearAgoValue'), kind: 'number' },
    ],
    rows: known.map(({ entry, metric }) => [
      say(entry.name),
      entry.id,
      ...valueCells(metric),
      say(entry.unit),
      metric.num,
      metric.den,
      metric.lo,
      metric.hi,
      metric.excluded,
      listAddress(metric, address),
      kpis.previous?.metrics[entry.id]?.value ?? null,
      kpis.yearAgo?.metrics[entry.id]?.value ?? null,
    ]),
  }
}

function valueCells({ kind, value }: Metric): [ExportCell, ExportCell] {
  return kind === 'rate' || kind === 'mean' ? [value, null] : [null, value]
}
