// What the public was given held against the log: every release is the one that went out, byte for byte, and none was added.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { listReleaseActs, type Released, storedReleases } from '#db/queries/acts.ts'
import type { Problems } from './trailReport.ts'

type Version = Pick<Released, 'period' | 'scheme' | 'version'>
const keyOf = ({ period, scheme, version }: Version): string => `${period} ${scheme} v${version}`
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Stored extends Pick<Released, 'state' | 'sha256'> {
  /** The bytes have the hash that stands beside them; held back = there are none. */
  readonly isWhole: boolean
  /** Hash of what was planned. */
  readonly cells: string
}

/**
 * Adds a problem for each release that is missing, was never entered in the log, is not the bytes of its SHA-256, or differs in
 * bytes, state or planned cells from what the log says went out.
 */
export function compareReleases(sqlite: Sqlite, problems: Problems): void {
  const stored = readStored(sqlite)
  for (const act of listReleaseActs(sqlite)) {
    const name = keyOf(act)
    const detail = faultOf(stored.get(name), act)
    stored.delete(name)
    if (detail !== null)
      problems.add({
        ...{ kind: 'release', from: act.seq, to: act.seq + 1 },
        detail: `the release of ${name} ${detail}`,
      })
  }
  for (const name of stored.keys())
    problems.add({
      kind: 'release',
      from: 0,
      to: 0,
      detail: `the release of ${name} was never entered in the log`,
    })
}

function readStored(sqlite: Sqlite): Map<string, Stored> {
  const stored = new Map<string, Stored>()
  for (const { body, cells, sha256, state, ...version } of storedReleases(sqlite)) {
    const isWhole = (body === null ? null : sha256Of(body)) === sha256
    stored.set(keyOf(version), { state, sha256, isWhole, cells: sha256Of(cells) })
  }
  return stored
}

function faultOf(
  found: Stored | undefined,
  { state, sha256, cells }: Omit<Stored, 'isWhole'>,
): string | null {
  if (found === undefined) return 'is missing'
  if (!found.isWhole) return 'is not the bytes of its SHA-256'
  if (found.sha256 !== sha256) return 'is another one than went out'
  if (found.state !== state) return `is ${found.state}, the log says ${state}`
  return found.cells === cells ? null : 'was planned with other counts than the log says'
}
