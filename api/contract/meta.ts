// What a page must know before it asks for numbers: units, communities, words, periods with data, rules, clock.
import { type Static, Type } from 'typebox'
import { APPRAISAL_STATES, DEPARTMENT_KINDS } from '#db/vocabulary.ts'
import { closed, instant, localDate, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'

const CodeWords = closed({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})

export const MetaDepartment = closed({
  id: Type.String(),
  name: Type.String(),
  kind: oneOf(DEPARTMENT_KINDS),
})
export const MetaCommunity = closed({
  id: Type.String(),
  name: Type.String(),
  households: numberOrNull,
  population: numberOrNull,
})
export const MetaCategory = closed({
  code: Type.String(),
  parent: stringOrNull,
  zh: Type.String(),
  en: Type.String(),
})
export const MetaPeriod = closed({
  id: Type.String(),
  start: instant,
  end: instant,
  complete: Type.Boolean(),
  /** State of its appraisal under the standard scheme; absent = nothing was frozen. */
  status: Type.Optional(oneOf(APPRAISAL_STATES)),
})

export const MetricDefinition = closed({
  id: Type.String(),
  kind: Type.String(),
  version: Type.String(),
  name: words,
  /** Formula in words and which units are counted when. */
  formula: words,
  cohort: words,
  unit: words,
  direction: Type.Unsafe<'higher' | 'lower' | 'none'>({
    type: 'string',
    enum: ['higher', 'lower', 'none'],
  }),
})

export const SchemeView = closed({
  id: Type.String(),
  version: Type.String(),
  indicators: Type.Array(
    closed({
      metric: Type.String(),
      weight: Type.Number(),
      min: Type.Number(),
    }),
  ),
  group: Type.String(),
})

export const LimitView = closed({
  clock: Type.String(),
  urgency: Type.String(),
  category: stringOrNull,
  kind: Type.String(),
  n: Type.Number(),
})

export const Meta = closed({
  street: closed({
    id: Type.String(),
    name: Type.String(),
    /** Approval number (审图号) of its map; null = none was given. */
    mapApproval: stringOrNull,
  }),
  /** `https://host` that people reach the server by (PINGYI_ORIGIN); null = it was not told. */
  origin: stringOrNull,
  zone: Type.String(),
  departments: Type.Array(MetaDepartment),
  communities: Type.Array(MetaCommunity),
  categories: Type.Array(MetaCategory),
  vocabulary: Type.Record(Type.String(), Type.Array(CodeWords)),
  metrics: Type.Array(MetricDefinition),
  schemes: Type.Array(SchemeView),
  periods: Type.Array(MetaPeriod),
  calendar: closed({
    id: Type.String(),
    years: Type.Array(Type.Number()),
    complete: Type.Boolean(),
    /** Clocks whose deadline touches an uncovered year. */
    provisionalDeadlines: Type.Number(),
    firstUncoveredYear: numberOrNull,
  }),
  ruleSet: closed({
    id: Type.String(),
    version: Type.String(),
    deadlines: Type.String(),
    limits: Type.Array(LimitView),
    minimum: Type.Number(),
    target: Type.Number(),
    excellent: Type.Number(),
  }),
  sources: Type.Array(closed({ id: Type.String(), cases: Type.Number() })),
  cases: Type.Number(),
  dataVersion: Type.String(),
  clock: Type.Unsafe<'live' | 'fixed'>({
    type: 'string',
    enum: ['live', 'fixed'],
  }),
  asOf: instant,
  lastImportAt: stringOrNull,
  demo: Type.Boolean(),
  cellSizes: Type.Array(Type.Number()),
  layers: Type.Array(Type.String()),
})
export type Meta = Static<typeof Meta>

/** One local date as the calendar judges it, for the working-time ruler. */
export const CalendarDay = closed({
  date: localDate,
  working: Type.Boolean(),
  /** Make-up workday on a weekend (调休). */
  makeUp: Type.Boolean(),
  covered: Type.Boolean(),
})
export type CalendarDay = Static<typeof CalendarDay>
