// Proof that the readers of notes and proofs neither fail on anything nor accept what was not signed or does not hold.
import { createHash } from 'node:crypto'
import { checkpointText, openCheckpoint } from '../../domain/trail/checkpoint.ts'
import {
  type Bytes,
  consistencyProof,
  inclusionProof,
  leafHash,
  MerkleAppender,
  type NodeReader,
  rootAt,
} from '../../domain/trail/merkle.ts'
import { parseVkey, vkeyOf } from '../../domain/trail/note.ts'
import { sameBytes, verifyConsistency, verifyInclusion } from '../../domain/trail/verify.ts'
import { checkSignature, keyOfSeed, signCheckpointText } from '../../services/trail/signing.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'

const TRIALS = 1_000_000
const LEAVES = 200
const sha256 = (bytes: Bytes): Bytes => createHash('sha256').update(bytes).digest()

const key = keyOfSeed('pingyi/proof', Buffer.alloc(32, 3))
const note = signCheckpointText(
  checkpointText({ origin: key.name, size: 40, root: new Uint8Array(32).fill(5) }),
  key,
)
const vkey = vkeyOf(key)

/** Full size: a million inputs, each a true one with some changes. */
export function proveParsers(scale: number): Proof {
  const trials = Math.max(100, Math.round(TRIALS * scale))
  const log = openLog()
  let [crashes, falseAccepts] = [0, 0]
  for (let n = 0; n < trials; n++) {
    const random = randomFor('parsers', n)
    try {
      const isWrong = [noteAccepted, vkeyAccepted, () => proofAccepted(random, log)][n % 3]
      if (isWrong?.(random)) falseAccepts += 1
    } catch {
      crashes += 1
    }
  }
  const figures: Figure[] = [
    { id: 'crashes', value: crashes, good: '0', passed: crashes === 0 },
    { id: 'false_accepts', value: falseAccepts, good: '0', passed: falseAccepts === 0 },
  ]
  return { name: 'parsers', trials, figures, passed: figures.every(({ passed }) => passed) }
}

const below = (random: Random, n: number): number => Math.floor(random() * n)
const ODD = [
  '\n',
  '\n\n',
  ' ',
  '+',
  '—',
  '=',
  '0',
  '9',
  'A',
  '\u0000',
  '\ud800',
  '一',
  '\u2028',
  '— a AAAAAAAA\n',
]

/** One to four changes: characters put in, taken out, doubled or moved. */
function mutated(text: string, random: Random): string {
  let result = text
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const [at, length] = [below(random, result.length + 1), below(random, 9)]
    const piece = [ODD[below(random, ODD.length)] ?? '', '', result.slice(at, at + length).repeat(2)]
    result = `${result.slice(0, at)}${piece[below(random, piece.length)]}${result.slice(at + length)}`
  }
  return result
}

function noteAccepted(random: Random): boolean {
  const opened = openCheckpoint(mutated(note, random), key, checkSignature)
  return opened !== null && (opened.size !== 40 || opened.root.some((byte) => byte !== 5))
}

function vkeyAccepted(random: Random): boolean {
  const parsed = parseVkey(mutated(vkey, random))
  return parsed !== null && vkeyOf(parsed) !== vkey
}

interface Log {
  readonly read: NodeReader
  readonly leaves: readonly Bytes[]
}

function openLog(): Log {
  const nodes = new Map<string, Bytes>()
  const read: NodeReader = (level, idx) => nodes.get(`${level}/${idx}`) ?? new Uint8Array()
  const tree = new MerkleAppender(0, read, sha256)
  const leaves = Array.from({ length: LEAVES }, (_, n) => leafHash(Buffer.from(String(n)), sha256))
  for (const leaf of leaves) tree.append(leaf, (level, idx, node) => nodes.set(`${level}/${idx}`, node))
  return { read, leaves }
}

/** A true proof with one hash changed, cut, doubled, swapped or dropped: nothing of it may be believed. */
function proofAccepted(random: Random, { read, leaves }: Log): boolean {
  const size = 2 + below(random, LEAVES - 1)
  const index = below(random, size)
  const leaf = leaves[index] ?? new Uint8Array()
  if (random() < 0.5) {
    const proof = inclusionProof({ index, size }, read, sha256)
    const [root, wrong, ...rest] = changed([rootAt(size, read, sha256), leaf, ...proof], random)
    const claim = { index, size, root: root ?? leaf, leaf: wrong ?? leaf, proof: rest }
    return verifyInclusion(claim, sha256)
  }
  const first = 1 + below(random, size - 1)
  const proof = consistencyProof({ first, second: size }, read, sha256)
  const roots = [rootAt(first, read, sha256), rootAt(size, read, sha256)]
  const [firstRoot, secondRoot, ...rest] = changed([...roots, ...proof], random)
  const claim = {
    first,
    second: size,
    firstRoot: firstRoot ?? leaf,
    secondRoot: secondRoot ?? leaf,
    proof: rest,
  }
  return verifyConsistency(claim, sha256)
}

/** Another list of hashes, never the same one. */
function changed(hashes: readonly Bytes[], random: Random): Bytes[] {
  const at = below(random, hashes.length)
  const hash = hashes[at] ?? new Uint8Array()
  const byte = below(random, hash.length)
  const flipped = hash.map((value, i) => (i === byte ? value ^ (1 + below(random, 255)) : value))
  const [before, after] = [hashes.slice(0, at), hashes.slice(at + 1)]
  const other = hashes[(at + 1) % hashes.length] ?? hash
  const versions = [[flipped], [hash.subarray(1)], [hash, flipped], [], [Uint8Array.of(...hash, 0)]]
  if (!sameBytes(other, hash)) versions.push([other])
  return [...before, ...(versions[below(random, versions.length)] ?? []), ...after]
}
