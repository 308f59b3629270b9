// The cases behind signals: those of one, for the list; and all that were raised, for the strata of a draw.

import { caseKeysOf } from '#db/queries/signals.ts'
import type { SignalCode } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { Context } from '../../context.ts'
import { type Asked, resolveScope } from '../../resolveScope.ts'
import { findingOf, findingsOf } from './findings.ts'
import { requireOneDepartment } from './requireSignal.ts'

/** Keys of exactly the cases a signal counts of one department. @throws DomainError validation (not one department). */
export async function signalKeys(context: Context, signal: SignalCode, asked: Asked): Promise<number[]> {
  const department = requireOneDepartment(asked.filters)
  const { caseIds } = findingOf(await findingsOf(context, asked), signal, department)
  return caseKeysOf(context.db.sqlite, caseIds)
}

/**
 * Case id → the signals raised in a period that count it, for a draw that looks at such cases more often. Empty where nothing is raised.
 * @throws DomainError unknown_period.
 */
export async function flaggedCases(
  context: Context,
  period: NonNullable<Filters['period']>,
): Promise<Map<string, SignalCode[]>> {
  const { findings } = await findingsOf(context, resolveScope(context, { period }))
  const flagged = new Map<string, SignalCode[]>()
  for (const { caseIds, isRaised, signal } of findings) {
    if (!isRaised) continue
    for (const id of caseIds) flagged.set(id, [...(flagged.get(id) ?? []), signal])
  }
  return flagged
}
