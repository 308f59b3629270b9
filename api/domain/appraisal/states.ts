// The life of an appraisal: which step leads where, and whose step it is.
import type { AppraisalState, Role } from '#db/vocabulary.ts'
import { DomainError } from '../errors.ts'

/** Steps that move an appraisal; everything else is done within a state. */
export type Step = 'freeze' | 'open_objections' | 'publish' | 'supersede'

interface Transition {
  readonly from: readonly AppraisalState[]
  readonly to: AppraisalState
  readonly role: Role
}

/**
 * open → frozen → objection → published (domain.md section 5). Freezing again works a draft out anew. `supersede` drafts the next
 * version beside the published one, which turns to `superseded` only when that version is published; a correction may
 * be published without objections of its own.
 */
const STEPS: Readonly<Record<Step, Transition>> = {
  freeze: { from: ['open', 'frozen'], to: 'frozen', role: 'operator' },
  open_objections: { from: ['frozen'], to: 'objection', role: 'operator' },
  publish: { from: ['objection'], to: 'published', role: 'leader' },
  supersede: { from: ['published'], to: 'frozen', role: 'operator' },
}

/** Where an appraisal stands: `version` 1 for one that does not exist yet. */
export interface Standing {
  readonly state: AppraisalState
  readonly version: number
}

/** State after a step; null = the step does not fit. */
export function stateAfter(step: Step, { state, version }: Standing): AppraisalState | null {
  const isCorrection = version > 1 && state === 'frozen'
  const fits = STEPS[step].from.includes(state) || (step === 'publish' && isCorrection)
  return fits ? STEPS[step].to : null
}

/** State after a step. @throws DomainError appraisal_state where it does not fit. */
export function requireStep(step: Step, standing: Standing): AppraisalState {
  const next = stateAfter(step, standing)
  if (next !== null) return next
  throw new DomainError('appraisal_state', `“${step}” does not fit an appraisal that is ${standing.state}`)
}

/** Whether a role takes a step. */
export const mayTake = (step: Step, role: Role): boolean => STEPS[step].role === role

/** Steps a role may take now, in the order of the life. */
export function stepsOpen(standing: Standing, role: Role | null): Step[] {
  const steps: readonly Step[] = ['freeze', 'open_objections', 'publish', 'supersede']
  return steps.filter((step) => role !== null && mayTake(step, role) && stateAfter(step, standing) !== null)
}
