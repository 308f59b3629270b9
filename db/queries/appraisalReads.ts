// What an appraisal asks of the cases: ids behind its numbers, what the checks count, what came in after freezing.
import type { Db } from '../open.ts'
import type { EpochMs } from '../units.ts'

/** Case ids by key. */
export function listCaseIds(db: Db, keys: readonly number[]): Map<number, string> {
  const rows = db.sqlite
    .prepare('SELECT c.key, c.id FROM json_each(?) j JOIN cases c ON c.key = j.value')
    .all(JSON.stringify(keys)) as { key: number; id: string }[]
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** Keys of cases by id, void ones with their mark; unknown ids are left out. */
export function listCasesById(
  db: Db,
  ids: readonly string[],
): { readonly key: number; readonly id: string; readonly isVoid: number }[] {
  return db.sqlite
    .prepare(
      `SELECT c.key, c.id, c.is_void AS isVoid FROM json_each(?) j JOIN cases c ON c.id = j.value ORDER BY c.id`,
    )
    .all(JSON.stringify(ids)) as { key: number; id: string; isVoid: number }[]
}

/** A cohort [startMs, endMs) as known at as-of. */
export interface PeriodOf {
  readonly startMs: EpochMs
  readonly endMs: EpochMs
  readonly asOfMs: EpochMs
}

export interface PeriodCounts {
  readonly received: number
  readonly unlocated: number
  /** Received in the period, brought by an import begun after its end. */
  readonly importedLate: number
  readonly clocks: number
  readonly provisional: number
}

/** What the checks before freezing count. */
export function countForChecks(db: Db, { startMs, endMs, asOfMs }: PeriodOf): PeriodCounts {
  const cohort =
    'f.at_ms >= @startMs AND f.at_ms < @endMs AND f.valid_from_ms <= @asOfMs AND f.valid_to_ms > @asOfMs'
  const received = db.sqlite
    .prepare(
      `SELECT count(*) AS received, coalesce(sum(p.cell_x IS NULL), 0) AS unlocated,
        coalesce(sum(b.created_at_ms >= @endMs), 0) AS importedLate
       FROM received_fact f JOIN place p ON p.key = f.place_key JOIN cases c ON c.key = f.case_key
       LEFT JOIN import_batch b ON b.id = c.import_id WHERE ${cohort}`,
    )
    .get({ startMs, endMs, asOfMs }) as Pick<PeriodCounts, 'received' | 'unlocated' | 'importedLate'>
  const clocks = db.sqlite
    .prepare(
      `SELECT count(*) AS clocks, coalesce(sum(f.is_provisional), 0) AS provisional
       FROM clock_fact f WHERE ${cohort} AND f.is_void = 0`,
    )
    .get({ startMs, endMs, asOfMs }) as Pick<PeriodCounts, 'clocks' | 'provisional'>
  return { ...received, ...clocks }
}

/** Keys of departments that received or had a clock due in the period. */
export function listActiveDepartments(db: Db, { startMs, endMs, asOfMs }: PeriodOf): Set<number> {
  const cohort = 'at_ms >= @startMs AND at_ms < @endMs AND valid_from_ms <= @asOfMs AND valid_to_ms > @asOfMs'
  const keys = db.sqlite
    .prepare(
      `SELECT department_key FROM received_fact WHERE ${cohort}
       UNION SELECT department_key FROM clock_fact WHERE ${cohort}`,
    )
    .pluck()
    .all({ startMs, endMs, asOfMs }) as number[]
  return new Set(keys)
}

/** A case that events written since a place of the log belong to. */
export interface LateCase {
  readonly id: string
  readonly events: number
  /** Batch that brought the latest of them; null = entered by hand. */
  readonly importId: number | null
  /** Nothing of it was known before. */
  readonly isNew: number
  /** A fact of it lies in the period as now known. */
  readonly isInPeriod: number
}

/**
 * Cases with events at or after a place of the log, but for what accepted objections wrote; by id. The caller adds
 * those that stood in the period before.
 */
export function listLateCases(
  db: Db,
  since: { readonly seq: number; readonly startMs: EpochMs; readonly endMs: EpochMs },
): LateCase[] {
  const lies = (table: string) =>
    `EXISTS (SELECT 1 FROM ${table} f WHERE f.case_key = c.key AND f.at_ms >= @startMs AND f.at_ms < @endMs)`
  const inPeriod = ['received_fact', 'clock_fact', 'callback_fact', 'archive_fact'].map(lies).join(' OR ')
  return db.sqlite
    .prepare(
      `SELECT c.id, count(*) AS events, max(json_extract(e.body, '$.importId')) AS importId,
        NOT EXISTS (SELECT 1 FROM event b WHERE b.case_key = c.key AND b.seq < @seq) AS isNew,
        (${inPeriod}) AS isInPeriod
       FROM event e JOIN cases c ON c.key = e.case_key
       WHERE e.seq >= @seq AND json_extract(e.body, '$.data.objectionId') IS NULL
       GROUP BY c.key ORDER BY c.id`,
    )
    .all(since) as LateCase[]
}

/** Version of the calendar in use. */
export function calendarInUse(
  db: Db,
  id: string,
): { readonly version: string; readonly body: string } | undefined {
  return db.sqlite
    .prepare(
      'SELECT version, body FROM calendar WHERE id = ? ORDER BY effective_from DESC, version DESC LIMIT 1',
    )
    .get(id) as { version: string; body: string } | undefined
}
