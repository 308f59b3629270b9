// The result of a batch as it stands: stored once handed in, worked out of the rows until then.
import type { SampleRow } from '#db/queries/samples.ts'
import type { Role } from '#db/vocabulary.ts'
import { scopeOf } from '../../../domain/access/policy.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type CheckResult, parseCheckResult } from '../../../domain/sampling/checkResult.ts'
import type { Context } from '../../context.ts'
import { requireSample, requireSampleIn } from '../draw/storedPlan.ts'
import { gatherResult, readReported } from './gatherResult.ts'

export interface StandingResult {
  readonly row: SampleRow
  readonly result: CheckResult
}

/**
 * A batch's result. Before it is handed in only those who follow the check see it: nobody else is to ask inspectors about it.
 * @throws DomainError unknown_sample, sample_state before the draw or after giving it up, forbidden.
 */
export async function standingResult(
  context: Context,
  id: number,
  role: Role | null,
): Promise<StandingResult> {
  const row = requireSampleIn(context, id, ['drawn', 'submitted'])
  if (row.state === 'submitted') return { row, result: storedResult(row) }
  if (role === null || scopeOf('followCheck', role) === null) {
    throw new DomainError('forbidden', 'the results are shown once they are handed in')
  }
  const reported = await readReported(context, row)
  // What was awaited meanwhile may have changed the rows: everything else is read at once.
  return { row, result: gatherResult(context, requireSample(context, id), reported) }
}

/** The stored result. @throws DomainError internal where a batch was handed in without one. */
function storedResult({ result, drawId }: SampleRow): CheckResult {
  if (result === null) throw new DomainError('internal', `${drawId} has no result`)
  return parseCheckResult(result)
}
