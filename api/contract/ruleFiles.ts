// Calendar, scheme and rule-set files: how a deployment states its rules as data.
import { type Static, Type } from 'typebox'
import { CLOCKS, codes, GRADES, type Grade, LIMIT_KINDS, URGENCIES } from '#db/vocabulary.ts'
import type { Grouping } from '../domain/rules.ts'
import { closed, localDate, nullable, oneOf, words } from './kit.ts'

const ruleId = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,59}$' })
const version = Type.String({ minLength: 1, maxLength: 40 })
const choice = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

const dates = (description: string) =>
  Type.Array(localDate, { uniqueItems: true, maxItems: 20_000, description })

/** Working days of whole years; years that are not named make deadlines provisional. */
export const CalendarFile = Type.Object(
  {
    zone: Type.String({ minLength: 1, maxLength: 60, description: 'IANA zone of the local days' }),
    years: Type.Unsafe<readonly number[] | 'all'>({
      anyOf: [
        Type.Array(Type.Integer({ minimum: 1990, maximum: 2100 }), { minItems: 1, uniqueItems: true }),
        { const: 'all' },
      ],
      description: 'Years whose holidays are known; “all” = plain weekends, declared to be complete',
    }),
    rest: dates('Days off besides Saturdays and Sundays'),
    work: dates('Saturdays and Sundays that are worked (调休)'),
    notice: Type.Optional(Type.String({ maxLength: 500, description: 'Where the days were announced' })),
  },
  { additionalProperties: false, $id: 'calendar' },
)
export type CalendarFile = Static<typeof CalendarFile>

const Credits = Type.Unsafe<Readonly<Record<Grade, number>>>({
  type: 'object',
  properties: Object.fromEntries(
    codes(GRADES).map((grade) => [grade, { type: 'number', minimum: 0, maximum: 1 }]),
  ),
  required: codes(GRADES),
  additionalProperties: false,
  description: 'Credit of each grade, 0 to 1',
})

/** Peer groups: by kind, all together, by cases received in the period, or as listed. */
const Groups = Type.Unsafe<Grouping>({
  anyOf: [
    { type: 'string', enum: ['kind', 'all'] },
    closed({
      bands: Type.Array(Type.Integer({ minimum: 1 }), {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description: 'Smallest numbers of cases received of every band but the lowest',
      }),
    }),
    closed({
      lists: Type.Array(
        closed({
          id: ruleId,
          label: words,
          departments: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true }),
        }),
        {
          minItems: 1,
          maxItems: 50,
          description: 'Departments by id; those in no list form a group of their own',
        },
      ),
    }),
  ],
})

/** What a ranking weighs; the weights sum to 1. */
export const SchemeFile = Type.Object(
  {
    id: ruleId,
    version: Type.Optional(version),
    effectiveFrom: Type.Optional(localDate),
    name: Type.Optional(words),
    indicators: Type.Array(
      closed({
        metric: Type.String({
          minLength: 1,
          maxLength: 60,
          description: 'Id of a rate or mean of the registry',
        }),
        weight: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
        min: Type.Integer({ minimum: 1, description: 'Smallest denominator to be ranked' }),
      }),
      { minItems: 1, maxItems: 20 },
    ),
    group: Groups,
    credits: Credits,
  },
  { additionalProperties: false, $id: 'scheme' },
)
export type SchemeFile = Static<typeof SchemeFile>

/** How a case is judged: by the rule set in force when it was received. */
export const RuleSetFile = Type.Object(
  {
    id: ruleId,
    version,
    effectiveFrom: localDate,
    deadlines: choice(['limits', 'published']),
    limits: Type.Array(
      closed({
        clock: oneOf(CLOCKS),
        urgency: oneOf(URGENCIES),
        category: nullable(Type.String({ minLength: 1, maxLength: 400 })),
        limit: closed({ kind: oneOf(LIMIT_KINDS), n: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
      }),
      { maxItems: 5000, description: 'The most specific category wins; null = every category' },
    ),
    replyDoneBy: choice(['replied', 'replied_or_archived']),
    credits: Credits,
    minimum: Type.Integer({
      minimum: 1,
      description: 'Smallest denominator to be ranked or shown unhatched',
    }),
    publicK: Type.Integer({ minimum: 1, description: 'Smallest count shown to the public' }),
  },
  { additionalProperties: false, $id: 'rule-set' },
)
export type RuleSetFile = Static<typeof RuleSetFile>
