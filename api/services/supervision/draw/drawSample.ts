// The draw itself: the public value ends the ceremony, the seed follows, and from it records and inspectors.
import {
  insertSampleRecord,
  listSampleInspectors,
  listSampleParties,
  placeSampleInspector,
  type SampleRow,
  updateSample,
} from '#db/queries/samples.ts'
import type { DrawBody, Sample } from '../../../contract/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { isPublicValue, NOT_REVEALED } from '../../../domain/sampling/ceremony.ts'
import { draw } from '../../../domain/sampling/draw.ts'
import type { DrawFile } from '../../../domain/sampling/drawFile.ts'
import { drawOfStanding } from '../../../domain/sampling/inspectors.ts'
import { byTicket, sha256Hex } from '../../../domain/sampling/tickets.ts'
import { jcs } from '../../../domain/trail/jcs.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { viewSample } from './sampleView.ts'
import { designOf, planOf, requireSample, requireSampleIn } from './storedPlan.ts'

/**
 * Draws a frozen batch, once. Parties that did not reveal are named in `without`, so that nobody is left out by oversight.
 * @throws DomainError unknown_sample, sample_state, validation (`public`, `without`), no_free_inspectors.
 */
export function drawSample(
  context: Context,
  id: number,
  { public: value, without = [], by, nowMs }: DrawBody & Actor,
): Sample {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const row = requireSampleIn(context, id, ['frozen'])
    const parties = listSampleParties(db, id)
    requireNamed(
      parties.filter(({ secret }) => secret === null).map(({ party }) => party),
      without,
    )
    if (!isPublicValue(value, parties.length))
      throw wrong('public', 'is one line; without parties it has at least 20 digits')
    const file = draw(planOf(row), {
      commitments: parties.map(({ party, commitment }) => [party, commitment] as const),
      reveals: parties.map(({ party, secret }) => [party, secret ?? NOT_REVEALED] as const),
      public: value,
      replacements: 0,
    })
    const text = jcs({ ...file, sample: file.sample.map((one) => ({ ...one })), replacements: [] })
    assign(context, row, file)
    updateSample(db, id, { state: 'drawn', draw: text, drawnBy: by, drawnAtMs: nowMs })
    const data = {
      ...{ drawId: row.drawId, seed: file.seed, sample: file.sample.length },
      ...{ without: [...without].sort(), fileHash: sha256Hex(text) },
    }
    recordAct(db.sqlite, { type: 'sample_drawn', by, data }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}

function requireNamed(silent: readonly string[], without: readonly string[]): void {
  const named = new Set(without)
  const isSame = silent.length === named.size && silent.every((party) => named.has(party))
  if (isSame) return
  const who = silent.length === 0 ? 'nobody' : silent.join(', ')
  throw wrong('without', `must name exactly the parties that did not reveal: ${who}`)
}

/** Draws the inspectors by the same seed and writes the queue, in the order of tickets so that departments are mixed. */
function assign(context: Context, row: SampleRow, file: DrawFile): void {
  const { db } = context
  const { departments } = designOf(row)
  const sample = [...file.sample].sort(byTicket)
  const departmentOf = (id: string) => departments[id] ?? ''
  const standing = listSampleInspectors(db, row.id).map(({ inspector, conflicts }) => ({
    inspector,
    conflicts: JSON.parse(conflicts) as string[],
  }))
  const inspection = drawOfStanding(standing, {
    seed: file.seed,
    records: sample.map(({ id }) => ({ id, department: departmentOf(id) })),
    departments: Object.values(departments),
  })
  if (inspection === null) throw new DomainError('no_free_inspectors')
  for (const [place, inspector] of inspection.inspectors.entries())
    placeSampleInspector(db, { sampleId: row.id, inspector, place })
  for (const [place, { id, ticket, stratum }] of sample.entries()) {
    const { inspector = '', second = null } = inspection.assignments[place] ?? {}
    insertSampleRecord(db, {
      ...{ sampleId: row.id, caseId: id, stratum, departmentId: departmentOf(id), ticket, place },
      ...{ sampledAs: 'drawn', inspector, second },
    })
  }
}

const wrong = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
