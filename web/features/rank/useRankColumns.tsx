// Columns of the ranking: place, unit, score, interval on the group's axis, indicators, volume, change.
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { scoreAxis, standingOf, tiedRanks } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { PartValue } from '#web/ui/PartValue.tsx'
import { ScoreAxisHead, ScoreInterval, StandingWord } from '#web/ui/ScoreInterval.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import type { Column } from '#web/ui/Table.tsx'
import { Change } from './Change.tsx'
import { RankRange } from './RankRange.tsx'
import { Rate } from './Rate.tsx'
import { partsOf, type Ranked, receivedMetric } from './rankRows.ts'
import { hasRankIntervals } from './tiers.ts'
import { useMixColumn } from './useMixColumn.tsx'

export function useRankColumns(rankings: Rankings, group: RankingGroup): Column<Ranked>[] {
  const words = useWords()
  const { metrics, ruleSet } = useMeta()
  const { compare } = useView()
  const mix = useMixColumn(rankings)
  const axis = scoreAxis(group.rows, ruleSet.target)
  const nameOf = (id: string) => {
    const entry = metrics.find((one) => one.id === id)
    return entry ? words.say(entry.name) : id
  }
  return [
    placeColumn(words, tiedRanks(group.rows)),
    ...(hasRankIntervals(group.rows) ? [rangeColumn(words, group)] : []),
    ...standingColumns(words, { axis, target: ruleSet.target, rankings }),
    ...partColumns(words, rankings),
    ...rankings.indicators.map(
      ({ metric }): Column<Ranked> => ({
        id: metric,
        head: nameOf(metric),
        sort: 'asc',
        align: 'end',
        className: 'rank-rate',
        cell: ({ row }) => (
          <Rate id={metric} metric={row.indicators[metric]} envelope={rankings} of={row.department.name} />
        ),
      }),
    ),
    ...(mix ? [mix] : []),
    casesColumn(words, rankings),
    ...(compare === 'none' ? [] : [changeColumn(words, compare)]),
  ]
}

function placeColumn({ t, f }: Words, tied: ReadonlySet<number>): Column<Ranked> {
  return {
    id: 'rank',
    head: t('rank.place'),
    sort: 'asc',
    align: 'end',
    className: 'rank-place',
    cell: ({ row }) => (
      <>
        <span className="sr-only">{f.rank(row.rank, row.rank !== null && tied.has(row.rank))}</span>
        <span aria-hidden="true">
          <b>{row.rank}</b>
          {row.rank !== null && tied.has(row.rank) ? <span className="meta">{t('rank.tied')}</span> : null}
        </span>
      </>
    ),
  }
}

function rangeColumn({ t }: Words, group: RankingGroup): Column<Ranked> {
  const count = group.rows.filter((row) => row.ranked).length
  return {
    id: 'range',
    head: t('rank.range'),
    className: 'rank-range',
    cell: ({ row }) => <RankRange row={row} count={count} />,
  }
}

interface Standings {
  readonly axis: ReturnType<typeof scoreAxis>
  readonly target: number
  readonly rankings: Rankings
}

function standingColumns({ t }: Words, { axis, target, rankings }: Standings): Column<Ranked>[] {
  const isTotal = partsOf(rankings).length > 0
  return [
    {
      id: 'unit',
      head: t('rank.unit'),
      sort: 'asc',
      isRowHeader: true,
      className: 'rank-unit',
      cell: ({ row }) => (
        <>
          <AppLink to="/unit/$id" params={{ id: row.department.id }}>
            {row.department.name}
          </AppLink>
          <StandingWord standing={standingOf(row, target)} />
        </>
      ),
    },
    {
      id: 'score',
      head: t(isTotal ? 'appraisal.total' : 'rank.score'),
      sort: 'desc',
      align: 'end',
      className: 'rank-score',
      cell: ({ row }) => (
        <ScoreValue
          {...row.score}
          parts={row.parts}
          indicators={row.indicators}
          rankings={rankings}
          of={row.department.name}
        />
      ),
    },
    {
      id: 'interval',
      head: <ScoreAxisHead axis={axis} target={target} />,
      name: t('rank.interval'),
      className: 'rank-plot',
      cell: ({ row }) => (
        <ScoreInterval
          row={row}
          axis={axis}
          target={target}
          height={52}
          opens={{ parts: row.parts, indicators: row.indicators, rankings, of: row.department.name }}
        />
      ),
    },
  ]
}

/** What a stored quarter's total is made of, line by line, where more than the score counts for anybody. */
function partColumns({ t }: Words, rankings: Rankings): Column<Ranked>[] {
  const parts = partsOf(rankings)
  if (parts.length === 0) return []
  return [
    {
      id: 'parts',
      head: t('rank.parts'),
      align: 'end',
      className: 'rank-cases',
      cell: ({ row }) =>
        parts.map((part) => (
          <span key={part} className="meta">
            {t(`notice.part_${part}`)} <PartValue row={row} part={part} />
          </span>
        )),
    },
  ]
}

function casesColumn({ t, f }: Words, rankings: Rankings): Column<Ranked> {
  return {
    id: 'cases',
    head: t('rank.cases'),
    sort: 'desc',
    align: 'end',
    className: 'rank-cases',
    cell: ({ row }) => (
      <>
        <MetricValue
          metric={receivedMetric(row.cases, row.excludedShare)}
          envelope={rankings}
          of={row.department.name}
          look="plain"
        />
        <span className="meta">{t('rank.excluded', { n: f.integer(row.excludedShare.num) })}</span>
      </>
    ),
  }
}

function changeColumn({ t }: Words, compare: 'previous' | 'yearAgo'): Column<Ranked> {
  const basis = t(compare === 'yearAgo' ? 'shell.yearAgo' : 'shell.previous')
  return {
    id: 'change',
    head: (
      <span className="rank-two-lines">
        <span>{t('rank.change')}</span> <span>{basis}</span>
      </span>
    ),
    name: `${t('rank.change')} ${basis}`,
    sort: 'desc',
    align: 'end',
    className: 'rank-change',
    cell: ({ row, move }) => <Change move={move} department={row.department} />,
  }
}
