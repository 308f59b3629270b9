import { createHash } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import {
  type Bytes,
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  MerkleAppender,
  nodeHash,
  peaks,
  rootAt,
} from './merkle.ts'
import { sameBytes, verifyConsistency, verifyInclusion } from './verify.ts'

const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex')
const native = (bytes: Bytes): Bytes => createHash('sha256').update(bytes).digest()
const noNodes = (level: number, idx: number): never => {
  throw new Error(`no node ${level}/${idx}`)
}

/** A log in memory: what the database stores, in a map. */
function logOf(leaves: readonly Bytes[]) {
  const nodes = new Map<string, Bytes>()
  const tree = new MerkleAppender(0, noNodes, native)
  for (const leaf of leaves) {
    tree.append(leaf, (level, idx, hash) => {
      expect(nodes.has(`${level}/${idx}`)).toBe(false)
      nodes.set(`${level}/${idx}`, hash)
    })
  }
  const read = (level: number, idx: number): Bytes => nodes.get(`${level}/${idx}`) ?? noNodes(level, idx)
  return { read, nodes, tree }
}

/** MTH of RFC 9162 2.1.1, word for word. */
function plainRoot(leaves: readonly Bytes[]): Bytes {
  if (leaves.length === 0) return native(new Uint8Array(0))
  const [only] = leaves
  if (only !== undefined && leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)), native)
}

const leavesOf = (n: number): Bytes[] =>
  Array.from({ length: n }, (_, i) => leafHash(Buffer.from(`case ${i}`), native))

interface TreesFile {
  readonly leafInputsHex: readonly string[]
  readonly rootsBySize: readonly string[]
  readonly vectors: readonly {
    readonly type: 'inclusion' | 'consistency'
    readonly index: number
    readonly size: number
    readonly size1: number
    readonly size2: number
    readonly proof: readonly string[]
  }[]
}

describe.each(vectorSources<TreesFile>('merkle_trees.json', 'trail/rfc6962_trees.json'))('%s', (_, file) => {
  const leaves = file.leafInputsHex.map((input) => leafHash(Buffer.from(input, 'hex')))
  test.each(file.rootsBySize.map((root, size) => [size, root] as const))(
    'root of %i leaves',
    (size, root) => {
      const { tree, read } = logOf(leaves)
      expect(hex(rootAt(size, read))).toBe(root)
      expect(hex(logOf(leaves.slice(0, size)).tree.root())).toBe(root)
      expect(tree.size).toBe(leaves.length)
    },
  )
  test.each(file.vectors)(
    '$type $index $size $size1 $size2',
    ({ type, index, size, size1, size2, proof }) => {
      const { read } = logOf(leaves)
      const made =
        type === 'inclusion'
          ? inclusionProof({ index, size }, read)
          : consistencyProof({ first: size1, second: size2 }, read)
      expect(made.map(hex)).toEqual(proof)
    },
  )
})

interface InclusionFile {
  readonly vectors: readonly {
    readonly group: string
    readonly desc: string
    readonly leafIdx: number
    readonly treeSize: number
    readonly root: string
    readonly leafHash: string
    readonly proof: readonly string[] | null
    readonly wantErr: boolean
  }[]
}
const bytes = (base64: string): Bytes => new Uint8Array(Buffer.from(base64, 'base64'))

describe.each(vectorSources<InclusionFile>('merkle_inclusion.json', 'trail/rfc6962_inclusion.json'))(
  '%s',
  (_, { vectors }) => {
    test.each(vectors)('$group: $desc', ({ leafIdx, treeSize, root, leafHash: leaf, proof, wantErr }) => {
      const claim = { index: leafIdx, size: treeSize, root: bytes(root), leaf: bytes(leaf) }
      expect(verifyInclusion({ ...claim, proof: (proof ?? []).map(bytes) })).toBe(!wantErr)
    })
  },
)

interface ConsistencyFile {
  readonly vectors: readonly {
    readonly group: string
    readonly desc: string
    readonly size1: number
    readonly size2: number
    readonly root1: string
    readonly root2: string
    readonly proof: readonly string[] | null
    readonly wantErr: boolean
    readonly note?: string
  }[]
}

