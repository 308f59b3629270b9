// Appraisals: state, checks, results out of the stored snapshot, sign-off log, outcomes; and the steps of their life.
import { type Static, Type } from 'typebox'
import {
  APPRAISAL_ACTS,
  APPRAISAL_CHECKS,
  APPRAISAL_KINDS,
  APPRAISAL_OUTCOMES,
  APPRAISAL_STATES,
  CHECK_LEVELS,
  DEPARTMENT_KINDS,
  OUTCOME_STATES,
  REASONS,
  SCORE_BANDS,
} from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'
import { Kpis } from './kpis.ts'
import { PeriodRef } from './metric.ts'
import { Rankings } from './rankings.ts'
import { TotalParts } from './totalParts.ts'

const Ranks = Type.Record(Type.String(), closed({ rank: Type.Number(), score: Type.Number() }))

/**
 * A stored version in the shapes of the ranking and the figures, so that whatever draws those can draw it. `kpis` has what the
 * snapshot holds: received cases, the scheme's indicators, breach rate, rating coverage. `casesUrl` lists the cases frozen with a
 * figure (`GET /appraisals/{period}/cases`); of `kpis.previous` and `kpis.yearAgo` the snapshot has sums only, so theirs lists that
 * period in the data as they are. `ranks` = earlier places by department id; null where the snapshot was made before they were kept.
 */
export const AppraisalResult = closed({
  rankings: Rankings,
  kpis: Kpis,
  ranks: nullable(closed({ previous: Ranks, yearAgo: Ranks })),
})
export type AppraisalResult = Static<typeof AppraisalResult>

/** A month or a quarter. */
export const AppraisalParams = closed({
  period: Type.String({ pattern: '^\\d{4}-(?:Q[1-4]|(?:0[1-9]|1[0-2]))$' }),
})
export const OutcomeParams = closed({
  ...AppraisalParams.properties,
  department: Type.String({ maxLength: 300 }),
})

const scheme = Type.Optional(Type.String({ maxLength: 60 }))
export const AppraisalQuery = closed({ scheme, version: Type.Optional(Type.Integer({ minimum: 1 })) })
export const SchemeQuery = closed({ scheme })
const note = Type.Optional(Type.String({ maxLength: 2000 }))

export const FreezeBody = closed({ note })
export const OpenObjectionsBody = closed({
  /** Length of the window; default 5. */
  workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  note,
})
export const PublishBody = closed({
  /** The period typed out, as id or in words. */
  confirm: Type.String({ maxLength: 60 }),
  /** Hex SHA-256 of the draft that was looked at: where it was worked out anew meanwhile, nothing is published. */
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  note,
})
export const SupersedeBody = closed({ reason: Type.String({ minLength: 1, maxLength: 2000 }) })
export const OutcomeBody = closed({
  decision: Type.Unsafe<'confirmed' | 'declined'>({ type: 'string', enum: ['confirmed', 'declined'] }),
  note,
})

const named = closed({ id: Type.String(), name: Type.String() })

export const AppraisalItem = closed({
  period: PeriodRef,
  kind: oneOf(APPRAISAL_KINDS),
  scheme: Type.String(),
  version: Type.Number(),
  state: oneOf(APPRAISAL_STATES),
  frozenAt: instant,
  windowEndsAt: stringOrNull,
  publishedAt: stringOrNull,
  /** Account that took its last step: drafted, froze, opened or published it. */
  movedBy: stringOrNull,
  sha256: stringOrNull,
  /** Why it corrects the version before; null for version 1. */
  reason: stringOrNull,
})
export type AppraisalItem = Static<typeof AppraisalItem>

export const AppraisalList = closed({ items: Type.Array(AppraisalItem) })

export const CheckItem = closed({
  check: oneOf(APPRAISAL_CHECKS),
  level: oneOf(CHECK_LEVELS),
  count: Type.Number(),
  of: numberOrNull,
  departments: Type.Array(named),
})

const points = nullable(
  closed({ value: Type.Number(), lo: Type.Number(), hi: Type.Number(), variance: Type.Number() }),
)

const Figure = closed({
  value: numberOrNull,
  num: Type.Number(),
  den: Type.Number(),
  excluded: Type.Number(),
  lo: numberOrNull,
  hi: numberOrNull,
  reason: Type.Optional(oneOf(REASONS)),
})

