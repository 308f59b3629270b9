// Stored limits, schemes and calendars held against the log: they judge every case, so changing one changes every figure.
import type { Sqlite } from '#db/open.ts'
import { lastVersionsHash } from '#db/queries/acts.ts'
import { versionsHash } from '../audit/storedVersions.ts'
import type { Problems } from './trailReport.ts'

/** Adds a problem unless the stored versions are those that the last act that stored one named; a log without one says nothing. */
export function compareVersions(sqlite: Sqlite, problems: Problems): void {
  const last = lastVersionsHash(sqlite)
  if (last === undefined || last.versions === versionsHash(sqlite)) return
  const detail = 'the stored limits, schemes and calendars are not those that the log names'
  problems.add({ kind: 'versions', from: last.seq, to: last.seq + 1, detail })
}
