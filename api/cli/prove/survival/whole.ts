// Whether a database that something happened to is whole: pages, references, trail, roll-ups, every import in or not.
import { compareRollups } from '#db/facts/recount.ts'
import { type Db, openDb } from '#db/open.ts'
import { damageOf } from '#db/queries/copies.ts'
import { systemClock } from '../../../clock.ts'
import { contextOf } from '../../../services/context.ts'
import { recomputeTrail } from '../../../services/trail/recomputeTrail.ts'
import { periodStarts } from '../../../services/writing/periodStarts.ts'
import { trailRoot } from '../../../services/writing/trailLog.ts'

/** What is wrong, in words; none = the file opens and holds whole units of work only. */
export function faultsOf(file: string): string[] {
  try {
    const db = openDb(file, { mustExist: true })
    try {
      return faultsIn(db)
    } finally {
      db.close()
    }
  } catch (error) {
    return [`does not open: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** The same of an open database. */
export function faultsIn(db: Db): string[] {
  const { sqlite } = db
  const damage = damageOf(sqlite)
  if (damage !== null) return [damage]
  const { fault, root } = recomputeTrail(sqlite)
  const { zone } = contextOf(db, systemClock())
  const differences = compareRollups(sqlite, periodStarts(zone)).length
  return [
    ...(fault === null ? [] : [fault]),
    ...(root === trailRoot(sqlite) ? [] : ['the stored root is not that of the bodies']),
    ...(differences === 0 ? [] : [`${differences} roll-ups differ from a recount`]),
    ...halfImports(sqlite),
    ...halfCases(sqlite),
  ]
}

/** A batch that is in has all its cases, any other none. */
function halfImports(sqlite: Db['sqlite']): string[] {
  const rows = sqlite
    .prepare(
      `SELECT b.id, b.state, b.mode, b.report, (SELECT count(*) FROM cases WHERE import_id = b.id) AS cases
       FROM import_batch b`,
    )
    .all() as { id: number; state: string; mode: string; report: string | null; cases: number }[]
  return rows.flatMap(({ id, state, mode, report, cases }) => {
    const isIn = (state === 'done' && mode === 'run') || state === 'withdrawn'
    const expected = isIn && report !== null ? (JSON.parse(report) as { inserted: number }).inserted : 0
    return cases === expected ? [] : [`import ${id} is ${state} with ${cases} of ${expected} cases`]
  })
}

/** Every case began with an event, and every event that begins a case has it. */
function halfCases(sqlite: Db['sqlite']): string[] {
  const begun = sqlite
    .prepare(`SELECT count(*) FROM event WHERE case_key IS NOT NULL AND body LIKE '%"type":"submitted"%'`)
    .pluck()
    .get()
  const cases = sqlite.prepare('SELECT count(*) FROM cases').pluck().get()
  return begun === cases ? [] : [`${cases} cases, but ${begun} in the trail`]
}
