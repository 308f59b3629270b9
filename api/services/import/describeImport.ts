// A batch as the page sees it: its state, how far it is, its report.

import type { Db } from '#db/open.ts'
import { findImport, type ImportRow } from '#db/queries/imports.ts'
import type { EpochMs } from '#db/units.ts'
import type { ImportJob, ImportReport } from '../../contract/imports.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import type { RunningJob } from './jobs.ts'

export interface Viewing {
  readonly zone: Zone
  readonly nowMs: EpochMs
  readonly running: RunningJob | null
}

/** @throws DomainError unknown_import. */
export function requireImport(db: Db, id: number): ImportRow {
  const row = findImport(db.sqlite, id)
  if (row === undefined) throw new DomainError('unknown_import', `there is no import ${id}`)
  return row
}

export function describeImport(row: ImportRow, viewing: Viewing): ImportJob {
  const { zone } = viewing
  return {
    id: row.id,
    state: row.state,
    mode: row.mode,
    fileName: row.fileName,
    sha256: row.sha256,
    actor: row.actor,
    createdAt: isoInZone(row.createdAtMs, zone),
    finishedAt: row.finishedAtMs === null ? null : isoInZone(row.finishedAtMs, zone),
    progress: progressOf(row, viewing),
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? '' },
    report: row.report === null ? null : (JSON.parse(row.report) as ImportReport),
    lists: listsOf(row),
  }
}

function listsOf({ id, state, mode, eventsFrom }: ImportRow): ImportJob['lists'] {
  const isIn = mode === 'run' && (state === 'done' || state === 'withdrawn')
  const list = (change: string) => `/cases?import=${id}&change=${change}`
  return {
    inserted: isIn ? list('inserted') : null,
    updated: isIn && eventsFrom !== null ? list('updated') : null,
  }
}

/** Of a running import what its thread last told, else what is stored. */
function progressOf(row: ImportRow, { running, nowMs }: Viewing): ImportJob['progress'] {
  const isRunning = running?.importId === row.id
  const { rows, bytes, totalBytes } = (isRunning && running.progress) || row
  const seconds = isRunning ? (nowMs - running.startedAtMs) / 1000 : 0
  return {
    rows,
    bytes,
    totalBytes,
    share: totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null,
    rowsPerSecond: seconds > 0 && rows > 0 ? Math.round(rows / seconds) : null,
  }
}
