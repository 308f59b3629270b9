// What anybody may have of a batch: the draw file, and in public the plan and the ceremony before there is one.
import type { Db } from '#db/open.ts'
import { listSampleParties, listSampleRecords, listSamples, type SampleRow } from '#db/queries/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { carriedPlanHash, type DrawFile } from '../../../domain/sampling/drawFile.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import { type Json, jcs } from '../../../domain/trail/jcs.ts'
import type { Context } from '../../context.ts'
import { drawOf, planOf, requireSample } from './storedPlan.ts'

export interface NamedText {
  readonly name: string
  readonly text: string
}

/**
 * The draw file with the replacements that stepped in so far, as RFC 8785 JSON under its name.
 * @throws DomainError unknown_sample, sample_state (not drawn).
 */
export function readDrawFile(context: Context, id: number): NamedText {
  const row = requireSample(context, id)
  const file = fileOf(context, row)
  if (file === null) throw new DomainError('sample_state', 'the sample is not drawn yet')
  return { name: `draw-${row.drawId.split('~')[0]}.json`, text: jcs(file) }
}

/** Texts of so many batches are kept. */
const MOST_KEPT = 8
const kept = new WeakMap<Db, Map<number, { readonly of: string; readonly text: string }>>()

/**
 * The text of `publicSample`, worked out anew only where something of the batch has changed: anybody may ask, and a large frame takes
 * tenths of a second. @throws DomainError unknown_sample.
 */
export function readPublicSample(context: Context, id: number): string {
  const { db, street, zone } = context
  const known = kept.get(db) ?? new Map()
  kept.set(db, known)
  const head = listSamples(db).find((one) => one.id === id)
  const of = JSON.stringify([street.name, zone.id, head, listSampleParties(db, id), replacementsOf(db, id)])
  const before = known.get(id)
  if (before?.of === of) return before.text
  const text = publicSample(context, id)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(id, { of, text })
  return text
}

/**
 * What the public sees of a batch from the freeze on, as RFC 8785 JSON: the plan, the ceremony so far, then the draw file; with
 * state, times and, where it was given up, the reason. Ids of cases are numbers of the source and name nobody; a stratum says of
 * a case its department and whether a limit ran out or it was reopened, which is about the handling. Inspectors, conflicts and
 * who checks what are about persons and stay inside.
 * @throws DomainError unknown_sample.
 */
function publicSample(context: Context, id: number): string {
  const row = requireSample(context, id)
  const at = (ms: number | null) => (ms === null ? null : isoInZone(ms, context.zone))
  return jcs({
    ...(fileOf(context, row) ?? { ...asJson(planOf(row)), ...ceremonyOf(context, row) }),
    ...{ state: row.state, planHash: carriedPlanHash(row.drawId), street: context.street.name },
    ...{ frozenAt: at(row.frozenAtMs), drawnAt: at(row.drawnAtMs), voidReason: row.voidReason },
  })
}

type JsonObject = { readonly [key: string]: Json | undefined }

function fileOf({ db }: Context, row: SampleRow): JsonObject | null {
  const drawn = drawOf(row)
  if (drawn === null) return null
  return { ...asJson(drawn), replacements: replacementsOf(db, row.id) }
}

const replacementsOf = (db: Db, id: number) =>
  listSampleRecords(db, id)
    .filter(({ sampledAs }) => sampledAs === 'replacement')
    .map(({ caseId, ticket, stratum }) => ({ id: caseId, ticket, stratum }))
    .sort(byStratum)

/** Strata by code unit as in the sample; sorting is stable, so each keeps the order in which they stepped in. */
const byStratum = (a: { readonly stratum: string }, b: { readonly stratum: string }): number =>
  Number(a.stratum > b.stratum) - Number(a.stratum < b.stratum)

/** Commitments and reveals so far. */
function ceremonyOf({ db }: Context, { id }: SampleRow): JsonObject {
  const parties = listSampleParties(db, id)
  return {
    commitments: parties.map(({ party, commitment }) => [party, commitment]),
    reveals: parties.flatMap(({ party, secret }) => (secret === null ? [] : [[party, secret]])),
  }
}

const asJson = (value: Partial<DrawFile>): JsonObject => ({ ...value }) as JsonObject
