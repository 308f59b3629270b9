// The whole trail once more from its bodies: places without gaps, leaves, tree nodes, root.
import { hash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { countNodes, nodeReader, streamEvents } from '#db/queries/trail.ts'
import { type Bytes, leafHash, MerkleAppender } from '../../domain/trail/merkle.ts'
import { sameBytes } from '../../domain/trail/verify.ts'

export interface RecomputedTrail {
  /** Number of events. */
  readonly size: number
  /** Hex root over the bodies as they are (RFC 9162); of an empty trail SHA-256 of nothing. */
  readonly root: string
  /** The first thing that does not fit, in words; null = everything stored is what the bodies give. */
  readonly fault: string | null
}

const sha256 = (bytes: Bytes): Bytes => hash('sha256', bytes, 'buffer')

/** Reads every event in its order, in the memory of one; about half a second for 100,000. Never throws on a damaged trail. */
export function recomputeTrail(sqlite: Sqlite): RecomputedTrail {
  const tree = new MerkleAppender(0, () => new Uint8Array(), sha256)
  const stored = nodeReader(sqlite)
  let nodes = 0
  let fault: string | null = null
  const found = (words: string) => {
    fault ??= words
  }
  for (const { seq, body, leaf } of streamEvents(sqlite)) {
    if (seq !== tree.size) found(`event ${tree.size} is missing`)
    const own = leafHash(Buffer.from(body), sha256)
    if (!sameBytes(own, leaf)) found(`event ${seq} does not fit its leaf`)
    tree.append(own, (level, idx, node) => {
      if (level === 0) return
      nodes += 1
      const there = stored(level, idx)
      if (there === null || !sameBytes(node, there))
        found(`node ${level}/${idx} does not fit the events below it`)
    })
  }
  if (countNodes(sqlite) !== nodes) found('there are tree nodes without events')
  return { size: tree.size, root: Buffer.from(tree.root()).toString('hex'), fault }
}
