// The control chart's twin: every point with its numbers, limits and signal.
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { type Stretch, StretchTable } from '#web/ui/StretchTable.tsx'
import { isMarked, pointName, type Trend } from './trend.ts'

interface TrendRow extends Stretch {
  readonly name: string
  readonly index: number
}

export function TrendTable({ trend, title }: { trend: Trend; title: string }) {
  const words = useWords()
  const { t, f } = words
  const rows = trend.series.points.map(
    (point, index): TrendRow => ({ name: pointName(trend, index, words), index, point, rate: point.value }),
  )
  return (
    <div className="sla-table">
      <StretchTable
        caption={t('kit.tableOf', { title })}
        rows={rows}
        rateHead={t('sla.columnRate')}
        name={{ id: 'stretch', head: t('sla.columnStretch'), isRowHeader: true, cell: ({ name }) => name }}
        more={[
          {
            id: 'limits',
            head: t('sla.columnLimits'),
            align: 'end',
            cell: ({ point }) => f.interval(point.lcl, point.ucl),
          },
          { id: 'signal', head: t('sla.columnSignal'), cell: (row) => signalWord(row, trend, words) },
        ]}
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
