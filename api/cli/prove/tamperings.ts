// What somebody can do to the file who can write it and has no key: from one changed byte to the whole log made anew.
import type { Sqlite } from '#db/open.ts'
import { listCheckpoints, newestCheckpoint } from '#db/queries/checkpoints.ts'
import { readNode } from '#db/queries/trail.ts'
import { checkpointText } from '../../domain/trail/checkpoint.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import { type Bytes, leafHash, rootAt } from '../../domain/trail/merkle.ts'
import type { VerifierKey } from '../../domain/trail/note.ts'
import { keyOfSeed, type SigningKey, signCheckpointText } from '../../services/trail/signing.ts'
import { appendLeaves } from '../../services/writing/trailLog.ts'
import { FORGERIES } from './forgeries.ts'
import type { Random } from './random.ts'

export const KINDS = [
  'edit',
  'rehash',
  'delete',
  'insert',
  'reorder',
  'truncate',
  'checkpoint',
  'node',
] as const
export type Kind = (typeof KINDS)[number]

export interface Attack {
  /** One of `KINDS` or of `FORGERIES`. */
  readonly kind: string
  /** First event concerned; null = none is. */
  readonly at: number | null
  /** Its body was changed and its leaf was not. */
  readonly isLeafWrong: boolean
}

export interface Target {
  readonly random: Random
  /** Size of the checkpoint that the verifier holds. */
  readonly heldSize: number
  readonly key: VerifierKey
  /** Number of the trial: kinds take turns. */
  readonly turn: number
}

interface Row {
  readonly case_key: number | null
  readonly body: string
  readonly leaf: Bytes
  readonly salt: Bytes | null
  readonly fields: string | null
}

export function dropTriggers(sqlite: Sqlite): void {
  const names = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of names) sqlite.exec(`DROP TRIGGER ${String(name)}`)
}

/** Tampers with the file, in the caller's transaction. Every attack changes something. */
export function attackOn(sqlite: Sqlite, target: Target): Attack {
  if (target.turn % 2 === 1) return forge(sqlite, target)
  const kind = KINDS[(target.turn / 2) % KINDS.length] ?? 'edit'
  if (kind === 'checkpoint') return swapCheckpoint(sqlite, target)
  if (kind === 'node') return editNode(sqlite, target.random)
  const rows = readRows(sqlite)
  // Whoever makes the whole log anew must touch what the held checkpoint covers, anybody else what some checkpoint does: an
  // event that nobody has signed yet is nobody's to miss.
  const isThorough = kind !== 'edit' && target.random() < 0.7
  const signed = newestCheckpoint(sqlite)?.size ?? 0
  const at = below(target.random, isThorough ? target.heldSize : signed)
  const changed = change(kind, rows, at, target.random)
  writeRows(sqlite, changed)
  if (isThorough) remake(sqlite, changed, { at, ...target })
  return { kind, at, isLeafWrong: kind === 'edit' }
}

/** Forgeries take turns, kind by kind. */
function forge(sqlite: Sqlite, { random, turn }: Target): Attack {
  const kinds = Object.entries(FORGERIES)
  const round = (turn - 1) / 2
  const [kind, forgeries] = kinds[round % kinds.length] ?? ['', []]
  forgeries[Math.floor(round / kinds.length) % forgeries.length]?.(sqlite, random)
  return { kind, at: null, isLeafWrong: false }
}

const below = (random: Random, n: number): number => Math.floor(random() * n)

function readRows(sqlite: Sqlite): Row[] {
  return sqlite
    .prepare(
      'SELECT case_key, body, leaf, salt, fields FROM event LEFT JOIN personal USING (seq) ORDER BY seq',
    )
    .all() as Row[]
}

function writeRows(sqlite: Sqlite, rows: readonly Row[]): void {
  sqlite.exec('DELETE FROM personal; DELETE FROM event')
  const event = sqlite.prepare('INSERT INTO event (seq, case_key, body, leaf) VALUES (?, ?, ?, ?)')
  const personal = sqlite.prepare('INSERT INTO personal (seq, salt, fields) VALUES (?, ?, ?)')
  for (const [seq, { case_key, body, leaf, salt, fields }] of rows.entries()) {
    event.run(seq, case_key, body, leaf)
    if (salt !== null) personal.run(seq, salt, fields)
  }
}

