// Runs a fragment of SQL on a connection; prepared statements are kept by their text.
import type { Sqlite } from '../open.ts'
import type { Fragment } from './where.ts'

const prepared = new WeakMap<Sqlite, Map<string, ReturnType<Sqlite['prepare']>>>()

/** All rows of a query, in its order. */
export function rows<T>(sqlite: Sqlite, query: Fragment): T[] {
  let known = prepared.get(sqlite)
  if (!known) {
    known = new Map()
    prepared.set(sqlite, known)
  }
  let statement = known.get(query.text)
  if (!statement) {
    statement = sqlite.prepare(query.text)
    if (known.size > 500) known.clear()
    known.set(query.text, statement)
  }
  return statement.all([...query.params]) as T[]
}
