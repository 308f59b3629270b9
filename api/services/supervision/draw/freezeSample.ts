// Freezing a frame: who can be drawn, how many and by whom it may be checked are settled before any seed exists.
import { listSupervisors } from '#db/queries/accounts.ts'
import { insertSample, listSamples } from '#db/queries/samples.ts'
import type { NewSample, Sample } from '../../../contract/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { stratumOf } from '../../../domain/sampling/designSample.ts'
import { type Frozen, freeze } from '../../../domain/sampling/draw.ts'
import { planHashOf } from '../../../domain/sampling/drawFile.ts'
import { type Standing, standingHash } from '../../../domain/sampling/inspectors.ts'
import { normalId, sha256Hex } from '../../../domain/sampling/tickets.ts'
import { jcs } from '../../../domain/trail/jcs.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { newSalt } from '../check/commitment.ts'
import { type PlannedSample, planSample, signalledCases } from './planSample.ts'
import { viewSample } from './sampleView.ts'
import { requireSample, type StoredDesign } from './storedPlan.ts'

const LEAST_INSPECTORS = 2

/**
 * Freezes the wished draw under the next number of its period. The act names draw id, instant, hashes of frame, plan, design (who answers
 * for which record) and of those who stand for inspector with their conflicts, so that none of it can be fitted to a seed later.
 * @throws DomainError validation (nothing to draw, `inspectors`), unknown_department, no_free_inspectors; those of planSample.
 */
export async function freezeSample(context: Context, wish: NewSample, { by, nowMs }: Actor): Promise<Sample> {
  const { db } = context
  const { inspectors: wished, ...asked } = wish
  const signalled = await signalledCases(context, asked)
  return inTransaction(db.sqlite, () => {
    const planned = planSample(context, asked, signalled)
    const standing = standingOf(context, wished)
    requireTwoFree(standing, planned)
    const frozen = frozenOf(context, planned)
    const { candidates, design, designed, spreadFrom, periodId } = planned
    const departments = Object.fromEntries(candidates.map(({ id, departmentId }) => [id, departmentId]))
    const stored: StoredDesign = { ...design, ...designed, spreadFrom, departments }
    const designText = jcs(JSON.parse(JSON.stringify(stored)))
    const id = insertSample(
      db,
      {
        ...{ streetId: context.street.id, drawId: frozen.drawId, period: periodId, state: 'frozen' },
        ...{ plan: jcs({ ...frozen }), design: designText },
        ...{ frameHash: frozen.frameHash, frameSize: frozen.frame.length, sampleSize: designed.n },
        ...{ asOfMs: context.asOfMs, frozenBy: by, frozenAtMs: nowMs, checkSalt: newSalt() },
      },
      standing.map(({ inspector, conflicts }) => ({ inspector, conflicts: JSON.stringify(conflicts) })),
    )
    const data = {
      ...{ drawId: frozen.drawId, frameHash: frozen.frameHash, planHash: planHashOf(frozen) },
      ...{ frame: frozen.frame.length, sample: designed.n, period: periodId },
      ...{ designHash: sha256Hex(designText), asOf: new Date(context.asOfMs).toISOString() },
      inspectorsHash: standingHash(standing),
    }
    recordAct(db.sqlite, { type: 'sample_frozen', by, data }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}

function frozenOf(
  { db }: Context,
  { periodId, filters, candidates, design, designed }: PlannedSample,
): Frozen {
  if (designed.n === 0) throw wrong('period', 'the period has no record to draw')
  const odd = candidates.find(({ id }) => id !== normalId(id))
  if (odd !== undefined) throw wrong('period', `“${odd.id}” is no id in normal form`)
  const number = String(listSamples(db, periodId).length + 1).padStart(2, '0')
  return freeze({
    name: `${periodId}-${number}`,
    ...{ period: periodId, filters },
    records: candidates.map((one) => ({ id: one.id, stratum: stratumOf(one, design.stratify) })),
    allocation: Object.fromEntries(designed.strata.map(({ stratum, n }) => [stratum, n])),
  })
}

/** Those who stand, by user name. */
function standingOf(context: Context, wished: NewSample['inspectors']): Standing[] {
  const accounts = listSupervisors(context.db).map(({ username }) => username)
  const given = wished ?? accounts.map((account) => ({ account, conflicts: [] }))
  const known = new Set(accounts)
  const departments = new Set(context.departments.map(({ id }) => id))
  const names = given.map(({ account }) => account)
  if (new Set(names).size < names.length) throw wrong('inspectors', 'an account stands twice')
  for (const { account, conflicts } of given) {
    if (!known.has(account)) throw wrong('inspectors', `“${account}” is no account of a supervisor`)
    const stranger = conflicts.find((id) => !departments.has(id))
    if (stranger !== undefined) throw new DomainError('unknown_department', `there is no “${stranger}”`)
  }
  return given
    .map(({ account, conflicts }) => ({ inspector: account, conflicts: [...conflicts].sort() }))
    .sort((a, b) => (a.inspector < b.inspector ? -1 : 1))
}

/** A batch that nobody may check would be found out only after its draw. */
function requireTwoFree(standing: readonly Standing[], { candidates }: PlannedSample): void {
  const departments = new Set(candidates.map(({ departmentId }) => departmentId))
  const free = standing.filter(({ conflicts }) => !conflicts.some((id) => departments.has(id)))
  if (free.length >= LEAST_INSPECTORS) return
  throw new DomainError(
    'no_free_inspectors',
    `${free.length} of ${standing.length} are without a conflict with the departments of the frame`,
  )
}

const wrong = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