function change(kind: Kind, rows: readonly Row[], at: number, random: Random): Row[] {
  const [before, row, after] = [rows.slice(0, at), rows[at], rows.slice(at + 1)]
  if (row === undefined) throw new Error(`there is no event ${at}`)
  const edited = editedBody(row.body, random)
  switch (kind) {
    case 'edit':
      return [...before, { ...row, body: edited }, ...after]
    case 'rehash':
      return [...before, rehashed(row, edited), ...after]
    case 'insert':
      return [...before, rehashed(row, edited), row, ...after]
    case 'reorder':
      return [...before, ...after.slice(0, 1), row, ...after.slice(1)]
    case 'truncate':
      return before
    default:
      return [...before, ...after]
  }
}

const rehashed = (row: Row, body: string): Row => ({ ...row, body, leaf: leafHash(Buffer.from(body)) })

/** Another canonical body: an hour moved, an author renamed, a member added. */
function editedBody(body: string, random: Random): string {
  const value = JSON.parse(body) as Record<string, Json>
  const edits: Record<string, Json>[] = [
    { enteredAt: `${String(value.enteredAt).slice(0, 11)}23:59:59.${100 + below(random, 900)}Z` },
    { by: `${String(value.by)}${below(random, 10)}` },
    { note: below(random, 1000) },
  ]
  return jcs({ ...value, ...edits[below(random, edits.length)] })
}

/** The tree over what stands now, and checkpoints nobody else could tell from true ones by looking at the file alone. */
function remake(sqlite: Sqlite, rows: readonly Row[], { at, random, key }: Target & { at: number }): void {
  sqlite.exec('DELETE FROM node')
  appendLeaves(
    sqlite,
    0,
    rows.map(({ leaf }) => leaf),
  )
  const thief = keyOfSeed(random() < 0.5 ? key.name : 'pingyi/other', Buffer.alloc(32, 7))
  const isSigning = random() < 0.5
  for (const { size } of listCheckpoints(sqlite)) {
    if (size <= at) continue
    if (isSigning && size <= rows.length) forgeNote(sqlite, size, thief)
    else sqlite.prepare('DELETE FROM checkpoint WHERE size = ?').run(size)
  }
}

function forgeNote(sqlite: Sqlite, size: number, thief: SigningKey): void {
  const root = rootAt(size, (level, idx) => readNode(sqlite, level, idx))
  const note = signCheckpointText(checkpointText({ origin: thief.name, size, root }), thief)
  sqlite.prepare('UPDATE checkpoint SET note = ? WHERE size = ?').run(note, size)
}

/** A note put in another's place, with its text changed, or signed by another key. */
function swapCheckpoint(sqlite: Sqlite, { random, key }: Target): Attack {
  const notes = listCheckpoints(sqlite)
  const at = below(random, notes.length)
  const { size = 0, note = '' } = notes[at] ?? {}
  const other = notes[(at + 1 + below(random, notes.length - 1)) % notes.length]?.note ?? ''
  const thief = keyOfSeed(random() < 0.5 ? key.name : 'pingyi/other', Buffer.alloc(32, 7))
  const root = new Uint8Array(32).map(() => below(random, 256))
  const forged = signCheckpointText(checkpointText({ origin: thief.name, size, root }), thief)
  const cut = below(random, note.length - 1)
  const versions = [other, forged, `${note.slice(0, cut)}${note.slice(cut + 1)}`]
  sqlite
    .prepare('UPDATE checkpoint SET note = ? WHERE size = ?')
    .run(versions[below(random, versions.length)] ?? '', size)
  return { kind: 'checkpoint', at: null, isLeafWrong: false }
}

/** One bit of a node, or the node itself. */
function editNode(sqlite: Sqlite, random: Random): Attack {
  const nodes = sqlite.prepare('SELECT level, idx, hash FROM node').all() as {
    level: number
    idx: number
    hash: Bytes
  }[]
  const { level = 0, idx = 0, hash = new Uint8Array() } = nodes[below(random, nodes.length)] ?? {}
  const bit = below(random, 256)
  const flipped = hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
  if (random() < 0.2) sqlite.prepare('DELETE FROM node WHERE level = ? AND idx = ?').run(level, idx)
  else
    sqlite
      .prepare('UPDATE node SET hash = ? WHERE level = ? AND idx = ?')
      .run(Buffer.from(flipped), level, idx)
  return { kind: 'node', at: null, isLeafWrong: false }
}
