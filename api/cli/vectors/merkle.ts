// Vectors of the Merkle log (RFC 6962/9162): roots, generated proofs, and proofs to be accepted or refused.
import {
  type Bytes,
  consistencyProof,
  inclusionProof,
  leafHash,
  MerkleAppender,
  type NodeReader,
  nodeHash,
  rootAt,
} from '../../domain/trail/merkle.ts'
import { verifyConsistency, verifyInclusion } from '../../domain/trail/verify.ts'
import {
  type Adapter,
  checkEach,
  expectSame,
  type Fields,
  flagIn,
  isShaped,
  listIn,
  NotBinding,
  numberIn,
  textIn,
  textsIn,
  type Verdict,
  vectorsOf,
} from './shape.ts'

const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex')

/** `leafInputsHex`, `rootsBySize`, `hasher`, and proofs to be generated. */
export const treeVectors: Adapter = {
  recognises: (file) => 'leafInputsHex' in file && 'rootsBySize' in file,
  check: checkTrees,
}

function checkTrees(file: Fields): Verdict[] {
  const leaves = textsIn(file, 'leafInputsHex').map((input) => leafHash(Buffer.from(input, 'hex')))
  const read = storeOf(leaves)
  const roots = listIn(file, 'rootsBySize').map((root, size) => ({ root, size }))
  return [
    ...checkEach('rootsBySize', roots, ({ root, size }) => {
      if (Number(size) > leaves.length) throw new Error(`only ${leaves.length} leaves`)
      expectSame('root', hex(rootAt(Number(size), read)), root)
    }),
    ...checkEach('hasher', Array.isArray(file.hasher) ? file.hasher : [], checkHash),
    ...checkEach('vectors', vectorsOf(file), (vector) => checkMade(vector, read)),
  ]
}

/** A log in memory, as the database holds one. */
function storeOf(leaves: readonly Bytes[]): NodeReader {
  const nodes = new Map<string, Bytes>()
  const read: NodeReader = (level, idx) => {
    const node = nodes.get(`${level}/${idx}`)
    if (node === undefined) throw new Error(`no node ${level}/${idx}`)
    return node
  }
  const tree = new MerkleAppender(0, read)
  for (const leaf of leaves) tree.append(leaf, (level, idx, node) => nodes.set(`${level}/${idx}`, node))
  return read
}

/** `leaf "text"` and `node("left","right")`. */
function checkHash(vector: Fields): void {
  const [, leaf, left, right] = /^leaf "(.*)"$|^node\("(.*)","(.*)"\)$/.exec(textIn(vector, 'desc')) ?? []
  if (leaf !== undefined) expectSame('hash', hex(leafHash(Buffer.from(leaf))), textIn(vector, 'hex'))
  else if (left !== undefined && right !== undefined) {
    expectSame('hash', hex(nodeHash(Buffer.from(left), Buffer.from(right))), textIn(vector, 'hex'))
  } else throw new NotBinding('neither a leaf nor a node')
}

function checkMade(vector: Fields, read: NodeReader): void {
  const type = textIn(vector, 'type')
  if (type !== 'inclusion' && type !== 'consistency') throw new NotBinding(`a proof of “${type}”`)
  const made =
    type === 'inclusion'
      ? inclusionProof({ index: numberIn(vector, 'index'), size: numberIn(vector, 'size') }, read)
      : consistencyProof({ first: numberIn(vector, 'size1'), second: numberIn(vector, 'size2') }, read)
  expectSame('proof', made.map(hex).join(' '), textsIn(vector, 'proof').join(' '))
}

/** `{leafIdx, treeSize, root, leafHash, proof, wantErr}`. */
export const inclusionVectors: Adapter = {
  recognises: (file) => isShaped(file, /\binclusion proof\b/i, ['leafIdx', 'treeSize', 'wantErr']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const bytes = decoderOf(file)
      const claim = {
        index: numberIn(vector, 'leafIdx'),
        size: numberIn(vector, 'treeSize'),
        leaf: bytes(textIn(vector, 'leafHash')),
        root: bytes(textIn(vector, 'root')),
        proof: proofIn(vector).map(bytes),
      }
      expectVerdict(vector, verifyInclusion(claim))
    }),
}

/** `{size1, size2, root1, root2, proof, wantErr}`. */
export const consistencyVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bconsistency proof\b/i, ['size1', 'size2', 'root1', 'root2', 'wantErr']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const bytes = decoderOf(file)
      const claim = {
        first: numberIn(vector, 'size1'),
        second: numberIn(vector, 'size2'),
        firstRoot: bytes(textIn(vector, 'root1')),
        secondRoot: bytes(textIn(vector, 'root2')),
        proof: proofIn(vector).map(bytes),
      }
      expectVerdict(vector, verifyConsistency(claim))
    }),
}

function decoderOf(file: Fields): (text: string) => Bytes {
  const encoding = file.encoding === undefined ? 'base64' : textIn(file, 'encoding')
  if (encoding !== 'base64' && encoding !== 'hex') throw new Error(`an unknown encoding “${encoding}”`)
  return (text) => Buffer.from(text, encoding)
}

/** Null is the empty proof; a missing one is missing. */
const proofIn = (vector: Fields): string[] => (vector.proof === null ? [] : textsIn(vector, 'proof'))

function expectVerdict(vector: Fields, accepted: boolean): void {
  const isWanted = !flagIn(vector, 'wantErr')
  // The set marks where a verifier that looks at more is right too.
  if (typeof vector.note === 'string' && vector.note.includes('skip this one'))
    throw new NotBinding(vector.note)
  expectSame('accepted', accepted, isWanted)
}
