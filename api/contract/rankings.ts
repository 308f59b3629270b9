// Departments in the order of their score, group by group, with everything a reader needs to recompute it.
import { type Static, Type } from 'typebox'
import { APPRAISAL_STATES, DEPARTMENT_KINDS, REASONS } from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { closed, nullable, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'
import { envelope, Metric } from './metric.ts'
import { TotalParts } from './totalParts.ts'

export const RankingsQuery = Type.Object(
  {
    ...filterProperties,
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    group: Type.Optional(Type.Unsafe<'kind' | 'all'>({ type: 'string', enum: ['kind', 'all'] })),
  },
  { additionalProperties: false },
)
export type RankingsQuery = Static<typeof RankingsQuery>

const Indicators = Type.Record(Type.String(), Metric)

export const RankingRow = closed({
  department: closed({
    id: Type.String(),
    name: Type.String(),
    kind: oneOf(DEPARTMENT_KINDS),
  }),
  ranked: Type.Boolean(),
  reason: Type.Optional(oneOf(REASONS)),
  /** Which indicators fall short, where `reason` is about them. */
  shortOf: Type.Optional(Type.Array(Type.String())),
  rank: numberOrNull,
  /** Best and worst rank among the group's ranked rows that the data allow, all rows together at 95 %; null as the rank. */
  rankLow: numberOrNull,
  rankHigh: numberOrNull,
  /** From 1: none in a tier is significantly below its head (与档首差异不显著); null as the rank. */
  tier: numberOrNull,
  /** What it is ranked by: the score; in a stored version of a quarter the total of `parts`. */
  score: closed({ value: numberOrNull, lo: numberOrNull, hi: numberOrNull }),
  /** Only in a stored version of a quarter; empty where the row has no total. */
  parts: Type.Optional(TotalParts),
  indicators: Indicators,
  /** Cases received by the department in the period. */
  cases: Type.Number(),
  excludedShare: Metric,
  previous: nullable(closed({ rank: numberOrNull, score: numberOrNull })),
})
export type RankingRow = Static<typeof RankingRow>

export const RankingGroup = closed({
  id: Type.String(),
  label: words,
  rows: Type.Array(RankingRow),
  total: closed({
    indicators: Indicators,
    cases: Type.Number(),
    excludedShare: Metric,
    score: numberOrNull,
  }),
})
export type RankingGroup = Static<typeof RankingGroup>

export const Rankings = closed({
  ...envelope,
  scheme: Type.String(),
  indicators: Type.Array(
    closed({
      metric: Type.String(),
      weight: Type.Number(),
      min: Type.Number(),
    }),
  ),
  group: Type.String(),
  /** State of the period's appraisal under this scheme; `open` (暂列) where there is none. */
  status: oneOf(APPRAISAL_STATES),
  /** The standing published version; `isSame` = this answer has its counts and what it ranks by (no filter, nothing came since). */
  published: nullable(closed({ version: Type.Number(), sha256: Type.String(), isSame: Type.Boolean() })),
  /** The stored version these numbers are of; absent = worked out from the data as they are. */
  snapshot: Type.Optional(
    closed({
      version: Type.Number(),
      sha256: Type.String(),
      stage: Type.Unsafe<'draft' | 'published'>({ type: 'string', enum: ['draft', 'published'] }),
      publishedAt: stringOrNull,
    }),
  ),
  complete: Type.Boolean(),
  previousPeriod: stringOrNull,
  groups: Type.Array(RankingGroup),
})
export type Rankings = Static<typeof Rankings>
