// Results of a third-party check: verified beside reported, of each department and of all together; handing in, sending back.
import { type Static, Type } from 'typebox'
import { DEPARTMENT_KINDS, SAMPLE_STATES } from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'
import { Metric, PeriodRef } from './metric.ts'

/** Lists of a batch that `GET /cases?sample=ID&sampled=…` knows; `of` narrows them to one department. */
export const SAMPLED_LISTS = {
  /** All the batch was drawn from, and those of them reported as resolved when the frame was frozen. */
  frame: null,
  claimed: null,
  /** Drawn, or stepped in. */
  asked: null,
  /** With a verdict (num: upheld), with an answer of the resident (num: resolved), with a grade (num: credit over 0). */
  checked: 'upheld',
  not_upheld: null,
  visited: 'resolved',
  graded: 'satisfied',
  /** Reported as resolved and visited with an answer (num: not resolved). */
  claim_visited: null,
  unchecked: null,
  open: null,
  /** The two inspectors differed and settled it between them. */
  agreed: null,
  unvisited: null,
} as const
export type SampledList = keyof typeof SAMPLED_LISTS

/** How many there are, and where they are listed. */
const Listed = closed({ count: Type.Number(), casesUrl: Type.String() })

/**
 * A design-weighted figure: `value` is the estimate, num and den are the answers as they are, `excluded` the asked ones without an
 * answer, `bounds` the value were all of those worst, or best.
 */
const Estimate = closed({
  ...Metric.properties,
  /** Weighted share of the asked that answered. */
  responseRate: numberOrNull,
  /** As many independent answers would say as much. */
  effectiveN: numberOrNull,
})
export type Estimate = Static<typeof Estimate>

const Verified = {
  frame: Listed,
  asked: Listed,
  upheld: Estimate,
  resolved: Estimate,
  satisfied: Estimate,
  /** What was reported over the same period, as of when the frame was frozen; null where the frame is of flagged records only, or of the others. */
  reported: nullable(closed({ resolution: Metric, satisfaction: Metric })),
} as const

const CLAIM_STATEMENTS = ['significant', 'none', 'too_few', 'uneven'] as const

const Claim = closed({
  claimed: Listed,
  visited: Listed,
  falseOnes: Listed,
  /** Share of all records truly resolved, by what visits found of the reported ones; bounds are one-sided 95 %, exact. */
  verified: nullable(
    closed({ reported: Type.Number(), value: Type.Number(), lo: Type.Number(), hi: Type.Number() }),
  ),
  p: numberOrNull,
  q: numberOrNull,
  /** Whether more is false than honest mistakes explain; nothing is said on few visits. */
  statement: Type.Unsafe<(typeof CLAIM_STATEMENTS)[number]>({ type: 'string', enum: [...CLAIM_STATEMENTS] }),
})

const Agreement = nullable(
  closed({ n: Type.Number(), share: Type.Number(), kappa: numberOrNull, standardError: numberOrNull }),
)

export const CheckResults = closed({
  sample: Type.Number(),
  drawId: Type.String(),
  state: oneOf(SAMPLE_STATES),
  period: PeriodRef,
  /** When the frame was frozen: reported figures are as of then. */
  asOf: instant,
  ruleSet: Type.String(),
  dataVersion: Type.String(),
  scheme: Type.String(),
  /** What narrowed the frame. */
  filters: Type.Record(Type.String(), Type.Array(Type.String())),
  /** False where it is narrowed by more than departments and their kinds: the result then counts in no quarter. */
  countsInPeriod: Type.Boolean(),
  /** Of the stored text; null while records are being checked. */
  sha256: stringOrNull,
  submitted: nullable(closed({ by: Type.String(), at: instant, reason: stringOrNull })),
  unfinished: closed({ unchecked: Listed, open: Listed, unvisited: Listed }),
  agreement: closed({ records: Agreement, items: Agreement }),
  /** Disagreements that the two settled between them, since no third person without a conflict could. */
  agreed: Listed,
  units: Type.Array(
    closed({
      department: closed({ id: Type.String(), name: Type.String(), kind: oneOf(DEPARTMENT_KINDS) }),
      ...Verified,
      claim: Claim,
    }),
  ),
  total: closed(Verified),
  /** Reported as resolved, and the visited resident says it is not. */
  mismatches: Type.Array(
    closed({
      caseId: Type.String(),
      title: stringOrNull,
      department: Type.String(),
      sentBackAt: stringOrNull,
      sentBackBy: stringOrNull,
    }),
  ),
})
export type CheckResults = Static<typeof CheckResults>

export const SubmitBody = closed({
  /** Needed where something is not finished. */
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
})
export type SubmitBody = Static<typeof SubmitBody>

/** What was handed in: the hash of the stored text. */
export const HandedIn = closed({ sample: Type.Number(), sha256: Type.String() })

export const SendBackBody = closed({
  cases: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
    minItems: 1,
    maxItems: 500,
    uniqueItems: true,
  }),
})
export type SendBackBody = Static<typeof SendBackBody>

export const SentBack = closed({ sentBack: Type.Array(Type.String()) })
