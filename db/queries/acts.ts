// The audit log: the trail's events that belong to no case, newest first.
import type { Sqlite } from '../open.ts'

export interface ActFilter {
  /** Null = all. */
  readonly types: readonly string[] | null
  readonly by: string | null
  /** ISO 8601 UTC with milliseconds, as the bodies have it; the end is exclusive. */
  readonly enteredFrom: string | null
  readonly enteredBefore: string | null
  /** Held by the body, in any letter case of ASCII. */
  readonly text: string | null
}

export interface ActRow {
  readonly seq: number
  /** RFC 8785 text. */
  readonly body: string
}

/** Rows are passed over until the page is full: the index of case-less events is walked from its end. */
export function listActs(
  sqlite: Sqlite,
  filter: ActFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): ActRow[] {
  const { types, by, enteredFrom, enteredBefore, text } = filter
  return sqlite
    .prepare(
      `SELECT seq, body FROM event
       WHERE case_key IS NULL AND (:before IS NULL OR seq < :before)
         AND (:types IS NULL OR body ->> 'type' IN (SELECT value FROM json_each(:types)))
         AND (:by IS NULL OR body ->> 'by' = :by)
         AND (:enteredFrom IS NULL OR body ->> 'enteredAt' >= :enteredFrom)
         AND (:enteredBefore IS NULL OR body ->> 'enteredAt' < :enteredBefore)
         AND (:text IS NULL OR instr(lower(body), lower(:text)) > 0)
       ORDER BY seq DESC LIMIT :limit`,
    )
    .all({
      ...{ before, limit, by, enteredFrom, enteredBefore, text },
      types: types === null ? null : JSON.stringify(types),
    }) as ActRow[]
}

/** Whether any act is under this name: an account's, or a command's or the server's own. */
export function hasActsBy(sqlite: Sqlite, by: string): boolean {
  const found = sqlite
    .prepare("SELECT 1 FROM event WHERE case_key IS NULL AND body ->> 'by' = ? LIMIT 1")
    .get(by)
  return found !== undefined
}

/** A version of an appraisal with its latest snapshot; null = it has none. */
export interface StandingSnapshot {
  readonly period: string
  readonly scheme: string
  readonly version: number
  readonly state: string
  readonly body: string | null
  readonly sha256: string | null
}

/** One at a time: bodies are large. */
export function standingSnapshots(sqlite: Sqlite): IterableIterator<StandingSnapshot> {
  return sqlite
    .prepare(
      `SELECT a.period, a.scheme_id AS scheme, a.version, a.state, s.body, s.sha256 FROM appraisal a
       LEFT JOIN appraisal_snapshot s
         ON s.id = (SELECT max(id) FROM appraisal_snapshot WHERE appraisal_id = a.id)
       ORDER BY a.id`,
    )
    .iterate() as IterableIterator<StandingSnapshot>
}

/** Snapshots of a version before its latest: drafts it once had. One at a time. */
export function earlierSnapshots(
  sqlite: Sqlite,
): IterableIterator<Omit<StandingSnapshot, 'state' | 'body'> & { readonly body: string }> {
  return sqlite
    .prepare(
      `SELECT a.period, a.scheme_id AS scheme, a.version, s.body, s.sha256 FROM appraisal_snapshot s
       JOIN appraisal a ON a.id = s.appraisal_id
       WHERE s.id < (SELECT max(id) FROM appraisal_snapshot WHERE appraisal_id = a.id) ORDER BY s.id`,
    )
    .iterate() as ReturnType<typeof earlierSnapshots>
}

/** An act on a version of an appraisal, as the log has it. */
export interface SignedOff {
  readonly seq: number
  readonly period: string
  readonly scheme: string
  readonly version: number
  /** State it left the version in. */
  readonly state: string
  /** Snapshot it was about; null = none. */
  readonly sha256: string | null
}

/** Every sign-off of every appraisal, in the order of the log; bodies that are no JSON are passed over. */
export function listSignOffs(sqlite: Sqlite): SignedOff[] {
  return sqlite
    .prepare(
      `SELECT seq, body ->> 'period' AS period, body ->> 'scheme' AS scheme, body ->> 'version' AS version,
              body ->> 'to' AS state, body ->> 'sha256' AS sha256
       FROM event
       WHERE case_key IS NULL AND CASE WHEN json_valid(body) THEN body ->> 'type' END = 'appraisal'
       ORDER BY seq`,
    )
    .all() as SignedOff[]
}

