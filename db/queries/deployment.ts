// What the database as a whole says of itself: whether it is empty, how much it holds.
import type { Db } from '../open.ts'

export interface Holdings {
  readonly street: string | null
  readonly isDemo: boolean
  readonly cases: number
  readonly departments: number
  readonly firstReceivedMs: number | null
  readonly lastReceivedMs: number | null
}

/** Nobody has put anything in: no street, no case, no import, no account. */
export function isEmpty(db: Db): boolean {
  const found = db.sqlite
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM street) + EXISTS (SELECT 1 FROM cases)
        + EXISTS (SELECT 1 FROM import_batch) + EXISTS (SELECT 1 FROM account)`,
    )
    .pluck()
    .get()
  return found === 0
}

/** What is served, in figures; instants are epoch ms, null without cases. */
export function readHoldings(db: Db): Holdings {
  const street = db.sqlite.prepare('SELECT name, is_demo AS isDemo FROM street LIMIT 1').get() as
    | { name: string; isDemo: number }
    | undefined
  const counts = db.sqlite
    .prepare(
      `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM department) AS departments,
        (SELECT min(received_at_ms) FROM cases) AS firstReceivedMs,
        (SELECT max(received_at_ms) FROM cases) AS lastReceivedMs`,
    )
    .get() as Omit<Holdings, 'street' | 'isDemo'>
  return { street: street?.name ?? null, isDemo: street?.isDemo === 1, ...counts }
}

/** Id of the first department by id; undefined without departments. */
export function firstDepartmentId(db: Db): string | undefined {
  return db.sqlite.prepare('SELECT id FROM department ORDER BY id LIMIT 1').pluck().get() as
    | string
    | undefined
}
