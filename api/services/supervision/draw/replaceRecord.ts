// A drawn record that cannot be checked gives way to the next ticket of its stratum: nobody chooses the replacement.
import {
  findSampleRecord,
  insertSampleRecord,
  listSampleRecords,
  type SampleRecordRow,
  type SampleRow,
  updateSampleRecord,
  wasReached,
} from '#db/queries/samples.ts'
import type { Replacement, Sample } from '../../../contract/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { queuesOf } from '../../../domain/sampling/draw.ts'
import type { Drawn } from '../../../domain/sampling/drawFile.ts'
import { sha256Hex } from '../../../domain/sampling/tickets.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { viewSample } from './sampleView.ts'
import { designOf, drawOf, planOf, requireSample, requireSampleIn } from './storedPlan.ts'

/**
 * Puts the next record of the stratum in the place of one, with the same inspectors; the reason is kept, masked. Whoever answered
 * is not replaced for the answer.
 * @throws DomainError unknown_sample, sample_state, validation (`caseId`: not in the batch, replaced already, its resident was
 * reached), stratum_exhausted.
 */
export function replaceRecord(
  context: Context,
  id: number,
  { caseId, reason, by, nowMs }: Replacement & Actor,
): Sample {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const row = requireSampleIn(context, id, ['drawn'])
    const record = requireStanding(context, id, caseId)
    const records = listSampleRecords(db, id)
    const next = nextOf(row, record.stratum, records)
    const replacedReason = maskText(reason)
    updateSampleRecord(db, { sampleId: id, caseId }, { replacedReason })
    insertSampleRecord(db, {
      ...{ sampleId: id, caseId: next.id, stratum: next.stratum, ticket: next.ticket },
      departmentId: designOf(row).departments[next.id] ?? '',
      ...{ place: records.length, sampledAs: 'replacement', replaces: caseId },
      ...{ inspector: record.inspector, second: record.second },
    })
    const data = { drawId: row.drawId, caseId, replacement: next.id, reason: sha256Hex(replacedReason) }
    recordAct(db.sqlite, { type: 'sample_replaced', by, data }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}

function requireStanding({ db }: Context, sampleId: number, caseId: string): SampleRecordRow {
  const record = findSampleRecord(db, { sampleId, caseId })
  if (record === undefined) throw wrong(`“${caseId}” is not in the batch`)
  if (record.replacedReason !== null) throw wrong(`“${caseId}” has been replaced already`)
  if (wasReached(db, record)) throw wrong(`the resident of “${caseId}” was reached`)
  return record
}

/** The first ticket of the stratum that is not in the batch. */
function nextOf(row: SampleRow, stratum: string, records: readonly SampleRecordRow[]): Drawn {
  const seed = drawOf(row)?.seed ?? ''
  const inBatch = new Set(records.map(({ caseId }) => caseId))
  const next = queuesOf(planOf(row).strata, seed)
    .get(stratum)
    ?.find(({ id }) => !inBatch.has(id))
  if (next === undefined) throw new DomainError('stratum_exhausted', `all of “${stratum}” are in the batch`)
  return next
}

const wrong = (message: string): DomainError =>
  new DomainError('validation', `caseId: ${message}`, { fields: [{ field: 'caseId', message }] })
