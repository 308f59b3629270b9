// Draws of the third-party check: their design, the frozen plan, the seed ceremony, what was drawn.
import { type Static, Type } from 'typebox'
import {
  ALLOCATIONS,
  DEPARTMENT_KINDS,
  INSPECTION_LEVELS,
  SAMPLE_FLAGS,
  SAMPLE_SIZES,
  SAMPLE_STATES,
  SAMPLED_AS,
  STRATIFICATIONS,
} from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { booleanOrNull, closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'

export const SamplesQuery = closed({ period: Type.Optional(Type.String({ maxLength: 40 })) })

const PeriodId = Type.String({ minLength: 4, maxLength: 40 })
const { department, community, category, urgency, scope, channel } = filterProperties

/** Which rule is used says `by`; its parameters are looked at, the others are not. */
const Size = closed({
  by: oneOf(SAMPLE_SIZES),
  /** Of all records; default 0.05. */
  share: Type.Optional(Type.Number({ minimum: 0.05, maximum: 1 })),
  /** Half width of the interval; default 0.05. */
  margin: Type.Optional(Type.Number({ minimum: 0.005, maximum: 0.5 })),
  /** What is to be found; defaults 0.05, 0.95. */
  falseShare: Type.Optional(Type.Number({ minimum: 0.001, maximum: 1 })),
  confidence: Type.Optional(Type.Number({ minimum: 0.5, maximum: 0.999 })),
  /** Defaults II, 2.5 (percent). */
  level: Type.Optional(oneOf(INSPECTION_LEVELS)),
  limit: Type.Optional(Type.Number({ minimum: 0.01, maximum: 1000 })),
})

/** What is drawn from and how; everything but the period has a default. */
export const SampleWish = closed({
  period: PeriodId,
  ...{ department, community, category, urgency, scope, channel },
  /** Only departments of these kinds; where departments are given too, those that are both. */
  kind: Type.Optional(Type.Array(oneOf(DEPARTMENT_KINDS), { maxItems: 4 })),
  /** Only flagged records (a limit ran out, or reopened; with `signals` asked about too), or only the others. */
  flag: Type.Optional(Type.Array(oneOf(SAMPLE_FLAGS), { maxItems: 1 })),
  size: Type.Optional(Size),
  stratify: Type.Optional(oneOf(STRATIFICATIONS)),
  /** How many times as likely as others records are drawn of which a limit ran out or that were reopened. */
  oversample: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  /**
   * Records that raised signals count count as flagged too, unless what a signal asks is answered as explained. Needs strata by flag; the
   * oversampling is 2 then where none is given. Which of the flagged ones they are is told nowhere.
   */
  signals: Type.Optional(Type.Boolean()),
  /** At least so many of each stratum. */
  least: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  method: Type.Optional(oneOf(ALLOCATIONS)),
})
export type SampleWish = Static<typeof SampleWish>

const Conflicts = Type.Array(Type.String({ maxLength: 200 }), { maxItems: 400, uniqueItems: true })

/** Without `inspectors` every account of the role stands, with no conflict. */
export const NewSample = closed({
  ...SampleWish.properties,
  inspectors: Type.Optional(
    Type.Array(closed({ account: Type.String({ minLength: 1, maxLength: 200 }), conflicts: Conflicts }), {
      maxItems: 100,
    }),
  ),
})
export type NewSample = Static<typeof NewSample>

const Stratum = closed({
  stratum: Type.String(),
  department: nullable(closed({ id: Type.String(), name: Type.String() })),
  flagged: booleanOrNull,
  size: Type.Number(),
  n: Type.Number(),
  /** n/size. */
  fraction: Type.Number(),
  /** size/n, how many records each drawn one stands for; null where none is drawn. */
  weight: numberOrNull,
  /** Standard deviation planned with. */
  spread: Type.Number(),
})

const Plan = {
  population: Type.Number(),
  n: Type.Number(),
  /** Expected half width of the 95 % interval, 0–1; null where nothing is drawn. */
  halfWidth: numberOrNull,
  /** Strata nothing is drawn of: the result says nothing of them. */
  uncovered: closed({ strata: Type.Number(), records: Type.Number() }),
  strata: Type.Array(Stratum),
  /** Draw id of the submitted batch that the spreads come from; null = planned with one half throughout. */
  spreadFrom: stringOrNull,
  acceptance: nullable(
    closed({
      letter: Type.String(),
      accept: Type.Number(),
      reject: Type.Number(),
      isWholeLot: Type.Boolean(),
    }),
  ),
} as const

export const SamplePreview = closed({
  period: Type.String(),
  asOf: instant,
  ...Plan,
  /** Records of the population that signals ask about; null = not asked for. */
  signalCases: numberOrNull,
  /** How many ±margin takes at 95 %. */
  precision: closed({ margin: Type.Number(), n: Type.Number() }),
  /** Who can stand for inspector. */
  inspectors: Type.Array(closed({ account: Type.String(), name: Type.String() })),
})
export type SamplePreview = Static<typeof SamplePreview>

const Head = {
  id: Type.Number(),
  /** `name~planHash`. */
  drawId: Type.String(),
  period: Type.String(),
  state: oneOf(SAMPLE_STATES),
  frameHash: Type.String(),
  planHash: Type.String(),
  frameSize: Type.Number(),
  sampleSize: Type.Number(),
  asOf: instant,
  frozenBy: Type.String(),
  frozenAt: instant,
  drawnBy: stringOrNull,
  drawnAt: stringOrNull,
  submittedAt: stringOrNull,
  voidReason: stringOrNull,
} as const

export const SampleItem = closed(Head)
export type SampleItem = Static<typeof SampleItem>

export const Sample = closed({
  ...Head,
  filters: Type.Record(Type.String(), Type.Array(Type.String())),
  design: closed({
    size: Size,
    stratify: oneOf(STRATIFICATIONS),
    oversample: Type.Number(),
    signals: Type.Boolean(),
    least: Type.Number(),
    method: oneOf(ALLOCATIONS),
  }),
  ...Plan,
  parties: Type.Array(
    closed({
      party: Type.String(),
      commitment: Type.String(),
      committedAt: instant,
      secret: stringOrNull,
      revealedAt: stringOrNull,
    }),
  ),
  /** In the order drawn, then those not drawn. */
  inspectors: Type.Array(
    closed({
      account: Type.String(),
      name: Type.String(),
      isDrawn: Type.Boolean(),
      /** Departments they may not check; null = not for the reader’s eyes. */
      conflicts: nullable(Type.Array(closed({ id: Type.String(), name: Type.String() }))),
    }),
  ),
  seed: stringOrNull,
  public: stringOrNull,
  /** In the order of the queue. Who checks a record too, blind, is said nowhere. */
  records: Type.Array(
    closed({
      caseId: Type.String(),
      stratum: Type.String(),
      department: closed({ id: Type.String(), name: Type.String() }),
      ticket: Type.String(),
      sampledAs: oneOf(SAMPLED_AS),
      replaces: stringOrNull,
      replacedReason: stringOrNull,
      inspector: Type.String(),
    }),
  ),
})
export type Sample = Static<typeof Sample>

const Party = Type.String({ minLength: 1, maxLength: 100 })

export const Commitment = closed({ party: Party, commitment: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
export type Commitment = Static<typeof Commitment>

/** At least 128 bits. */
export const Reveal = closed({ party: Party, secret: Type.String({ pattern: '^[0-9a-f]{32,256}$' }) })
export type Reveal = Static<typeof Reveal>

export const DrawBody = closed({
  /** Value of an event after the reveals; without parties of at least 20 digits. */
  public: Type.String({ minLength: 1, maxLength: 500 }),
  /** Exactly the parties that did not reveal: the draw goes on without them. */
  without: Type.Optional(Type.Array(Party, { maxItems: 100, uniqueItems: true })),
})
export type DrawBody = Static<typeof DrawBody>

export const VoidBody = closed({ reason: Type.String({ minLength: 1, maxLength: 500 }) })

export const Replacement = closed({
  caseId: Type.String({ minLength: 1, maxLength: 300 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})
export type Replacement = Static<typeof Replacement>
