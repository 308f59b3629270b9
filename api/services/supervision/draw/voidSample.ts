// Giving a batch up: it stays in the list and in public, with the reason.
import { updateSample } from '#db/queries/samples.ts'
import type { Sample } from '../../../contract/samples.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { sha256Hex } from '../../../domain/sampling/tickets.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { viewSample } from './sampleView.ts'
import { requireSample, requireSampleIn } from './storedPlan.ts'

/** Voids a batch that is not submitted; personal data in the reason are masked. @throws DomainError unknown_sample, sample_state. */
export function voidSample(
  context: Context,
  id: number,
  { reason, by, nowMs }: Actor & { readonly reason: string },
): Sample {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { drawId, state } = requireSampleIn(context, id, ['frozen', 'drawn'])
    const voidReason = maskText(reason)
    updateSample(db, id, { state: 'voided', voidReason })
    const data = { drawId, state, reason: sha256Hex(voidReason) }
    recordAct(db.sqlite, { type: 'sample_voided', by, data }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}
