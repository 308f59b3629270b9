// Stored appraisals held against the log: every standing snapshot is the one that was last signed off, byte for byte.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import {
  earlierSnapshots,
  listSignOffs,
  type SignedOff,
  type StandingSnapshot,
  standingSnapshots,
} from '#db/queries/acts.ts'
import type { Problems } from './trailReport.ts'

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

type Version = Pick<StandingSnapshot, 'period' | 'scheme' | 'version'>
const keyOf = ({ period, scheme, version }: Version): string => `${period} ${scheme} v${version}`

/**
 * Adds a problem for each version whose snapshot is missing, is not the bytes of its SHA-256, is not the one the log last
 * named, or whose state is not the last one signed off; and for drafts it had before that the log does not name.
 */
export function compareAppraisals(sqlite: Sqlite, problems: Problems): void {
  const stored = readStored(sqlite)
  for (const [name, signed] of lastSignedOff(sqlite)) {
    const found = stored.get(name)
    stored.delete(name)
    const range = { from: signed.seq, to: signed.seq + 1 }
    const detail = faultOf(found, signed)
    if (detail !== null)
      problems.add({ kind: 'appraisal', ...range, detail: `the appraisal ${name} ${detail}` })
  }
  for (const name of stored.keys()) {
    const detail = `the appraisal ${name} was never signed off`
    problems.add({ kind: 'appraisal', from: 0, to: 0, detail })
  }
  compareDrafts(sqlite, problems)
}

/** Drafts that were worked out anew or published since: each was signed off once. */
function compareDrafts(sqlite: Sqlite, problems: Problems): void {
  const signed = new Set(listSignOffs(sqlite).map((act) => `${keyOf(act)} ${act.sha256}`))
  for (const { body, sha256, ...version } of earlierSnapshots(sqlite)) {
    const name = keyOf(version)
    if (sha256Of(body) === sha256 && signed.has(`${name} ${sha256}`)) continue
    const detail = `an earlier draft of ${name} is not one that was signed off`
    problems.add({ kind: 'appraisal', from: 0, to: 0, detail })
  }
}

interface Stored {
  readonly state: string
  readonly sha256: string | null
  /** The bytes have the hash that stands beside them. */
  readonly isWhole: boolean
}

function readStored(sqlite: Sqlite): Map<string, Stored> {
  const stored = new Map<string, Stored>()
  for (const { body, sha256, state, ...version } of standingSnapshots(sqlite)) {
    const isWhole = body !== null && sha256Of(body) === sha256
    stored.set(keyOf(version), { state, sha256, isWhole })
  }
  return stored
}

/** The last word of the log on every version; an act that is about no snapshot leaves the one before it. */
function lastSignedOff(sqlite: Sqlite): Map<string, SignedOff> {
  const last = new Map<string, SignedOff>()
  for (const act of listSignOffs(sqlite)) {
    const name = keyOf(act)
    last.set(name, { ...act, sha256: act.sha256 ?? last.get(name)?.sha256 ?? null })
  }
  return last
}

function faultOf(found: Stored | undefined, signed: SignedOff): string | null {
  if (found === undefined) return 'is missing'
  const { isWhole, sha256, state } = found
  if (!isWhole) return 'has a snapshot that is not the bytes of its SHA-256'
  if (sha256 !== signed.sha256) return 'has another snapshot than the one signed off'
  return state === signed.state ? null : `is ${state}, signed off was ${signed.state}`
}
