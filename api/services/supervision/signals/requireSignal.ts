// A signal by its code, and the one department that is asked about.
import { isCode, SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import { DomainError } from '../../../domain/errors.ts'

/** @throws DomainError not_found. */
export function requireSignal(code: string): SignalCode {
  if (isCode(SIGNALS, code)) return code
  throw new DomainError('not_found', `there is no signal “${code}”`)
}

/** @throws DomainError validation unless exactly one is named. */
export function requireOneDepartment({ department }: Pick<Filters, 'department'>): string {
  const [only, ...others] = new Set(department)
  if (only !== undefined && others.length === 0) return only
  const message = 'a signal is of exactly one department'
  throw new DomainError('validation', message, { fields: [{ field: 'department', message }] })
}
