// The matrix view: units by months of one indicator; colour only where the whole interval lies on one side of the target.
import { useQueries } from '@tanstack/react-query'
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { targetRate } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { rankingsQuery } from '../queries.ts'
import { useScheme } from '../useRanking.ts'
import { countPlace, type HeatCell, type HeatPlace, type HeatRow, heatMonths, heatOf } from './heatOf.ts'
import { Indicators } from './Indicators.tsx'

export interface HeatViewProps {
  readonly rankings: Rankings
  readonly group: RankingGroup
}

export function HeatView({ rankings, group }: HeatViewProps) {
  const { t, f } = useWords()
  const { ruleSet, metrics, zone, asOf } = useMeta()
  const { filters, params } = useView()
  const scheme = useScheme()
  const ids = rankings.indicators.map(({ metric }) => metric)
  const metric = ids.find((id) => id === params.metric) ?? ids[0] ?? ''
  const name = useMetricName(metric)
  const isHigherBetter = metrics.find(({ id }) => id === metric)?.direction !== 'lower'
  const target = isHigherBetter ? targetRate(ruleSet) : 1 - targetRate(ruleSet)
  const months = heatMonths(rankings.period.id, { zone, asOf: filters.asOf ?? asOf })
  const answers = useQueries({
    queries: months.map((period) => rankingsQuery({ ...filters, period }, scheme)),
  })
  // While another month is asked for, the last answer stays on screen: it is not this month's.
  const known = answers.map(({ data }, index) => (data?.period.id === months[index] ? data : undefined))
  const rows = heatOf(group, known, { metric, target, isHigherBetter })
  const values = { name, n: countPlace(rows, 'below'), months: months.length, target: f.rate(target, 0) }
  return (
    <Panel
      kind="plain"
      title={t(values.n > 0 ? 'rank.heatTitle' : 'rank.heatNone', values)}
      sub={t('rank.heatSub', values)}
      actions={<Indicators rankings={rankings} metric={metric} />}
    >
      <Key target={values.target} />
      <Table
        caption={t('rank.heatSub', values)}
        className="rank-heat"
        phone="scroll"
        rows={rows}
        rowKey={({ id }) => id}
        columns={useColumns(months, known)}
      />
      <p className="meta rank-note">{t('rank.heatNote')}</p>
    </Panel>
  )
}

const WORDS = {
  above: 'rank.heatAbove',
  around: 'rank.heatAround',
  below: 'rank.heatBelow',
  few: 'rank.heatFew',
} as const satisfies Record<Exclude<HeatPlace, 'none'>, string>
const SHAPES = { above: 'good', around: 'noise', below: 'poor', few: 'uncertain' } as const

function Key({ target }: { readonly target: string }) {
  const { t } = useWords()
  return (
    <ul className="rank-key">
      {(['above', 'around', 'below', 'few'] as const).map((place) => (
        <li key={place}>
          <span className={`rank-cell rank-cell-${place}`}>
            <VerdictShape kind={SHAPES[place]} /> {t(WORDS[place], { target })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function useColumns(
  months: readonly string[],
  known: readonly (Rankings | undefined)[],
): readonly Column<HeatRow>[] {
  const { t, f } = useWords()
  return [
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
    ...months.map(
      (month, index): Column<HeatRow> => ({
        id: month,
        head: f.period(month),
        align: 'end',
        cell: ({ name, cells }) => (
          <Cell cell={cells[index]} of={`${name} · ${f.period(month)}`} envelope={known[index]} />
        ),
      }),
    ),
  ]
}

interface CellProps {
  readonly cell: HeatCell | undefined
  readonly of: string
  /** Undefined while the month is on its way. */
  readonly envelope: Rankings | undefined
}

function Cell({ cell, of, envelope }: CellProps) {
  const { t } = useWords()
  if (envelope === undefined) return <span className="rank-cell muted">…</span>
  if (cell?.metric === undefined || cell.place === 'none') return <span className="rank-cell muted">—</span>
  return (
    <span className={`rank-cell rank-cell-${cell.place}`}>
      <VerdictShape kind={SHAPES[cell.place]} />
      <span className="sr-only">{t(WORDS[cell.place], { target: '' })}</span>
      <MetricValue metric={cell.metric} envelope={envelope} of={of} />
    </span>
  )
}