describe.each(vectorSources<ConsistencyFile>('merkle_consistency.json', 'trail/rfc6962_consistency.json'))(
  '%s',
  (_, { vectors }) => {
    test.each(vectors)('$group: $desc', ({ size1, size2, root1, root2, proof, wantErr, note }) => {
      const claim = { first: size1, second: size2, firstRoot: bytes(root1), secondRoot: bytes(root2) }
      // A root that is no hash is refused here, also where others do not look at its length.
      const isStricter = note?.includes('skip this one') ?? false
      expect(verifyConsistency({ ...claim, proof: (proof ?? []).map(bytes) })).toBe(!wantErr && !isStricter)
    })
  },
)

describe('a log', () => {
  test('of nothing has the root of nothing', () => {
    expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(rootAt(0, noNodes))).toBe(hex(emptyRoot()))
    expect(hex(new MerkleAppender(0, noNodes).root())).toBe(hex(emptyRoot()))
    expect(peaks(0)).toEqual([])
  })
  test('hands out each node once, complete, leaf first; roots are those of the definition', () => {
    const all = leavesOf(130)
    const { nodes, read } = logOf(all)
    expect(nodes.size).toBe(all.length + 65 + 32 + 16 + 8 + 4 + 2 + 1)
    for (let size = 0; size <= all.length; size++) {
      expect(hex(rootAt(size, read, native))).toBe(hex(plainRoot(all.slice(0, size))))
    }
  })
  test('resumed from its right edge goes on as if it had never stopped', () => {
    const all = leavesOf(70)
    const whole = logOf(all)
    for (let size = 0; size <= 64; size++) {
      const reads: string[] = []
      const resumed = new MerkleAppender(
        size,
        (level, idx) => {
          reads.push(`${level}/${idx}`)
          return whole.read(level, idx)
        },
        native,
      )
      expect(reads).toEqual(peaks(size).map(({ level, idx }) => `${level}/${idx}`))
      expect(hex(resumed.root())).toBe(hex(plainRoot(all.slice(0, size))))
      for (const leaf of all.slice(size)) {
        resumed.append(leaf, (level, idx, hash) => expect(hex(hash)).toBe(hex(whole.read(level, idx))))
      }
      expect(hex(resumed.root())).toBe(hex(whole.tree.root()))
    }
  })
  test('has the same leaves and nodes with either hash function', () => {
    const data = Buffer.from('{"v":1}')
    expect(hex(leafHash(data))).toBe(hex(leafHash(data, native)))
    expect(hex(nodeHash(sha256(data), sha256(data)))).toBe(hex(nodeHash(sha256(data), sha256(data), native)))
  })
  test('of more leaves than 32 bits count has the right peaks', () => {
    const size = 2 ** 40 + 2 ** 33 + 3
    expect(peaks(size)).toEqual([
      { level: 40, idx: 0 },
      { level: 33, idx: 2 ** 7 },
      { level: 1, idx: (2 ** 40 + 2 ** 33) / 2 },
      { level: 0, idx: size - 1 },
    ])
    const missing: string[] = []
    const read = (level: number, idx: number): Bytes => {
      missing.push(`${level}/${idx}`)
      return native(new Uint8Array([level]))
    }
    expect(inclusionProof({ index: size - 1, size }, read, native)).toHaveLength(3)
    expect(missing).toContain('40/0')
  })
})

/** All pairs up to here: 32,896 of each kind. */
const LEAVES = 256

