// Rectification items (限期整改): owner, due, evidence, check.
import { type Static, Type } from 'typebox'
import { RECTIFICATION_STATES } from '#db/vocabulary.ts'
import { closed, instant, oneOf, stringOrNull } from './kit.ts'

const title = Type.String({ minLength: 1, maxLength: 500 })
const owner = Type.String({ minLength: 1, maxLength: 200 })
const workingDays = Type.Integer({ minimum: 1, maximum: 250 })

export const NewRectification = closed({
  period: Type.String({ maxLength: 40 }),
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
  department: Type.String({ maxLength: 300 }),
  title,
  owner,
  /** Due at the end of the N-th working day after today. */
  workingDays,
})
export type NewRectification = Static<typeof NewRectification>

export const RectificationChange = closed({
  title: Type.Optional(title),
  owner: Type.Optional(owner),
  /** Counted anew from the day the item was made. */
  workingDays: Type.Optional(workingDays),
})
export type RectificationChange = Static<typeof RectificationChange>

export const RectificationEvidence = closed({ evidence: Type.String({ minLength: 1, maxLength: 10_000 }) })
export const RectificationCheck = closed({
  passed: Type.Boolean(),
  note: Type.String({ minLength: 1, maxLength: 2000 }),
})
export type RectificationCheck = Static<typeof RectificationCheck>

export const RectificationsQuery = closed({
  period: Type.Optional(Type.String({ maxLength: 40 })),
  overdue: Type.Optional(Type.Boolean()),
})

export const Rectification = closed({
  id: Type.Number(),
  period: Type.String(),
  scheme: Type.String(),
  department: closed({ id: Type.String(), name: Type.String() }),
  title: Type.String(),
  owner: Type.String(),
  workingDays: Type.Number(),
  dueAt: instant,
  /** Not rectified, and the deployment's clock is past due. */
  isOverdue: Type.Boolean(),
  state: oneOf(RECTIFICATION_STATES),
  evidence: stringOrNull,
  evidenceBy: stringOrNull,
  evidenceAt: stringOrNull,
  checkedBy: stringOrNull,
  checkedAt: stringOrNull,
  checkNote: stringOrNull,
})
export type Rectification = Static<typeof Rectification>
