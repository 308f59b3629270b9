// What a third party runs: inclusion and consistency proofs against roots it holds (RFC 9162 2.1.3.2, 2.1.4.2).
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, type Hash, nodeHash } from './merkle.ts'

const HASH_LENGTH = 32

/** Whether two byte strings are the same. */
export const sameBytes = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** Hashes of another length could be cut elsewhere and still give the same parent. */
const areHashes = (...all: readonly Bytes[]): boolean => all.every(({ length }) => length === HASH_LENGTH)
const isEven = (n: number): boolean => n % 2 === 0
const half = (n: number): number => Math.floor(n / 2)

export interface InclusionClaim {
  /** Hash of the leaf. */
  readonly leaf: Bytes
  readonly index: number
  readonly size: number
  readonly root: Bytes
  readonly proof: readonly Bytes[]
}

/** Whether the leaf stands at its index in the log of `size` leaves that has this root. Never throws on a wrong claim. */
export function verifyInclusion(claim: InclusionClaim, hash: Hash = sha256): boolean {
  const { index, size, root, proof, leaf } = claim
  const isPlace = Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size
  if (!isPlace || !areHashes(root, leaf, ...proof)) return false
  let [fn, sn] = [index, size - 1]
  let node = leaf
  for (const sibling of proof) {
    if (sn === 0) return false
    const isRight = !isEven(fn) || fn === sn
    node = isRight ? nodeHash(sibling, node, hash) : nodeHash(node, sibling, hash)
    ;[fn, sn] = above(fn, sn, isRight)
  }
  return sn === 0 && sameBytes(node, root)
}

/** Places one level up; a node without a right sibling stands for itself until it is a right child. */
function above(fn: number, sn: number, isRight: boolean): [fn: number, sn: number] {
  let [place, last] = [fn, sn]
  while (isRight && isEven(place) && place !== 0) [place, last] = [half(place), half(last)]
  return [half(place), half(last)]
}

export interface ConsistencyClaim {
  readonly first: number
  readonly second: number
  readonly firstRoot: Bytes
  readonly secondRoot: Bytes
  readonly proof: readonly Bytes[]
}

/**
 * Whether the log of `first` leaves with its root is a prefix of the log of `second` leaves with its own. False for the
 * empty log, of which every log would be the continuation. Never throws on a wrong claim.
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash = sha256): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim
  const isOrder = Number.isSafeInteger(first) && Number.isSafeInteger(second) && first > 0 && first <= second
  if (!isOrder || !areHashes(firstRoot, secondRoot, ...proof)) return false
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot)
  return proof.length > 0 && leadsToBoth(claim, hash)
}

function leadsToBoth({ first, second, firstRoot, secondRoot, proof }: ConsistencyClaim, hash: Hash): boolean {
  let [fn, sn] = [first - 1, second - 1]
  while (!isEven(fn)) [fn, sn] = [half(fn), half(sn)]
  // Where the first log is one complete subtree, its root is the proof's first node and left out of it.
  const [start = firstRoot, ...rest] = fn === 0 ? [firstRoot, ...proof] : proof
  let [firstNode, secondNode] = [start, start]
  for (const sibling of rest) {
    if (sn === 0) return false
    const isRight = !isEven(fn) || fn === sn
    if (isRight) firstNode = nodeHash(sibling, firstNode, hash)
    secondNode = isRight ? nodeHash(sibling, secondNode, hash) : nodeHash(secondNode, sibling, hash)
    ;[fn, sn] = above(fn, sn, isRight)
  }
  return sn === 0 && sameBytes(firstNode, firstRoot) && sameBytes(secondNode, secondRoot)
}