export const ResultRow = closed({
  id: Type.String(),
  name: Type.String(),
  kind: oneOf(DEPARTMENT_KINDS),
  ranked: Type.Boolean(),
  reason: Type.Optional(oneOf(REASONS)),
  shortOf: Type.Optional(Type.Array(Type.String())),
  rank: numberOrNull,
  rankLow: numberOrNull,
  rankHigh: numberOrNull,
  tier: numberOrNull,
  score: points,
  /** What a quarter is ranked and judged by; null in a month. */
  total: points,
  parts: TotalParts,
  indicators: Type.Record(Type.String(), Figure),
  cases: Type.Number(),
  voidCases: Type.Number(),
})
export type ResultRow = Static<typeof ResultRow>

export const ResultGroup = closed({
  id: Type.String(),
  label: words,
  rows: Type.Array(ResultRow),
  /** All rows pooled, ranked or not; `score` null where an indicator has no units. */
  total: closed({
    indicators: Type.Record(Type.String(), Figure),
    score: numberOrNull,
    cases: Type.Number(),
    voidCases: Type.Number(),
  }),
})

/** One number that moved; `what` = rank, score, total …, or `metric.num`, `metric.den`, `metric.excluded`. */
export const Move = closed({
  department: Type.String(),
  name: Type.String(),
  what: Type.String(),
  from: numberOrNull,
  to: numberOrNull,
})

/** The same of a group's pooled numbers. */
export const TotalMove = closed({
  group: Type.String(),
  label: words,
  what: Type.String(),
  from: numberOrNull,
  to: numberOrNull,
})

export const FundingLine = closed({
  department: Type.String(),
  name: Type.String(),
  group: Type.String(),
  rank: numberOrNull,
  rankLow: numberOrNull,
  rankHigh: numberOrNull,
  tier: numberOrNull,
  value: numberOrNull,
  band: nullable(Type.Unsafe<keyof typeof SCORE_BANDS>({ type: 'string', enum: Object.keys(SCORE_BANDS) })),
  outcome: nullable(
    Type.Unsafe<keyof typeof APPRAISAL_OUTCOMES>({ type: 'string', enum: Object.keys(APPRAISAL_OUTCOMES) }),
  ),
})

/** The stored snapshot without the case ids, which the file of `/snapshot` has. */
export const SnapshotView = closed({
  sha256: Type.String(),
  stage: Type.String(),
  asOf: instant,
  ruleSets: Type.Array(Type.String()),
  scheme: Type.String(),
  indicators: Type.Array(closed({ metric: Type.String(), weight: Type.Number(), min: Type.Number() })),
  calendar: Type.String(),
  dataVersion: Type.String(),
  trail: closed({ size: Type.Number(), root: Type.String() }),
  groups: Type.Array(ResultGroup),
  funding: Type.Array(FundingLine),
  corrects: nullable(
    closed({
      version: Type.Number(),
      sha256: Type.String(),
      reason: Type.String(),
      moves: Type.Array(Move),
      totalMoves: Type.Array(TotalMove),
    }),
  ),
})
export type SnapshotView = Static<typeof SnapshotView>

export const SignOff = closed({
  at: instant,
  by: Type.String(),
  act: oneOf(APPRAISAL_ACTS),
  version: Type.Number(),
  from: oneOf(APPRAISAL_STATES),
  to: oneOf(APPRAISAL_STATES),
  note: stringOrNull,
  sha256: stringOrNull,
})

export const OutcomeItem = closed({
  department: named,
  kind: oneOf(APPRAISAL_OUTCOMES),
  state: oneOf(OUTCOME_STATES),
  decidedBy: stringOrNull,
  decidedAt: stringOrNull,
  note: stringOrNull,
})

/** Cases with events that came in after freezing and touch the period: parked, not in the snapshot. */
export const LateRows = closed({
  cases: Type.Number(),
  events: Type.Number(),
  items: Type.Array(
    closed({
      id: Type.String(),
      events: Type.Number(),
      isNew: Type.Boolean(),
      importId: numberOrNull,
    }),
  ),
  /** What would move if they counted. */
  moves: Type.Array(Move),
})

export const Appraisal = closed({
  period: PeriodRef,
  /** The period in words, as it may be typed to confirm its publication. */
  label: words,
  kind: oneOf(APPRAISAL_KINDS),
  scheme: Type.String(),
  state: oneOf(APPRAISAL_STATES),
  /** Null = nothing was frozen yet. */
  version: numberOrNull,
  /** Steps that who asks may take now. */
  steps: Type.Array(Type.String()),
  frozenAt: stringOrNull,
  windowEndsAt: stringOrNull,
  publishedAt: stringOrNull,
  checks: Type.Array(CheckItem),
  objections: closed({ total: Type.Number(), undecided: Type.Number() }),
  late: LateRows,
  outcomes: Type.Array(OutcomeItem),
  log: Type.Array(SignOff),
  versions: Type.Array(AppraisalItem),
  snapshot: nullable(SnapshotView),
})
export type Appraisal = Static<typeof Appraisal>
