// Columns of the ranking: place, unit, score, interval on the group's axis, indicators, volume, change.
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { receivedMetric } from '#web/lib/receivedMetric.ts'
import { scoreAxis, standingOf, tiedRanks } from '#web/lib/standing.ts'
import { partOf, partsShown, rankedBy, rowsOf } from '#web/lib/totalParts.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { PartPoints } from '#web/ui/PartPoints.tsx'
import { ScoreAxisHead, ScoreInterval, StandingWord } from '#web/ui/ScoreInterval.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import type { Column } from '#web/ui/Table.tsx'
import { Change } from './Change.tsx'
import { RankRange } from './RankRange.tsx'
import { Rate } from './Rate.tsx'
import type { Ranked } from './rankRows.ts'
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

function standingColumns(words: Words, { axis, target, rankings }: Standings): Column<Ranked>[] {
  const { t } = words
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
      head: rankedBy(rankings, words),
      sort: 'desc',
      align: 'end',
      className: 'rank-score',
      cell: ({ row }) => <ScoreValue {...row.score} {...behind(row, rankings)} parts={row.parts} />,
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
          opens={{ ...behind(row, rankings), parts: row.parts }}
        />
      ),
    },
  ]
}

/** What the parts of a quarter's total are, beside it: no column for a part that counts for nobody. */
function partColumns({ label }: Words, rankings: Rankings): Column<Ranked>[] {
  return partsShown(rowsOf(rankings)).map((part) => ({
    id: `part_${part}`,
    head: label(TOTAL_PARTS, part),
    align: 'end',
    className: 'rank-part',
    cell: ({ row }) => (
      <div className="rank-rate-cell">
        <span className="rank-rate-name" aria-hidden="true">
          {label(TOTAL_PARTS, part)}
        </span>
        <PartPoints part={partOf(row, part)} score={behind(row, rankings)} />
      </div>
    ),
  }))
}

const behind = ({ indicators, department }: RankingRow, rankings: Rankings) => ({
  indicators,
  rankings,
  of: department.name,
})

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
