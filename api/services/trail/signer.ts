// Signs checkpoints of the trail: only what continues everything signed before, in the database and beside the key.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Db, Sqlite } from '#db/open.ts'
import { lastKeyChange } from '#db/queries/acts.ts'
import { type CheckpointRow, insertCheckpoint, newestCheckpoint } from '#db/queries/checkpoints.ts'
import { readNode, trailSize } from '#db/queries/trail.ts'
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../../domain/errors.ts'
import {
  type Checkpoint,
  checkpointText,
  claimedCheckpoint,
  openCheckpoint,
} from '../../domain/trail/checkpoint.ts'
import { consistencyProof, emptyRoot, type NodeReader, rootAt } from '../../domain/trail/merkle.ts'
import { type VerifierKey, vkeyOf } from '../../domain/trail/note.ts'
import { sameBytes, verifyConsistency } from '../../domain/trail/verify.ts'
import { recordAct } from '../audit/recordAct.ts'
import {
  checkSignature,
  keyPathOf,
  newKey,
  openKeyFile,
  type SigningKey,
  signCheckpointText,
} from './signing.ts'

export interface TrailSigner {
  readonly key: VerifierKey
  /**
   * The checkpoint of the trail as it stands: the stored one where nothing has been appended since, else a new one.
   * @throws DomainError `trail_broken` where the stored trail does not continue what this key has signed: the file was
   * changed behind the product's back, or is an older copy. Nothing is signed then.
   */
  sign(nowMs: EpochMs): CheckpointRow
}

/** The last note signed, kept beside the key so that an older copy of the database does not pass for the log. */
interface Anchor {
  read(): string | null
  write(note: string): void
}

interface Signing {
  readonly sqlite: Sqlite
  readonly key: SigningKey
  readonly anchor: Anchor
}

/**
 * The signer of a database. Its key lies at `keyFile`, by default beside the database; a database in memory has a key that
 * lives as long. A database whose checkpoints are another key's gets an act in its log that says so.
 */
export function openSigner(db: Db, keyFile: string | null): TrailSigner {
  const { sqlite } = db
  const isInMemory = db.path === ':memory:' && keyFile === null
  const file = keyFile ?? keyPathOf(db.path)
  const key = isInMemory ? newKey() : openKeyFile(file)
  const signing = { sqlite, key, anchor: isInMemory ? memoryAnchor() : fileAnchor(file) }
  return {
    key,
    sign(nowMs) {
      const newest = newestCheckpoint(sqlite)
      const isCurrent = newest?.size === trailSize(sqlite) && signing.anchor.read() === newest.note
      if (isCurrent && openCheckpoint(newest.note, key, checkSignature) !== null) return newest
      noteNewKey(signing, newest, nowMs)
      return sqlite.transaction(() => signNext(signing, nowMs)).immediate()
    },
  }
}

/**
 * Sets a key aside whose last note covers more than the `events` of a restored log: it must never sign a second history, so
 * that the log goes on under a new one and says so itself. Returns where the key lies now; null = it may go on signing.
 */
export function retireKey(file: string, { events, stamp }: { events: number; stamp: string }): string | null {
  const note = readLastNote(file)
  const last = note === null ? null : claimedCheckpoint(note)
  if (last === null || last.size <= events || !existsSync(file)) return null
  const retired = `${file}.before-restore-${stamp}`
  renameSync(file, retired)
  renameSync(`${file}.last`, `${retired}.last`)
  return retired
}

/** The last note signed with the key of a file, kept beside it; null = there is none. */
export function readLastNote(file: string): string | null {
  return existsSync(`${file}.last`) ? readFileSync(`${file}.last`, 'utf8') : null
}

/** Written before the row is committed: the events it covers are committed already, so that it never claims too much. */
function fileAnchor(file: string): Anchor {
  return {
    read: () => readLastNote(file),
    write(note) {
      writeFileSync(`${file}.last.new`, note, { flush: true })
      renameSync(`${file}.last.new`, `${file}.last`)
    },
  }
}

function memoryAnchor(): Anchor {
  let last: string | null = null
  return {
    read: () => last,
    write(note) {
      last = note
    },
  }
}

function signNext({ sqlite, key, anchor }: Signing, nowMs: EpochMs): CheckpointRow {
  const newest = newestCheckpoint(sqlite)
  const size = trailSize(sqlite)
  const next: Checkpoint = { origin: key.name, size, root: fromTree(sqlite, (read) => rootAt(size, read)) }
  if (newest !== undefined) requireContinuation(sqlite, next, { note: newest.note, key })
  const anchored = anchor.read()
  if (anchored !== null) requireContinuation(sqlite, next, { note: anchored, key })
  const stored = newest?.size === size ? newest : null
  const row = stored ?? { size, note: signCheckpointText(checkpointText(next), key), signedAtMs: nowMs }
  anchor.write(row.note)
  if (stored === null) insertCheckpoint(sqlite, row)
  return row
}

/** Committed by itself: nothing is signed that could be rolled back. Said once, however often signing fails afterwards. */
function noteNewKey({ sqlite, key }: Signing, newest: CheckpointRow | undefined, nowMs: EpochMs): void {
  if (newest === undefined || claimedCheckpoint(newest.note)?.origin === key.name) return
  const vkey = vkeyOf(key)
  const said = lastKeyChange(sqlite)
  if (said?.vkey === vkey && said.seq >= newest.size) return
  recordAct(sqlite, { type: 'signing_key_changed', by: 'system', data: { vkey } }, nowMs)
}

/** A hole in the stored tree is no crash of ours: it is what a checkpoint must not be put over. */
function fromTree<T>(sqlite: Sqlite, read: (node: NodeReader) => T): T {
  try {
    return read((level, idx) => readNode(sqlite, level, idx))
  } catch (cause) {
    throw new DomainError('trail_broken', 'the stored trail has holes', { cause })
  }
}

interface Signed {
  readonly note: string
  readonly key: VerifierKey
}

/** @throws DomainError `trail_broken` unless the log of `next` begins with all that the note covers. */
function requireContinuation(sqlite: Sqlite, next: Checkpoint, { note, key }: Signed): void {
  const claimed = claimedCheckpoint(note)
  const isOwn = claimed?.origin === key.name
  if (claimed === null || (isOwn && openCheckpoint(note, key, checkSignature) === null)) {
    throw new DomainError('trail_broken', 'a stored checkpoint was not signed by its key')
  }
  if (claimed.size > next.size) {
    const detail = `${claimed.size} events were signed, ${next.size} are stored: events were cut off, or this is an older copy of the database`
    throw new DomainError('trail_broken', detail)
  }
  if (!isContinued(sqlite, claimed, next)) {
    throw new DomainError('trail_broken', `the first ${claimed.size} events are not those that were signed`)
  }
}

/** Proved from stored nodes, as an outside verifier would have it proved. */
function isContinued(sqlite: Sqlite, first: Checkpoint, second: Checkpoint): boolean {
  if (first.size === 0) return sameBytes(first.root, emptyRoot())
  const sizes = { first: first.size, second: second.size }
  const proof = fromTree(sqlite, (read) => consistencyProof(sizes, read))
  return verifyConsistency({
    ...sizes,
    ...{ firstRoot: first.root, secondRoot: second.root, proof },
  })
}