/** What the public was given of a version, as the log has it or as it is stored; null = held back. */
export interface Released {
  readonly period: string
  readonly scheme: string
  readonly version: number
  readonly state: string
  readonly sha256: string | null
}

/** Every release the log tells of, in its order; `cells` = hex SHA-256 of what was planned. */
export function listReleaseActs(
  sqlite: Sqlite,
): (Released & { readonly seq: number; readonly cells: string })[] {
  return sqlite
    .prepare(
      `SELECT seq, body ->> 'period' AS period, body ->> 'scheme' AS scheme, body ->> 'version' AS version,
              body ->> 'state' AS state, body ->> 'sha256' AS sha256, body ->> 'cells' AS cells
       FROM event
       WHERE case_key IS NULL AND CASE WHEN json_valid(body) THEN body ->> 'type' END = 'released'
       ORDER BY seq`,
    )
    .all() as (Released & { seq: number; cells: string })[]
}

/** One at a time: bodies are large. `cells` = the text that was planned. */
export function storedReleases(
  sqlite: Sqlite,
): IterableIterator<Released & { readonly body: string | null; readonly cells: string }> {
  return sqlite
    .prepare(
      `SELECT coalesce(a.period, '?') AS period, coalesce(a.scheme_id, '?') AS scheme, coalesce(a.version, r.appraisal_id) AS version,
              r.state, r.sha256, r.body, r.cells
       FROM public_release r LEFT JOIN appraisal a ON a.id = r.appraisal_id ORDER BY r.appraisal_id`,
    )
    .iterate() as IterableIterator<Released & { body: string | null; cells: string }>
}

/** The last act that names all stored limits, schemes and calendars by their hash; undefined = none does. */
export function lastVersionsHash(
  sqlite: Sqlite,
): { readonly seq: number; readonly versions: string } | undefined {
  return sqlite
    .prepare(
      `SELECT seq, body ->> 'versions' AS versions FROM event
       WHERE case_key IS NULL AND CASE WHEN json_valid(body) THEN body ->> 'versions' END IS NOT NULL
       ORDER BY seq DESC LIMIT 1`,
    )
    .get() as { seq: number; versions: string } | undefined
}

/** The last act by which the log says that its key is another one; undefined = none. */
export function lastKeyChange(sqlite: Sqlite): { readonly seq: number; readonly vkey: string } | undefined {
  return sqlite
    .prepare(
      `SELECT seq, body ->> 'vkey' AS vkey FROM event
       WHERE case_key IS NULL AND CASE WHEN json_valid(body) THEN body ->> 'type' END = 'signing_key_changed'
       ORDER BY seq DESC LIMIT 1`,
    )
    .get() as { seq: number; vkey: string } | undefined
}

/** An act on a draw of the third-party check that names a hash. */
export interface DrawAct {
  readonly seq: number
  readonly drawId: string
  /** Of the frame, where it was frozen. */
  readonly frameHash: string | null
  /** Of the draw file, where it was drawn. */
  readonly fileHash: string | null
}

/** Freezes and draws, in the order of the log; bodies that are no JSON are passed over. */
export function listDrawActs(sqlite: Sqlite): DrawAct[] {
  return sqlite
    .prepare(
      `SELECT seq, body ->> 'drawId' AS drawId, body ->> 'frameHash' AS frameHash, body ->> 'fileHash' AS fileHash
       FROM event
       WHERE case_key IS NULL
         AND CASE WHEN json_valid(body) THEN body ->> 'type' END IN ('sample_frozen', 'sample_drawn')
       ORDER BY seq`,
    )
    .all() as DrawAct[]
}

export interface StoredDraw {
  readonly drawId: string
  readonly plan: string
  readonly draw: string | null
}

/** Every stored draw; one at a time: plans are large. */
export function storedDraws(sqlite: Sqlite): IterableIterator<StoredDraw> {
  return sqlite
    .prepare('SELECT draw_id AS drawId, plan, draw FROM sample ORDER BY id')
    .iterate() as IterableIterator<StoredDraw>
}
