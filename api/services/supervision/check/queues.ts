// The queues of an inspector: records to check, residents to visit, and in which batches anything is left.
import { type CheckRow, listChecks, listVisits, type VisitRow } from '#db/queries/checks.ts'
import { listSampleRecords, listSamples, type SampleHead, type SampleRecordRow } from '#db/queries/samples.ts'
import type { CheckKind, CheckQueue, Inspection, VisitItem, VisitQueue } from '../../../contract/checks.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { visitOutcome } from '../../../domain/sampling/outcomes.ts'
import { agreementOfChecks } from '../../../domain/sampling/recordCheck.ts'
import { nearestRank } from '../../../domain/statistics/quantile.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Context } from '../../context.ts'
import { answersOf, bothOf, maySettle, ownTurn, requireBatch, type Turns, turnsOf } from './assigned.ts'

interface Batched {
  readonly batch: SampleHead
  readonly rows: readonly SampleRecordRow[]
  readonly checks: ReadonlyMap<string, Turns>
  readonly visits: ReadonlyMap<string, readonly VisitRow[]>
}

/**
 * `GET /samples/{id}/queue`: the caller's records in the order of the draw, then what two others answered differently.
 * Empty for an account nothing was drawn for. @throws DomainError unknown_sample.
 */
export function readCheckQueue(context: Context, id: number, by: string): CheckQueue {
  const batched = batchedOf(context, requireBatch(context.db, id))
  const items = checkItems(context, batched, by)
  return {
    batch: batchOf(context, batched.batch),
    items,
    progress: { done: items.filter(({ isDone }) => isDone).length, total: items.length },
    medianSeconds: medianSeconds(batched, by),
    agreement: agreementIn(batched),
  }
}

/**
 * `GET /samples/{id}/visits`: residents of the caller's records with the attempts so far, in the order of the draw. The
 * second of a double check calls nobody again. @throws DomainError unknown_sample.
 */
export function readVisitQueue(context: Context, id: number, by: string): VisitQueue {
  const batched = batchedOf(context, requireBatch(context.db, id))
  const items = visitItems(context, batched, by)
  const done = items.filter(({ isDone }) => isDone)
  const reached = done.filter(({ attempts }) => attempts.some((one) => one.reached === 'yes')).length
  return {
    batch: batchOf(context, batched.batch),
    items,
    progress: { done: done.length, total: items.length },
    ended: { reached, notReached: done.length - reached },
  }
}

/** `GET /inspections`: the batches with something of the caller's, drawn or submitted, the latest first. */
export function listInspections(context: Context, by: string): Inspection[] {
  return listSamples(context.db)
    .filter(({ state }) => state === 'drawn' || state === 'submitted')
    .map((batch) => inspectionOf(context, batchedOf(context, batch), by))
    .filter(({ checks, visits }) => checks.total + visits.total > 0)
}

function inspectionOf(context: Context, batched: Batched, by: string): Inspection {
  const checks = checkItems(context, batched, by)
  const visits = visitItems(context, batched, by)
  const isOpen = batched.batch.state === 'drawn'
  const next = (items: readonly { readonly caseId: string; readonly isDone: boolean }[]) =>
    (isOpen ? items.find(({ isDone }) => !isDone)?.caseId : undefined) ?? null
  const progress = (items: readonly { readonly isDone: boolean }[]) => ({
    done: items.filter(({ isDone }) => isDone).length,
    total: items.length,
  })
  return {
    batch: batchOf(context, batched.batch),
    checks: progress(checks),
    visits: progress(visits),
    nextCheck: next(checks),
    nextVisit: next(visits),
  }
}

function batchedOf({ db }: Context, batch: SampleHead): Batched {
  const checks = [...byCase(listChecks(db, batch.id))]
  return {
    batch,
    rows: listSampleRecords(db, batch.id).filter(({ replacedReason }) => replacedReason === null),
    checks: new Map(checks.map(([caseId, list]) => [caseId, turnsOf(list)])),
    visits: byCase(listVisits(db, batch.id)),
  }
}

function byCase<R extends CheckRow | VisitRow>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const list = found.get(row.caseId) ?? []
    list.push(row)
    found.set(row.caseId, list)
  }
  return found
}

const NONE: Turns = { first: undefined, second: undefined, settling: undefined }

function checkItems({ db, zone }: Context, { rows, checks }: Batched, by: string): CheckQueue['items'] {
  const own: CheckQueue['items'] = []
  const disputed: CheckQueue['items'] = []
  for (const row of rows) {
    const turns = checks.get(row.caseId) ?? NONE
    const turn = ownTurn(row, by)
    const itemOf = (kind: CheckKind, saved: CheckRow | undefined) => ({
      ...{ caseId: row.caseId, kind, sampledAs: row.sampledAs, isDone: saved !== undefined },
      savedAt: saved === undefined ? null : isoInZone(saved.savedAtMs, zone),
    })
    if (turn !== null) own.push(itemOf('check', turns[turn]))
    if (maySettle(db, row, turns, by)) disputed.push(itemOf('settling', turns.settling))
  }
  return [...own, ...disputed]
}

const visitItems = (context: Context, { rows, visits }: Batched, by: string): VisitItem[] =>
  rows
    .filter(({ inspector }) => inspector === by)
    .map((row) => visitItem(context, row, visits.get(row.caseId) ?? []))

/** A resident with the attempts so far; what they said is masked. */
export function visitItem({ zone }: Context, row: SampleRecordRow, attempts: readonly VisitRow[]): VisitItem {
  return {
    caseId: row.caseId,
    sampledAs: row.sampledAs,
    attempts: attempts.map(({ attempt, by, atMs, reached, resolved, grade, quote }) => ({
      ...{ attempt, by, at: isoInZone(atMs, zone), reached, resolved, grade },
      quote: quote === null ? null : maskText(quote),
    })),
    isDone: visitOutcome(attempts).isComplete,
  }
}

function medianSeconds({ checks }: Batched, by: string): number | null {
  const seconds = [...checks.values()]
    .flatMap(({ first, second, settling }) => [first, second, settling])
    .flatMap((row) => (row?.by === by && row.seconds !== null ? [row.seconds] : []))
  return nearestRank(
    seconds.sort((a, b) => a - b),
    0.5,
  )
}

function agreementIn({ rows, checks }: Batched): CheckQueue['agreement'] {
  const pairs = rows.flatMap(({ caseId }) => {
    const both = bothOf(checks.get(caseId) ?? NONE)
    return both === null ? [] : [[answersOf(both[0]), answersOf(both[1])] as const]
  })
  return agreementOfChecks(pairs)
}

const batchOf = (
  { zone }: Context,
  { id, drawId, period, state, asOfMs }: SampleHead,
): CheckQueue['batch'] => ({
  ...{ id, drawId, period, state },
  asOf: isoInZone(asOfMs, zone),
})