describe('proofs', () => {
  const all = leavesOf(LEAVES)
  const { read } = logOf(all)
  const roots = Array.from({ length: LEAVES + 1 }, (_, size) => rootAt(size, read, native))
  const rootOf = (size: number): Bytes => roots[size] ?? emptyRoot()
  const leafAt = (index: number): Bytes => all[index] ?? emptyRoot()

  // What fails is gathered: a matcher for each of the pairs would take longer than the pairs.
  test('of every leaf in every log are true', () => {
    const refused: string[] = []
    for (let size = 1; size <= LEAVES; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof({ index, size }, read, native)
        const claim = { leaf: leafAt(index), index, size, root: rootOf(size), proof }
        if (!verifyInclusion(claim, native)) refused.push(`${index} of ${size}`)
      }
    }
    expect(refused).toEqual([])
  })
  test('from every log to every later one are true', () => {
    const refused: string[] = []
    for (let second = 1; second <= LEAVES; second++) {
      for (let first = 1; first <= second; first++) {
        const proof = consistencyProof({ first, second }, read, native)
        const claim = { first, second, firstRoot: rootOf(first), secondRoot: rootOf(second), proof }
        if (!verifyConsistency(claim, native)) refused.push(`${first} to ${second}`)
      }
    }
    expect(refused).toEqual([])
  })
  test('are not made for what is not there', () => {
    for (const [index, size] of [
      [3, 3],
      [-1, 3],
      [0, 0],
      [Number.NaN, 3],
    ] as const) {
      expect(() => inclusionProof({ index, size }, read)).toThrow(RangeError)
    }
    expect(() => consistencyProof({ first: 0, second: 3 }, read)).toThrow(RangeError)
    expect(() => consistencyProof({ first: 4, second: 3 }, read)).toThrow(RangeError)
  })

  const flipped = (one: Bytes, bit: number): Bytes =>
    one.map((byte, i) => (i === Math.floor(bit / 8) % one.length ? byte ^ (1 << (bit % 8)) : byte))
  const place = fc
    .integer({ min: 1, max: 80 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), index: fc.nat(size - 1), bit: fc.nat(255), pick: fc.nat(9) }),
    )

  test('a changed leaf, root, place, size or step is refused', () => {
    fc.assert(
      fc.property(place, ({ size, index, bit, pick }) => {
        const proof = inclusionProof({ index, size }, read, native)
        const claim = { leaf: leafAt(index), index, size, root: rootOf(size), proof }
        const wrong = [
          { leaf: flipped(claim.leaf, bit) },
          { root: flipped(claim.root, bit) },
          { index: index + 1 },
          { index: -1 },
          { index: 0.5 },
          { size: 2 ** 60 },
          { proof: [...proof, leafAt(0)] },
          { proof: [leafAt(0), ...proof] },
          { leaf: claim.leaf.subarray(1) },
          ...(proof.length === 0 ? [] : [{ proof: proof.slice(1) }, { proof: proof.slice(0, -1) }]),
          ...proof.slice(pick % Math.max(1, proof.length)).map((step) => ({
            proof: proof.map((one) => (one === step ? flipped(one, bit) : one)),
          })),
        ]
        for (const change of wrong) expect(verifyInclusion({ ...claim, ...change }, native)).toBe(false)
      }),
    )
  })
  test('a changed past is refused', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 80 }), ({ size: first, bit }, other) => {
        const second = Math.max(first, other)
        const proof = consistencyProof({ first, second }, read, native)
        const claim = { first, second, firstRoot: rootOf(first), secondRoot: rootOf(second), proof }
        const wrong = [
          { firstRoot: flipped(claim.firstRoot, bit) },
          { secondRoot: flipped(claim.secondRoot, bit) },
          { first: second + 1 },
          { first: 0 },
          { first: first + 0.5 },
          { second: 2 ** 60 },
          { proof: [...proof, leafAt(0)] },
          { secondRoot: claim.secondRoot.subarray(1) },
          ...proof.map((step) => ({ proof: proof.map((one) => (one === step ? flipped(one, bit) : one)) })),
          ...proof.map((_, i) => ({ proof: proof.slice(0, i) })),
        ]
        for (const change of wrong) expect(verifyConsistency({ ...claim, ...change }, native)).toBe(false)
      }),
    )
  })
  test('bytes moved from a step into the leaf keep the hash but are no proof', () => {
    const [left = emptyRoot(), right = emptyRoot()] = all
    const both = Buffer.concat([left, right])
    const claim = { index: 0, size: 2, root: rootOf(2), leaf: left, proof: [right] }
    expect(verifyInclusion(claim, native)).toBe(true)
    expect(
      verifyInclusion({ ...claim, leaf: both.subarray(0, 40), proof: [both.subarray(40)] }, native),
    ).toBe(false)
  })
  test('bytes are the same only in length and value', () => {
    expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true)
    expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2, 3]))).toBe(false)
    expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false)
  })
})
