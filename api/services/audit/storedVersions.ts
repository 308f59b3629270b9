// Limits, schemes and calendars are rows beside the log: acts that store one name the hash of all that are stored.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { lastVersionsHash } from '#db/queries/acts.ts'
import { listVersions } from '#db/queries/rules.ts'
import { recordAct } from './recordAct.ts'

const TABLES = ['rule_set', 'scheme', 'calendar'] as const

/** Hex SHA-256 over every stored version, table by table: id, version, first day in force and body, each a line of JSON. */
export function versionsHash(sqlite: Sqlite): string {
  const hash = createHash('sha256')
  for (const table of TABLES) {
    for (const { id, version, effectiveFrom, body } of listVersions(sqlite, table)) {
      hash.update(`${JSON.stringify([table, id, version, effectiveFrom, body])}\n`)
    }
  }
  return hash.digest('hex')
}

/** Names what is stored where no act of the unit of work has done so: a calendar that came with an import of no new case. */
export function noteVersions(sqlite: Sqlite, { by, nowMs }: { by: string; nowMs: number }): void {
  const versions = versionsHash(sqlite)
  if (lastVersionsHash(sqlite)?.versions === versions) return
  recordAct(sqlite, { type: 'versions_stored', by, data: { versions } }, nowMs)
}
