// What a third party runs: inclusion and consistency proofs against roots it holds (RFC 9162 2.1.3.2, 2.1.4.2).
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, emptyRoot, type Hash, nodeHash } from './merkle.ts'

const ROOT_LENGTH = 32

export const sameBytes = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

const isRoot = (bytes: Bytes): boolean => bytes.length === ROOT_LENGTH
const isEven = (n: number): boolean => n % 2 === 0
const half = (n: number): number => Math.floor(n / 2)

export interface InclusionClaim {
  readonly leaf: Bytes
  readonly index: number
  readonly size: number
  readonly root: Bytes
  readonly proof: readonly Bytes[]
}

/** Whether the leaf stands at its index in the log that has this root. */
export function verifyInclusion(claim: InclusionClaim, hash: Hash = sha256): boolean {
  const { index, size, root, proof, leaf } = claim
  if (!(Number.isInteger(index) && index >= 0 && index < size) || !isRoot(root)) return false
  let [fn, sn] = [index, size - 1]
  let r = leaf
  for (const p of proof) {
    if (sn === 0) return false
    if (!isEven(fn) || fn === sn) {
      r = nodeHash(p, r, hash)
      while (isEven(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else r = nodeHash(r, p, hash)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(r, root)
}

export interface ConsistencyClaim {
  readonly first: number
  readonly second: number
  readonly firstRoot: Bytes
  readonly secondRoot: Bytes
  readonly proof: readonly Bytes[]
}

/** Whether the log with `firstRoot` is a prefix of the log with `secondRoot`. */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash = sha256): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim
  if (!isRoot(firstRoot) || !isRoot(secondRoot) || !(first >= 0 && first <= second)) return false
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot)
  if (first === 0) return proof.length === 0 && sameBytes(firstRoot, emptyRoot(hash))
  const isPower = Number.isInteger(Math.log2(first))
  const nodes = isPower ? [firstRoot, ...proof] : proof
  const [start, ...rest] = nodes
  if (start === undefined || proof.length === 0) return false
  return climb({ ...claim, hash }, start, rest)
}

function climb(
  claim: ConsistencyClaim & { readonly hash: Hash },
  start: Bytes,
  rest: readonly Bytes[],
): boolean {
  const { hash } = claim
  let [fn, sn] = [claim.first - 1, claim.second - 1]
  while (!isEven(fn)) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [start, start]
  for (const c of rest) {
    if (sn === 0) return false
    if (!isEven(fn) || fn === sn) {
      fr = nodeHash(c, fr, hash)
      sr = nodeHash(c, sr, hash)
      while (isEven(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else sr = nodeHash(sr, c, hash)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(fr, claim.firstRoot) && sameBytes(sr, claim.secondRoot)
}
