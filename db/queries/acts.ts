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
