// Score, rank and indicators of the last four periods, each asked from its own ranking.

import { useQueries } from '@tanstack/react-query'
import type { Rankings } from '#api/contract/rankings.ts'
import { REASONS } from '#db/vocabulary.ts'
import { rankingsQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { isUnfinished } from '#web/lib/periods.ts'
import { periodsBack } from '#web/lib/periodsBack.ts'
import { scoreAxis, standingOf } from '#web/lib/standing.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { ScoreAxisHead, ScoreInterval } from '#web/ui/ScoreInterval.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type StandingIn, standingIn } from './standingIn.ts'
import { type Unit, useGroupFilters, useScheme } from './useUnit.ts'

const PERIODS = 4

interface Past {
  readonly period: string
  readonly rankings: Rankings | undefined
  readonly standing: StandingIn | null
}

export function History({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const { zone } = useMeta()
  const filters = useGroupFilters()
  const scheme = useScheme(unit)
  const periods = periodsBack(filters.period, PERIODS, zone)
  const answers = useQueries({
    queries: periods.map((period) => ({
      ...rankingsQuery({ ...filters, period }, scheme ?? 'standard'),
      enabled: scheme !== null,
    })),
  })
  const rows = periods.map((period, index): Past => {
    const rankings = answers[index]?.data
    // While another period is asked for, the last answer is kept on screen: it is not this period's.
    const own = rankings?.period.id === period ? rankings : undefined
    return { period, rankings: own, standing: own ? standingIn(own, unit.id) : null }
  })
  const isComing = answers.some((answer) => answer.isPending)
  return (
    <Panel
      kind="plain"
      className="unit-wide"
      title={t('unit.history', { n: periods.length })}
      sub={t('unit.historySub')}
    >
      {isComing && rows.every((row) => !row.rankings) ? (
        <Skeleton height="14rem" lines={5} />
      ) : (
        <Periods rows={rows} unit={unit} />
      )}
    </Panel>
  )
}

function Periods({ rows, unit }: { rows: readonly Past[]; unit: Unit }) {
  const { t, f } = useWords()
  const meta = useMeta()
  const { search } = useView()
  const { target } = meta.ruleSet
  const axis = scoreAxis(
    rows.flatMap(({ standing }) => (standing ? [standing.row] : [])),
    target,
  )
  const columns: Column<Past>[] = [
    {
      id: 'period',
      head: t('unit.period'),
      isRowHeader: true,
      className: 'unit-period',
      cell: ({ period }) => (
        <>
          <AppLink to="/rank" search={commonSearch(search, { period, department: null })}>
            {f.period(period)}
          </AppLink>
          {isUnfinished(period, meta) ? <span className="meta">{t('unit.running')}</span> : null}
        </>
      ),
    },
    {
      id: 'rank',
      head: t('unit.rank'),
      className: 'unit-rank',
      cell: ({ standing }) => <PastRank standing={standing} />,
    },
    {
      id: 'interval',
      head: <ScoreAxisHead axis={axis} target={target} />,
      name: t('unit.interval'),
      className: 'unit-plot',
      cell: ({ standing, rankings }) =>
        standing && rankings ? (
          <ScoreInterval
            row={standing.row}
            axis={axis}
            target={target}
            height={40}
            opens={{ indicators: standing.row.indicators, rankings, of: unit.name }}
          />
        ) : null,
    },
    {
      id: 'score',
      head: t('unit.scoreHead'),
      align: 'end',
      className: 'unit-score',
      cell: ({ standing, rankings }) =>
        standing && rankings ? (
          <ScoreValue
            {...standing.row.score}
            indicators={standing.row.indicators}
            rankings={rankings}
            of={unit.name}
          />
        ) : (
          f.score(null)
        ),
    },
    ...usePastIndicators(rows, unit),
  ]
  return (
    <Table
      caption={t('unit.historyCaption', { unit: unit.name })}
      className="unit-history"
      columns={columns}
      rows={rows}
      rowKey={({ period }) => period}
    />
  )
}

function usePastIndicators(rows: readonly Past[], unit: Unit): Column<Past>[] {
  const { say } = useWords()
  const { metrics } = useMeta()
  const [first] = rows.flatMap(({ rankings }) => rankings ?? [])
  return (first?.indicators ?? []).map(({ metric: id }) => {
    const entry = metrics.find((one) => one.id === id)
    return {
      id,
      head: entry ? say(entry.name) : id,
      align: 'end',
      className: 'unit-rate',
      cell: ({ standing, rankings }) => {
        const metric = standing?.row.indicators[id]
        return metric && rankings ? (
          <MetricValue metric={metric} envelope={rankings} of={unit.name} />
        ) : (
          '\u2014'
        )
      },
    }
  })
}

function PastRank({ standing }: { standing: StandingIn | null }) {
  const { t, f, label } = useWords()
  const { target } = useMeta().ruleSet
  if (!standing) return t('kit.noData')
  const { row, ranked, isTied } = standing
  if (!row.ranked) return row.reason ? label(REASONS, row.reason) : t('kit.notEnoughPlain')
  const { isSmall, least } = standingOf(row, target)
  return (
    <>
      {t('unit.rankShort', { rank: f.rank(row.rank, isTied), n: ranked })}
      {isSmall ? <span className="meta">{t('figure.few', { n: least })}</span> : null}
    </>
  )
}
