// Objections of departments: raised, decided by different people, their effect shown beforehand.
import { type Static, Type } from 'typebox'
import { OBJECTION_GROUNDS, OBJECTION_STATES, OBJECTION_VERDICTS } from '#db/vocabulary.ts'
import { FundingLine, Move, ResultRow } from './appraisals.ts'
import { closed, instant, oneOf, stringOrNull } from './kit.ts'

export const ObjectionsQuery = closed({
  period: Type.Optional(Type.String({ maxLength: 40 })),
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
})

export const NewObjection = closed({
  period: Type.String({ maxLength: 40 }),
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
  /** Default: the department of the account; any other is refused. */
  department: Type.Optional(Type.String({ maxLength: 300 })),
  cases: Type.Array(Type.String({ maxLength: 300 }), { minItems: 1, maxItems: 500, uniqueItems: true }),
  ground: oneOf(OBJECTION_GROUNDS),
  evidence: Type.String({ minLength: 1, maxLength: 10_000 }),
})
export type NewObjection = Static<typeof NewObjection>

export const NewDecision = closed({
  verdict: oneOf(OBJECTION_VERDICTS),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
})
export type NewDecision = Static<typeof NewDecision>

export const Objection = closed({
  id: Type.Number(),
  period: Type.String(),
  scheme: Type.String(),
  version: Type.Number(),
  department: closed({ id: Type.String(), name: Type.String() }),
  ground: oneOf(OBJECTION_GROUNDS),
  evidence: Type.String(),
  cases: Type.Array(Type.String()),
  state: oneOf(OBJECTION_STATES),
  raisedBy: Type.String(),
  raisedAt: instant,
  decidedAt: stringOrNull,
  decisions: Type.Array(
    closed({
      by: Type.String(),
      verdict: oneOf(OBJECTION_VERDICTS),
      reason: Type.String(),
      at: instant,
    }),
  ),
})
export type Objection = Static<typeof Objection>

/** What accepting would change, everything accepted before it taken as it is. Nothing is written. */
export const ObjectionEffect = closed({
  id: Type.Number(),
  before: ResultRow,
  after: ResultRow,
  /** Every number of every department that would move. */
  moves: Type.Array(Move),
  /** Whether commendation or criticism of anybody would change, and the lines that would. */
  changesOutcomes: Type.Boolean(),
  outcomes: Type.Array(
    closed({
      department: Type.String(),
      from: FundingLine.properties.outcome,
      to: FundingLine.properties.outcome,
    }),
  ),
})
export type ObjectionEffect = Static<typeof ObjectionEffect>
