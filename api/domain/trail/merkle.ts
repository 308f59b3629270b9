// The Merkle log of RFC 6962 / RFC 9162: leaf and node hashes, appending, root, proofs and their verification.
import { sha256 } from '@noble/hashes/sha2.js'

export type Bytes = Uint8Array
/** SHA-256; the server passes its native one. */
export type Hash = (bytes: Bytes) => Bytes

/** Reads a stored complete node. @throws where it is missing. */
export type NodeReader = (level: number, idx: number) => Bytes

function joined(prefix: number, left: Bytes, right: Bytes): Bytes {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = prefix
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return bytes
}
const NOTHING = new Uint8Array(0)

/** SHA-256(0x00 ‖ data). */
export const leafHash = (data: Bytes, hash: Hash = sha256): Bytes => hash(joined(0, data, NOTHING))
/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Bytes, right: Bytes, hash: Hash = sha256): Bytes =>
  hash(joined(1, left, right))
/** Root of the empty log: SHA-256 of nothing. */
export const emptyRoot = (hash: Hash = sha256): Bytes => hash(NOTHING)

/** Level of the largest complete subtree of at most n leaves, n ≥ 1: ⌊log₂ n⌋, without rounding. */
function levelBelow(n: number): number {
  let level = 0
  for (let width = 2; width <= n; width *= 2) level += 1
  return level
}

/** The complete subtrees that make up a log of `size` leaves, left to right: its right edge. None for the empty log. */
export function peaks(size: number): { readonly level: number; readonly idx: number }[] {
  const found: { level: number; idx: number }[] = []
  for (let start = 0; start < size; ) {
    const level = levelBelow(size - start)
    found.push({ level, idx: start / 2 ** level })
    start += 2 ** level
  }
  return found
}

/**
 * Appends leaves to a log and hands out every node that becomes complete, leaf first. Holds only the right edge, so
 * millions of leaves need no memory.
 */
export class MerkleAppender {
  #size: number
  readonly #edge: (Bytes | undefined)[] = []
  readonly #hash: Hash

  /** Resumes a log of `size` leaves from its stored nodes. */
  constructor(size: number, read: NodeReader, hash: Hash = sha256) {
    this.#size = size
    this.#hash = hash
    for (const { level, idx } of peaks(size)) this.#edge[level] = read(level, idx)
  }

  get size(): number {
    return this.#size
  }

  /** Appends a leaf's hash; `onNode` gets the leaf as level 0 first, then the nodes it completes, upwards. */
  append(leaf: Bytes, onNode: (level: number, idx: number, hash: Bytes) => void): void {
    let level = 0
    let idx = this.#size
    let node = leaf
    onNode(level, idx, node)
    // The edge holds a node exactly where the size has a bit: each one met closes a pair.
    for (let left = this.#edge[level]; left !== undefined; left = this.#edge[level]) {
      this.#edge[level] = undefined
      node = nodeHash(left, node, this.#hash)
      level += 1
      idx = Math.floor(idx / 2)
      onNode(level, idx, node)
    }
    this.#edge[level] = node
    this.#size += 1
  }

  /** Root of what has been appended so far. */
  root(): Bytes {
    let root: Bytes | undefined
    for (const node of this.#edge) {
      if (node !== undefined) root = root === undefined ? node : nodeHash(node, root, this.#hash)
    }
    return root ?? emptyRoot(this.#hash)
  }
}

/** Root of the first `size` leaves, from stored complete nodes. */
export function rootAt(size: number, read: NodeReader, hash: Hash = sha256): Bytes {
  return size === 0 ? emptyRoot(hash) : subtreeRoot(0, size, { read, hash })
}

interface Store {
  readonly read: NodeReader
  readonly hash: Hash
}

/** Largest power of two below n, n ≥ 2. */
const splitOf = (n: number): number => 2 ** levelBelow(n - 1)

function subtreeRoot(from: number, to: number, store: Store): Bytes {
  const width = to - from
  const level = levelBelow(width)
  if (width === 2 ** level) return store.read(level, from / width)
  const split = from + splitOf(width)
  return nodeHash(subtreeRoot(from, split, store), subtreeRoot(split, to, store), store.hash)
}

/**
 * Audit path of leaf `index` in the log of the first `size` leaves (RFC 9162 2.1.3.1), from stored complete nodes.
 * @throws RangeError for a leaf outside the log.
 */
export function inclusionProof(
  { index, size }: { readonly index: number; readonly size: number },
  read: NodeReader,
  hash: Hash = sha256,
): Bytes[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a log of ${size}`)
  return path(index, [0, size], { read, hash })
}

function path(index: number, [from, to]: readonly [number, number], store: Store): Bytes[] {
  if (to - from === 1) return []
  const split = from + splitOf(to - from)
  return index < split
    ? [...path(index, [from, split], store), subtreeRoot(split, to, store)]
    : [...path(index, [split, to], store), subtreeRoot(from, split, store)]
}

/**
 * Proof that the log of `first` leaves is a prefix of that of `second` (RFC 9162 2.1.4.1), from stored complete nodes of
 * the latter; none is needed where they are equal.
 * @throws RangeError unless 0 < first ≤ second: from the empty log follows nothing.
 */
export function consistencyProof(
  { first, second }: { readonly first: number; readonly second: number },
  read: NodeReader,
  hash: Hash = sha256,
): Bytes[] {
  if (!(first > 0 && first <= second)) throw new RangeError(`no proof from ${first} to ${second}`)
  return subproof(first, [0, second], { store: { read, hash }, isWhole: true })
}

function subproof(
  first: number,
  [from, to]: readonly [number, number],
  { store, isWhole }: { readonly store: Store; readonly isWhole: boolean },
): Bytes[] {
  if (first === to - from) return isWhole ? [] : [subtreeRoot(from, to, store)]
  const split = splitOf(to - from)
  if (first <= split) {
    return [
      ...subproof(first, [from, from + split], { store, isWhole }),
      subtreeRoot(from + split, to, store),
    ]
  }
  const right = subproof(first - split, [from + split, to], { store, isWhole: false })
  return [...right, subtreeRoot(from, from + split, store)]
}
