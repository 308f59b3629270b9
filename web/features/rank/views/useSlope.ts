// The lines of ranks for the view in the address: which periods, and each one's ranks.
import { useQueries } from '@tanstack/react-query'
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { periodsBack } from '#web/lib/periodsBack.ts'
import { useView } from '#web/lib/urlState.ts'
import { rankingsQuery } from '../queries.ts'
import { ranksOf, yearAgoId } from '../rankRows.ts'
import { useEarlierRanks, useScheme } from '../useRanking.ts'
import { BUMP_PERIODS, MOST_BUMP_UNITS, type Ranks, type SlopeLine, slopeOf } from './slopeOf.ts'

export interface Slope {
  readonly lines: readonly SlopeLine[]
  /** Ids of the periods, the earliest first. */
  readonly periods: readonly string[]
  readonly isComing: boolean
}

export function useSlope(rankings: Rankings, group: RankingGroup): Slope {
  const { zone, asOf } = useMeta()
  const { filters, compare, params } = useView()
  const earlier = useEarlierRanks()
  const scheme = useScheme()
  const isBump = compare !== 'yearAgo' && group.rows.filter((row) => row.ranked).length <= MOST_BUMP_UNITS
  const back = isBump ? periodsBack(rankings.period.id, BUMP_PERIODS, zone).slice(1).toReversed() : []
  const answers = useQueries({ queries: back.map((period) => rankingsQuery({ ...filters, period }, scheme)) })
  const now = ranksOf(rankings)
  const at = { zone, asOf: filters.asOf ?? asOf }
  const before = earlier ? yearAgoId(filters.period, at) : rankings.previousPeriod
  const sides: readonly (readonly [string, Ranks])[] = isBump
    ? back.map((period, index): readonly [string, Ranks] => {
        const data = answers[index]?.data
        // While another period is asked for, the last answer stays on screen: it is not this period's.
        return [period, data?.period.id === period ? ranksOf(data) : new Map()]
      })
    : [[before ?? '', earlier ?? previousRanks(group)]]
  return {
    lines: slopeOf(group, [...sides.map(([, ranks]) => ranks), now], params.select[0]),
    periods: [...sides.map(([period]) => period), rankings.period.id],
    isComing: answers.some(({ isPending }) => isPending),
  }
}

const previousRanks = (group: RankingGroup): Ranks =>
  new Map(group.rows.map(({ department, previous }) => [department.id, previous?.rank ?? null]))
