// A snapshot as bytes: canonical text and its hash, stored once and read back.
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { findSnapshot, insertSnapshot, type SnapshotRow } from '#db/queries/appraisals.ts'
import { parseSnapshot, type Snapshot, snapshotText } from '../../domain/appraisal/snapshot.ts'
import { DomainError } from '../../domain/errors.ts'

export interface StoredSnapshot {
  readonly snapshot: Snapshot
  readonly sha256: string
}

/** Stores a snapshot as the appraisal's standing one and returns its hash. */
export function storeSnapshot(
  db: Db,
  appraisalId: number,
  { snapshot, nowMs }: { readonly snapshot: Snapshot; readonly nowMs: number },
): string {
  const body = snapshotText(snapshot)
  const sha256 = createHash('sha256').update(body).digest('hex')
  insertSnapshot(db, { appraisalId, body, sha256, createdAtMs: nowMs })
  return sha256
}

/** The standing snapshot as stored. @throws DomainError unknown_appraisal where there is none. */
export function snapshotRow(db: Db, appraisalId: number): SnapshotRow {
  const row = findSnapshot(db, appraisalId)
  if (row === undefined) throw new DomainError('unknown_appraisal', 'the appraisal has no snapshot')
  return row
}

/** The standing snapshot read back, with its hash. @throws DomainError unknown_appraisal. */
export function readSnapshot(db: Db, appraisalId: number): StoredSnapshot {
  const { body, sha256 } = snapshotRow(db, appraisalId)
  return { snapshot: parseSnapshot(body), sha256 }
}
