// Handing in: the result becomes one stored text under its SHA-256 and never changes again.
import { createHash } from 'node:crypto'
import { updateSample } from '#db/queries/samples.ts'
import { raiseDataVersion } from '#db/queries/street.ts'
import type { SubmitBody } from '../../../contract/checkResults.ts'
import { DomainError } from '../../../domain/errors.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { type CheckResult, checkResultText } from '../../../domain/sampling/checkResult.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { requireSampleIn } from '../draw/storedPlan.ts'
import { gatherResult, readReported } from './gatherResult.ts'

/**
 * Hands a batch's results in, in one transaction with the act that names their hash, and returns the hash. Where something is not finished it needs a
 * reason, which stands in the result.
 * @throws DomainError unknown_sample, sample_state unless it is drawn, sample_unfinished.
 */
export async function submitResults(
  context: Context,
  id: number,
  { by, nowMs, reason }: Actor & SubmitBody,
): Promise<string> {
  const { db, zone } = context
  const reported = await readReported(context, requireSampleIn(context, id, ['drawn']))
  return inTransaction(db.sqlite, () => {
    const row = requireSampleIn(context, id, ['drawn'])
    const found = gatherResult(context, row, reported)
    const why = reason?.trim() ?? ''
    if (why === '') requireFinished(found)
    const submitted = { by, at: isoInZone(nowMs, zone), reason: why === '' ? null : maskText(why) }
    const text = checkResultText({ ...found, submitted })
    const resultHash = createHash('sha256').update(text).digest('hex')
    updateSample(db, id, {
      ...{ state: 'submitted', submittedBy: by, submittedAtMs: nowMs },
      ...{ result: text, resultHash },
    })
    const data = { sample: id, drawId: row.drawId, sha256: resultHash }
    recordAct(db.sqlite, { type: 'sample_submitted', by, data }, nowMs)
    raiseDataVersion(db.sqlite, null)
    return resultHash
  })
}

function requireFinished({ unfinished: { unchecked, open, unvisited } }: CheckResult): void {
  if (unchecked.length + open.length + unvisited.length === 0) return
  const detail = `${unchecked.length} records are not checked, ${open.length} disagreements not settled, ${unvisited.length} residents neither reached nor called three times`
  throw new DomainError('sample_unfinished', detail)
}
