// The cases behind signals: those of one, for the list; and all that were raised, for the strata of a draw.

import { caseKeysOf } from '#db/queries/signals.ts'
import type { SignalCode } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { Context } from '../../context.ts'
import { type Asked, resolveScope } from '../../resolveScope.ts'
import { findingOf, findingsOf } from './findings.ts'
import { answerKey, latestAnswers } from './latestAnswers.ts'
import { requireOneDepartment } from './requireSignal.ts'

/** Keys of exactly the cases a signal counts of one department. @throws DomainError validation (not one department). */
export async function signalKeys(context: Context, signal: SignalCode, asked: Asked): Promise<number[]> {
  const department = requireOneDepartment(asked.filters)
  const { caseIds } = findingOf(await findingsOf(context, asked), signal, department)
  return caseKeysOf(context.db.sqlite, caseIds)
}

/**
 * Ids of the cases that signals raised in a period count, for a draw that looks at them more often; not those of signals answered as
 * explained. Empty where nothing is raised.
 * @throws DomainError unknown_period.
 */
export async function flaggedCases(
  context: Context,
  period: NonNullable<Filters['period']>,
): Promise<ReadonlySet<string>> {
  const asked = resolveScope(context, { period })
  const { findings } = await findingsOf(context, asked)
  const answers = latestAnswers(context.db, asked.period.id)
  const open = findings.filter(
    (finding) => finding.isRaised && answers.get(answerKey(finding))?.answer !== 'explained',
  )
  return new Set(open.flatMap(({ caseIds }) => caseIds))
}
