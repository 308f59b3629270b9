// A published result on its way to the public: planned against everything out there, then released or held back, once and for ever.
import { createHash } from 'node:crypto'
import type { AppraisalRow } from '#db/queries/appraisals.ts'
import { insertRelease, releasedCells } from '#db/queries/releases.ts'
import type { ReleaseState } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PublicCells } from '../../domain/privacy/publicCells.ts'
import { planPublication } from '../../domain/privacy/publicTables.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { publicationOf } from './publicationOf.ts'
import { publicBody } from './publicBody.ts'
import { publicKOf } from './publicK.ts'

interface Published {
  readonly snapshot: Snapshot
  /** Hash of the snapshot. */
  readonly sha256: string
  readonly by: string
  readonly nowMs: number
}

/**
 * Stores what the public sees of a version, in the caller's transaction. Held back where a cell would differ by 1 to k − 1 cases from
 * an earlier release, or could be worked out from it: the result is published among those who may read everything, the public keeps
 * what it has and is told that a version is waiting.
 */
export function releaseResult(context: Context, row: AppraisalRow, published: Published): ReleaseState {
  const { snapshot, sha256: snapshotHash, by, nowMs } = published
  const { period, schemeId: scheme, version } = row
  const { publication, cells, refusals } = planRelease(context, snapshot)
  const state = refusals.length === 0 ? 'released' : 'held_back'
  const body =
    state === 'released'
      ? jcs(asJson(publicBody({ context, snapshot, sha256: snapshotHash, publication, cells })))
      : null
  const sha256 = body === null ? null : sha256Of(body)
  const stored = JSON.stringify(cells)
  insertRelease(context.db, {
    ...{ appraisalId: row.id, state, body, sha256 },
    cells: stored,
    refusals: JSON.stringify(refusals),
    createdAtMs: nowMs,
  })
  recordAct(
    context.db.sqlite,
    {
      type: 'released',
      by,
      data: { period, scheme, version, state, sha256, cells: sha256Of(stored) },
    },
    nowMs,
  )
  return state
}

/** What would be shown of a snapshot to a public that holds what is given, or everything released so far; nothing is stored. */
export function planRelease(context: Context, snapshot: Snapshot, known?: readonly PublicCells[]) {
  const period = parsePeriod(snapshot.period.id, context.zone)
  if (period === null) throw new DomainError('unknown_period', `“${snapshot.period.id}” is no period`)
  const publication = publicationOf(context, snapshot, period)
  const earlier = known ?? releasedCells(context.db).map((cells) => JSON.parse(cells) as PublicCells)
  return { publication, ...planPublication(publication, earlier, publicKOf(snapshot)) }
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Interfaces have no index signature: the one place where a release is taken as plain JSON. */
const asJson = (body: PublicResult): Json => body as unknown as Json
