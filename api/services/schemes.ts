// Ranking schemes of a deployment: listed, and added version by version; none is ever changed.
import type { Sqlite } from '#db/open.ts'
import { addVersion, listVersions } from '#db/queries/rules.ts'
import { raiseDataVersion } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import type { SchemeFile } from '../contract/ruleFiles.ts'
import type { Schemes } from '../contract/schemes.ts'
import { DomainError } from '../domain/errors.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { versionsHash } from './audit/storedVersions.ts'
import type { Context } from './context.ts'
import { checkScheme } from './parseScheme.ts'
import { inTransaction } from './writing/caseBook.ts'
import { openTrailLog, ownText } from './writing/trailLog.ts'

/** Every version of every scheme, by id and then by first day in force. */
export function listSchemes({ db, zone }: Context): Schemes {
  const versions = listVersions(db.sqlite, 'scheme').map(({ body, enteredAtMs, actor }) => ({
    scheme: JSON.parse(body) as SchemeFile,
    enteredAt: isoInZone(enteredAtMs, zone),
    actor,
  }))
  // A stable sort: within an id the order of coming into force stays.
  return {
    items: versions.sort((a, b) => (a.scheme.id < b.scheme.id ? -1 : Number(a.scheme.id > b.scheme.id))),
  }
}

/**
 * Adds a version of a scheme, in force from its own first day; without a version it gets the next number of its id. The
 * log says who added what. Periods are ranked by the version in force on their first day, so that published results and
 * earlier periods keep theirs.
 * @throws DomainError `bad_scheme` for a scheme that cannot rank or has no first day; `conflict` for a version that is taken.
 */
export function addScheme(
  sqlite: Sqlite,
  file: SchemeFile,
  { by, nowMs }: { readonly by: string; readonly nowMs: EpochMs },
): { id: string; version: string } {
  const { effectiveFrom } = file
  if (effectiveFrom === undefined) throw new DomainError('bad_scheme', 'effectiveFrom is missing')
  return inTransaction(sqlite, () => {
    const taken = listVersions(sqlite, 'scheme').filter(({ id }) => id === file.id)
    const version = file.version ?? nextNumber(taken.map((row) => row.version))
    if (taken.some((row) => row.version === version)) {
      throw new DomainError('conflict', `“${file.id}” has a version ${version} already`)
    }
    const scheme = checkScheme({ ...file, version })
    const body = JSON.stringify(scheme)
    addVersion(sqlite, 'scheme', {
      id: scheme.id,
      version,
      effectiveFrom,
      body,
      enteredAtMs: nowMs,
      actor: by,
    })
    const enteredAt = new Date(nowMs).toISOString()
    openTrailLog(sqlite).append(
      null,
      ownText({
        type: 'scheme_added',
        v: 1,
        by,
        enteredAt,
        scheme: JSON.parse(body),
        versions: versionsHash(sqlite),
      }),
    )
    raiseDataVersion(sqlite, null)
    return { id: scheme.id, version }
  })
}

function nextNumber(versions: readonly string[]): string {
  const numbers = versions.map(Number).filter(Number.isInteger)
  return String(Math.max(0, ...numbers) + 1)
}
