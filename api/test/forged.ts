// A database changed behind the product's back, for tests of what is found then: everything is undone afterwards.
import type { Sqlite } from '#db/open.ts'

/** What `look` sees once some SQL has run without triggers and references. Both may change rows; none of it stays. */
export function forged<T>(sqlite: Sqlite, sql: string, look: () => T): T {
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec('BEGIN')
  try {
    const triggers = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
    for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`)
    sqlite.exec(sql)
    return look()
  } finally {
    sqlite.exec('ROLLBACK')
    sqlite.pragma('foreign_keys = ON')
  }
}
