// A batch as it is shown: to those who work with it, and in the list.
import { listAccounts } from '#db/queries/accounts.ts'
import {
  listSampleInspectors,
  listSampleParties,
  listSampleRecords,
  listSamples,
  type SampleHead,
  type SampleRow,
} from '#db/queries/samples.ts'
import type { Sample, SampleItem } from '../../../contract/samples.ts'
import { carriedPlanHash } from '../../../domain/sampling/drawFile.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Context } from '../../context.ts'
import { departmentRef, planView } from './previewSample.ts'
import { designOf, drawOf, filtersOf, requireSample } from './storedPlan.ts'

/** Who looks: a conflict says something about a person and is for those who may judge it. */
export interface Looking {
  readonly showsConflicts: boolean
}

/** Batches of a period (all where none is given), newest first, voided ones included. */
export const listAllSamples = (context: Context, period?: string): SampleItem[] =>
  listSamples(context.db, period).map((head) => itemOf(context, head))

/** @throws DomainError unknown_sample. */
export const readSample = (context: Context, id: number, looking: Looking): Sample =>
  viewSample(context, requireSample(context, id), looking)

export function viewSample(context: Context, row: SampleRow, { showsConflicts }: Looking): Sample {
  const stored = designOf(row)
  const { size, stratify, oversample, signals = false, least, method, spreadFrom } = stored
  const drawn = drawOf(row)
  return {
    ...itemOf(context, row),
    filters: filtersOf(row),
    design: { size, stratify, oversample, signals, least, method },
    ...planView(context, stored, spreadFrom),
    parties: partiesOf(context, row.id),
    inspectors: inspectorsOf(context, row.id, showsConflicts),
    seed: drawn?.seed ?? null,
    public: drawn?.public ?? null,
    records: listSampleRecords(context.db, row.id).map((one) => ({
      ...{ caseId: one.caseId, stratum: one.stratum, ticket: one.ticket, sampledAs: one.sampledAs },
      department: departmentRef(context, one.departmentId),
      ...{ replaces: one.replaces, replacedReason: one.replacedReason, inspector: one.inspector },
    })),
  }
}

function itemOf({ zone }: Context, row: SampleHead): SampleItem {
  const at = (ms: number | null) => (ms === null ? null : isoInZone(ms, zone))
  const { id, drawId, period, state, frameHash, frameSize, sampleSize, frozenBy, drawnBy, voidReason } = row
  return {
    ...{ id, drawId, period, state, frameHash, planHash: carriedPlanHash(drawId) ?? '' },
    ...{ frameSize, sampleSize, asOf: isoInZone(row.asOfMs, zone) },
    ...{ frozenBy, frozenAt: isoInZone(row.frozenAtMs, zone), drawnBy, drawnAt: at(row.drawnAtMs) },
    ...{ submittedAt: at(row.submittedAtMs), voidReason },
  }
}

const partiesOf = ({ db, zone }: Context, sampleId: number): Sample['parties'] =>
  listSampleParties(db, sampleId).map(({ party, commitment, committedAtMs, secret, revealedAtMs }) => ({
    ...{ party, commitment, committedAt: isoInZone(committedAtMs, zone), secret },
    revealedAt: revealedAtMs === null ? null : isoInZone(revealedAtMs, zone),
  }))

function inspectorsOf(context: Context, sampleId: number, showsConflicts: boolean): Sample['inspectors'] {
  const names = new Map(listAccounts(context.db).map((one) => [one.username, one.displayName]))
  const placed = listSampleInspectors(context.db, sampleId).map(({ inspector, conflicts, place }) => ({
    place,
    shown: {
      account: inspector,
      name: names.get(inspector) ?? inspector,
      isDrawn: place !== null,
      conflicts: showsConflicts
        ? (JSON.parse(conflicts) as string[]).map((id) => departmentRef(context, id))
        : null,
    },
  }))
  const last = placed.length
  return placed.sort((a, b) => (a.place ?? last) - (b.place ?? last)).map(({ shown }) => shown)
}
