// The control chart's twin: every point with its numbers, limits and signal.
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type BreachPoint, isMarked, lastInstant, pointName, type Trend } from './trend.ts'

interface TrendRow {
  readonly name: string
  readonly index: number
  readonly point: BreachPoint
}

export function TrendTable({ trend, title }: { trend: Trend; title: string }) {
  const words = useWords()
  const { t, f } = words
  const rows = trend.series.points.map(
    (point, index): TrendRow => ({ name: pointName(trend, index, words), index, point }),
  )
  const columns: Column<TrendRow>[] = [
    { id: 'stretch', head: t('sla.columnStretch'), isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'days',
      head: t('sla.columnDays'),
      cell: ({ point }) => `${f.dayMonth(point.start)}–${f.dayMonth(lastInstant(point))}`,
    },
    {
      id: 'num',
      head: t('sla.columnBreached'),
      align: 'end',
      cell: ({ point }) => (
        <CasesLink n={point.num} casesUrl={point.casesUrl} part="num">
          {f.integer(point.num)}
        </CasesLink>
      ),
    },
    {
      id: 'den',
      head: t('sla.columnDue'),
      align: 'end',
      cell: ({ point }) => (
        <CasesLink n={point.den} casesUrl={point.casesUrl}>
          {f.integer(point.den)}
        </CasesLink>
      ),
    },
    { id: 'rate', head: t('sla.columnRate'), align: 'end', cell: ({ point }) => f.rate(point.value) },
    {
      id: 'limits',
      head: t('sla.columnLimits'),
      align: 'end',
      cell: ({ point }) => f.interval(point.lcl, point.ucl),
    },
    {
      id: 'signal',
      head: t('sla.columnSignal'),
      cell: (row) => signalWord(row, trend, words),
    },
  ]
  return (
    <div className="sla-table">
      <Table
        caption={t('kit.tableOf', { title })}
        columns={columns}
        rows={rows}
        rowKey={({ point }) => point.start}
        density="compact"
      />
    </div>
  )
}

/** The same judgement as the point's shape. */
function signalWord({ point, index }: TrendRow, { series }: Trend, { t }: Words): string {
  if (!point.complete) return t('sla.keyOpen')
  if (!isMarked(series, index)) return ''
  return t((point.value ?? 0) > (series.centre ?? 0) ? 'sla.keySignal' : 'sla.better')
}
