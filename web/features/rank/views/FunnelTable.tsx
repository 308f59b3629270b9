// The funnel as a table: rate, volume, both limits, where the unit lies.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { Verdict } from '#web/ui/Verdict.tsx'
import { kindOf } from './funnelOf.ts'
import { type FunnelProps, PLACE_WORDS } from './funnelWords.ts'

export function FunnelTable({ rankings, funnel, metric, isHigherBetter }: FunnelProps) {
  const { t, f } = useWords()
  const name = useMetricName(metric)
  return (
    <Table
      caption={t('rank.funnelCaption', { name })}
      className="rank-funnel-table"
      phone="scroll"
      rows={funnel.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'unit',
          head: t('rank.unit'),
          isRowHeader: true,
          cell: ({ id, name }) => (
            <AppLink to="/unit/$id" params={{ id }}>
              {name}
            </AppLink>
          ),
        },
        {
          id: 'rate',
          head: name,
          align: 'end',
          cell: ({ metric, name }) => <MetricValue metric={metric} envelope={rankings} of={name} />,
        },
        {
          id: 'inner',
          head: t('rank.funnelInner'),
          align: 'end',
          cell: ({ limits }) => f.interval(limits.inner.lo, limits.inner.hi),
        },
        {
          id: 'outer',
          head: t('rank.funnelOuter'),
          align: 'end',
          cell: ({ limits }) => f.interval(limits.outer.lo, limits.outer.hi),
        },
        {
          id: 'wide',
          head: t('rank.funnelWide'),
          align: 'end',
          cell: ({ widened }) => (widened ? f.interval(widened.outer.lo, widened.outer.hi) : '\u2014'),
        },
        {
          id: 'place',
          head: t('rank.funnelPlace'),
          cell: ({ place }) => (
            <Verdict kind={kindOf(place, isHigherBetter)}>{t(PLACE_WORDS[place])}</Verdict>
          ),
        },
      ]}
    />
  )
}
