// Cases: the list behind every figure, and one case with its trail, clocks and facts.
import { type Static, Type } from 'typebox'
import {
  CHANNELS,
  CLOCKS,
  EVENT_TYPES,
  GRADES,
  OUTCOMES,
  REACHED,
  SCOPES,
  SIGNALS,
  type SignalCode,
  URGENCIES,
} from '#db/vocabulary.ts'
import { SAMPLED_LISTS, type SampledList } from './checkResults.ts'
import { filterProperties } from './filters.ts'
import { booleanOrNull, closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'
import { CalendarDay } from './meta.ts'

const choice = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

const codesOf = (lists: typeof SAMPLED_LISTS) => Object.keys(lists) as SampledList[]

export const CASE_SORTS = ['received', '-received', 'due', '-due', 'number', '-number'] as const
export const CASE_STATUSES = ['open', 'replied', 'archived', 'void'] as const

export const CasesQuery = Type.Object(
  {
    ...filterProperties,
    metric: Type.Optional(Type.String({ maxLength: 60 })),
    /** `rest` = in the denominator of a rate or mean and not in its numerator. */
    part: Type.Optional(choice(['num', 'rest', 'excluded'])),
    clock: Type.Optional(choice(['acknowledge', 'reply', 'all'])),
    /** Only units of this map cell (`g250.13.9`) or `unlocated` on the level given by `level`. */
    cell: Type.Optional(Type.String({ maxLength: 40 })),
    level: Type.Optional(choice(['cell', 'community'])),
    status: Type.Optional(choice(CASE_STATUSES)),
    stage: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'stage_time only: units of this later stage',
      }),
    ),
    credits: Type.Optional(
      Type.String({
        maxLength: 120,
        description: 'satisfaction_rate only: credit of each grade in place of the stored one, 1,1,0.9,0,0',
      }),
    ),
    due: Type.Optional(
      Type.String({
        maxLength: 80,
        description:
          'open_clocks only: paused, or deadlines in [from, to) as FROM/TO; .. = open on that side',
      }),
    ),
    import: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'only cases that this import brought or changed, of all times where no period is given',
      }),
    ),
    change: Type.Optional(
      Type.Unsafe<'inserted' | 'updated'>({
        type: 'string',
        enum: ['inserted', 'updated'],
        description: 'with import only',
      }),
    ),
    signal: Type.Optional(
      Type.Unsafe<SignalCode>({
        type: 'string',
        enum: Object.keys(SIGNALS),
        description: 'cases behind this signal of the one department named, whenever they were received',
      }),
    ),
    sample: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'a batch of the third-party check; with sampled, and its own period',
      }),
    ),
    sampled: Type.Optional(choice(codesOf(SAMPLED_LISTS))),
    sampledOf: Type.Optional(
      Type.String({ maxLength: 200, description: 'sampled only: records of this department' }),
    ),
    q: Type.Optional(Type.String({ maxLength: 100, description: 'part of number or title' })),
    sort: Type.Optional(choice(CASE_SORTS)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type CasesQuery = Static<typeof CasesQuery>

export const ClockState = choice(['met', 'breached', 'paused', 'running', 'none'])

export const CaseItem = closed({
  id: Type.String(),
  source: Type.String(),
  number: Type.String(),
  title: stringOrNull,
  receivedAt: instant,
  channel: oneOf(CHANNELS),
  category1: Type.String(),
  category2: stringOrNull,
  urgency: oneOf(URGENCIES),
  scope: oneOf(SCOPES),
  community: stringOrNull,
  firstReceiver: stringOrNull,
  /** Responsible at as-of. */
  department: stringOrNull,
  stage: Type.String(),
  status: choice(CASE_STATUSES),
  void: Type.Boolean(),
  /** The running reply clock, else the last. */
  due: stringOrNull,
  dueState: ClockState,
  provisional: Type.Boolean(),
  /** The unit that the asked metric counts: its instant, its part of the numerator, the department it counts for. */
  unit: Type.Optional(
    closed({
      at: instant,
      num: numberOrNull,
      den: numberOrNull,
      department: stringOrNull,
      minutes: numberOrNull,
    }),
  ),
})
export type CaseItem = Static<typeof CaseItem>

export const Cases = closed({
  asOf: instant,
  ruleSet: Type.String(),
  dataVersion: Type.String(),
  items: Type.Array(CaseItem),
  next: stringOrNull,
  total: Type.Number(),
})
export type Cases = Static<typeof Cases>

export const CaseClock = closed({
  clock: oneOf(CLOCKS),
  round: Type.Number(),
  start: instant,
  due: stringOrNull,
  /** The deadline without any pause: for "若无挂起，将超期". */
  dueWithoutPauses: stringOrNull,
  done: stringOrNull,
  state: ClockState,
  provisional: Type.Boolean(),
  department: stringOrNull,
  limit: nullable(closed({ kind: Type.String(), n: Type.Number() })),
  /** Counted days (ISO dates) up to the deadline, first to N-th, for the ruler. */
  countedDays: Type.Array(Type.String()),
  skippedDays: Type.Array(Type.String()),
  workingMinutes: numberOrNull,
})
export type CaseClock = Static<typeof CaseClock>

export const TrailItem = closed({
  seq: Type.Number(),
  type: oneOf(EVENT_TYPES),
  occurredAt: instant,
  recordedAt: stringOrNull,
  enteredAt: instant,
  backDated: Type.Boolean(),
  actor: stringOrNull,
  department: stringOrNull,
  to: stringOrNull,
  text: stringOrNull,
  reason: stringOrNull,
  outcome: nullable(oneOf(OUTCOMES)),
  callback: nullable(
    closed({
      reached: oneOf(REACHED),
      contacted: booleanOrNull,
      resolved: booleanOrNull,
      grade: nullable(oneOf(GRADES)),
    }),
  ),
  /** Attributes set or changed by this event: name → new value in words of the contract. */
  changes: Type.Array(closed({ field: Type.String(), before: stringOrNull, after: stringOrNull })),
  leaf: Type.String({ description: 'hex SHA-256 leaf of the Merkle log' }),
})
export type TrailItem = Static<typeof TrailItem>

/** Which metrics count this case, for whom, with what. */
export const CaseFact = closed({
  metric: Type.String(),
  at: instant,
  department: stringOrNull,
  num: Type.Number(),
  den: Type.Number(),
  counted: Type.Boolean(),
  reason: stringOrNull,
})

export const CaseDetail = closed({
  asOf: instant,
  ruleSet: Type.String(),
  calendar: Type.String(),
  case: CaseItem,
  text: stringOrNull,
  /** Whether personal fields of the case were erased; what is left is masked. */
  erased: Type.Boolean(),
  /** Masked. */
  person: closed({
    name: stringOrNull,
    phone: stringOrNull,
    address: stringOrNull,
  }),
  position: nullable(closed({ cell: stringOrNull, isDefault: Type.Boolean() })),
  clocks: Type.Array(CaseClock),
  pauses: Type.Array(closed({ from: instant, to: stringOrNull, reason: stringOrNull })),
  facts: Type.Array(CaseFact),
  trail: Type.Array(TrailItem),
  /** Every local date from receipt to the last deadline or event, for the ruler. */
  days: Type.Array(CalendarDay),
})
export type CaseDetail = Static<typeof CaseDetail>

/** Staff's quick entry of one case from an offline channel. */
export const NewCase = closed({
  channel: oneOf(CHANNELS),
  receivedAt: instant,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  text: Type.Optional(Type.String({ maxLength: 5000 })),
  name: Type.Optional(Type.String({ maxLength: 60 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  address: Type.Optional(Type.String({ maxLength: 200 })),
  category: Type.String({ minLength: 1, maxLength: 200 }),
  urgency: oneOf(URGENCIES),
  scope: oneOf(SCOPES),
  community: Type.Optional(Type.String({ maxLength: 200 })),
  position: Type.Optional(
    closed({
      lng: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
    }),
  ),
  firstReceiver: Type.String({ minLength: 1, maxLength: 200 }),
})
export type NewCase = Static<typeof NewCase>

/** Staff's entry of a later event of an entered case. */
export const NewEvent = closed({
  type: choice([
    'acknowledged',
    'classified',
    'dispatched',
    'redispatched',
    'followed_up',
    'replied',
    'archived',
    'paused',
    'resumed',
    'reopened',
    'called_back',
    'note',
  ]),
  occurredAt: instant,
  department: Type.Optional(Type.String({ maxLength: 200 })),
  to: Type.Optional(Type.String({ maxLength: 200 })),
  text: Type.Optional(Type.String({ maxLength: 5000 })),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  outcome: Type.Optional(oneOf(OUTCOMES)),
  urgency: Type.Optional(oneOf(URGENCIES)),
  category: Type.Optional(Type.String({ maxLength: 200 })),
  reached: Type.Optional(oneOf(REACHED)),
  contacted: Type.Optional(Type.Boolean()),
  resolved: Type.Optional(Type.Boolean()),
  grade: Type.Optional(oneOf(GRADES)),
})
export type NewEvent = Static<typeof NewEvent>
