// Appends events to the trail: leaf, tree nodes and salted personal fields, in the caller's transaction.
import { createHash, hash, randomBytes } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { readNode, trailSize, trailWriter } from '#db/queries/trail.ts'
import type { CaseEvent, PersonalFields } from '../../domain/case.ts'
import { eventBody } from '../../domain/trail/eventBody.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import { type Bytes, MerkleAppender, rootAt } from '../../domain/trail/merkle.ts'

/** What every event of one act carries. */
export interface Authorship {
  /** Pingyi account that writes. */
  readonly by: string
  readonly importId?: number
}

export interface CaseOfEvent {
  readonly key: number
  readonly id: string
}

/** An event ready for the log. */
export interface EventText {
  /** Its body; `COMMITMENT` stands where the commitment to the personal fields belongs. */
  readonly body: string
  /** Its personal fields as RFC 8785 text; null = it has none. */
  readonly fields: string | null
}

export interface TrailLog {
  /** Appends an event and returns its place in the log; `caseKey` null = of the deployment itself. */
  append(caseKey: number | null, text: EventText): number
  /** Events in the log, those just appended included. */
  size(): number
}

const SALT_BYTES = 32
const SALTS_AT_ONCE = 512
/** Stands where a commitment will; of its length. */
const COMMITMENT = '#'.repeat(64)
const PLACEHOLDER = `"personal":"${COMMITMENT}"`

const sha256 = (bytes: Bytes): Bytes => hash('sha256', bytes, 'buffer')
const leafOf = (body: string): Bytes => hash('sha256', `\u0000${body}`, 'buffer')

/** An event's texts. Salt and commitment are the log's business: it may be another thread's. */
export function eventText(of: CaseOfEvent, event: CaseEvent, { by, importId }: Authorship): EventText {
  const meta = importId === undefined ? { caseId: of.id, by } : { caseId: of.id, by, importId }
  if (event.personal === undefined || saysNothing(event))
    return { body: eventBody(event, meta), fields: null }
  const body = eventBody(event, Object.assign(meta, { personal: COMMITMENT }))
  return { body, fields: personalText(event.personal) }
}

/** Text of an event of the deployment itself, such as a finished import. */
export const ownText = (body: Json): EventText => ({ body: jcs(body), fields: null })

/**
 * A log that goes on where the stored trail ends. `schema` = where the events are written: `main`, or an attached staging
 * file whose events are moved later; the right edge of the tree is always read from the stored trail.
 */
export function openTrailLog(sqlite: Sqlite, schema = 'main'): TrailLog {
  const writer = trailWriter(sqlite, schema)
  const tree = new MerkleAppender(trailSize(sqlite), (level, idx) => readNode(sqlite, level, idx), sha256)
  const salt = salts()
  const onNode = (level: number, idx: number, node: Bytes) => {
    if (level > 0) writer.node(level, idx, node)
  }
  const write = (caseKey: number | null, body: string): number => {
    const seq = tree.size
    const leaf = leafOf(body)
    writer.event(seq, caseKey, body, leaf)
    tree.append(leaf, onNode)
    return seq
  }
  return {
    append(caseKey, { body, fields }) {
      if (fields === null) return write(caseKey, body)
      const own = salt()
      const commitment = createHash('sha256').update(own).update(fields).digest('hex')
      const seq = write(caseKey, withCommitment(body, commitment))
      writer.personal(seq, own, fields)
      return seq
    },
    size: () => tree.size,
  }
}

/** The place is known exactly: a body's own quotes are escaped, so nothing in its texts can look like the member. */
function withCommitment(body: string, commitment: string): string {
  const at = body.lastIndexOf(PLACEHOLDER) + PLACEHOLDER.length - COMMITMENT.length - 1
  return `${body.slice(0, at)}${commitment}${body.slice(at + COMMITMENT.length)}`
}

/** A correction without personal fields takes away those there were; elsewhere empty means none. */
const saysNothing = ({ type, personal = {} }: CaseEvent): boolean =>
  type !== 'corrected' && Object.keys(personal).length === 0

/** RFC 8785 text of an event's personal fields: what the body's `personal` commits to. */
export function personalText(fields: PersonalFields): string {
  const { position, ...texts } = fields
  return jcs(
    position === undefined ? texts : { ...texts, position: { lng: position.lng, lat: position.lat } },
  )
}

/** Random salts, drawn some hundred at a time. */
function salts(): () => Bytes {
  let pool = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at >= pool.length) {
      pool = randomBytes(SALT_BYTES * SALTS_AT_ONCE)
      at = 0
    }
    at += SALT_BYTES
    return pool.subarray(at - SALT_BYTES, at)
  }
}

/** Hex root of the stored trail (RFC 9162), or of its first `size` events. */
export function trailRoot(sqlite: Sqlite, size = trailSize(sqlite)): string {
  const root = rootAt(size, (level, idx) => readNode(sqlite, level, idx), sha256)
  return Buffer.from(root).toString('hex')
}

/** Computes the nodes of level ≥ 1 over leaves that follow the stored ones, and writes them. */
export function appendLeaves(sqlite: Sqlite, fromSize: number, leaves: Iterable<Bytes>): void {
  const writer = trailWriter(sqlite)
  const tree = new MerkleAppender(fromSize, (level, idx) => readNode(sqlite, level, idx), sha256)
  for (const leaf of leaves) {
    tree.append(leaf, (level, idx, node) => {
      if (level > 0) writer.node(level, idx, node)
    })
  }
}
