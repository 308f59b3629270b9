// The records of a batch made again from its seed and the acts that replaced and sent back, beside the stored ones.
import type { ActBody } from '#db/queries/checkActs.ts'
import type { StoredBatch } from '#db/queries/storedBatches.ts'
import type { DrawFile } from '../../domain/sampling/drawFile.ts'
import { drawOfStanding, type Standing } from '../../domain/sampling/inspectors.ts'
import { byTicket, sha256Hex, ticketsUnder } from '../../domain/sampling/tickets.ts'
import { jcs } from '../../domain/trail/jcs.ts'

type Stored = StoredBatch['records'][number]

/** As a record was drawn or stepped in, and what became of it; the reason as its hash. */
interface Expected extends Omit<Stored, 'sampleId' | 'replacedReason'> {
  reason: string | null
}

/** What of the stored records, and of who was drawn to check them, is not so; of earlier problems with the plan others tell. */
export function recordFaults(batch: StoredBatch, acts: readonly ActBody[]): string[] {
  const { records } = batch
  const expected = expectedOf(batch, acts)
  const stored = new Map(records.map((record) => [record.caseId, record]))
  const faults = [...expected.values()].flatMap(({ caseId, ...drawn }): string[] => {
    const record = stored.get(caseId)
    if (record === undefined) return [`lacks the record ${caseId}`]
    const what = differing({ caseId, ...drawn }, record)
    return what === null ? [] : [`has the record ${caseId} with another ${what}`]
  })
  const added = records.filter(({ caseId }) => !expected.has(caseId))
  return [
    ...faults,
    ...added.map(({ caseId }) => `has the record ${caseId}, which was never drawn`),
    ...placeFaults(batch),
  ]
}

function differing(expected: Expected, stored: Stored): string | null {
  const { sampleId: _, replacedReason, ...rest } = stored
  const found: Expected = { ...rest, reason: replacedReason === null ? null : sha256Hex(replacedReason) }
  for (const [name, value] of Object.entries(expected)) {
    if (value !== found[name as keyof Expected]) return NAMES[name as keyof Expected]
  }
  return null
}

const NAMES: Readonly<Record<keyof Expected, string>> = {
  caseId: 'case',
  stratum: 'stratum',
  departmentId: 'department',
  ticket: 'ticket',
  place: 'place',
  sampledAs: 'origin',
  replaces: 'record it steps in for',
  reason: 'replacement',
  inspector: 'inspector',
  second: 'second inspector',
  sentBackAtMs: 'time of sending back',
  sentBackBy: 'sender back',
}

function expectedOf(batch: StoredBatch, acts: readonly ActBody[]): Map<string, Expected> {
  const expected = new Map(drawnOf(batch).map((record) => [record.caseId, record]))
  if (batch.draw === null) return expected
  const { strata, seed } = JSON.parse(batch.draw) as DrawFile
  const ticketOf = ticketsUnder(seed)
  for (const act of acts) {
    const record = expected.get(String(act.type === 'case_sent_back' ? act.case : act.caseId))
    if (record === undefined) continue
    if (act.type === 'case_sent_back') {
      Object.assign(record, { sentBackAtMs: Date.parse(act.enteredAt), sentBackBy: act.by })
    }
    if (act.type !== 'sample_replaced') continue
    const caseId = String(act.replacement)
    const { inspector, second } = record
    record.reason = String(act.reason)
    expected.set(caseId, {
      ...{ caseId, stratum: strata[caseId] ?? '', departmentId: ownersOf(batch)[caseId] ?? '' },
      ...{
        ticket: ticketOf(caseId),
        place: expected.size,
        sampledAs: 'replacement',
        replaces: record.caseId,
      },
      ...{ inspector, second, reason: null, sentBackAtMs: null, sentBackBy: null },
    })
  }
  return expected
}

export const standingOf = ({ inspectors }: StoredBatch): Standing[] =>
  inspectors.map(({ inspector, conflicts }) => ({ inspector, conflicts: JSON.parse(conflicts) as string[] }))

const ownersOf = ({ design }: StoredBatch): Readonly<Record<string, string>> =>
  (JSON.parse(design) as { departments: Record<string, string> }).departments

function inspectionOf(batch: StoredBatch) {
  if (batch.draw === null) return null
  const { sample, seed } = JSON.parse(batch.draw) as DrawFile
  const departments = ownersOf(batch)
  const queue = [...sample].sort(byTicket)
  const records = queue.map(({ id }) => ({ id, department: departments[id] ?? '' }))
  const inspection = drawOfStanding(standingOf(batch), {
    ...{ seed, records },
    departments: Object.values(departments),
  })
  return { queue, departments, inspection }
}

function drawnOf(batch: StoredBatch): Expected[] {
  const made = inspectionOf(batch)
  if (made === null) return []
  const { queue, departments, inspection } = made
  return queue.map(({ id: caseId, ticket, stratum }, place): Expected => {
    const { inspector = '', second = null } = inspection?.assignments[place] ?? {}
    return {
      ...{ caseId, ticket, stratum, place, departmentId: departments[caseId] ?? '' },
      ...{ sampledAs: 'drawn', replaces: null, inspector, second },
      ...{ reason: null, sentBackAtMs: null, sentBackBy: null },
    }
  })
}

/** Those who stood have the places in which the seed drew them. */
function placeFaults(batch: StoredBatch): string[] {
  const drawn = inspectionOf(batch)?.inspection?.inspectors ?? []
  const placed = batch.inspectors
    .filter(({ place }) => place !== null)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ inspector }) => inspector)
  return jcs([...drawn]) === jcs(placed) ? [] : ['has other inspectors than the seed drew']
}
