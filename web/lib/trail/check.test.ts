// The browser's check against a true log with real keys, and against one that was changed in every way it can be.

import { ed25519 } from '@noble/curves/ed25519.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConsistencyProof, InclusionProof } from '#api/contract/trail.ts'
import { toBase64 } from '#api/domain/trail/base64.ts'
import { checkpointText } from '#api/domain/trail/checkpoint.ts'
import {
  type Bytes,
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  MerkleAppender,
  rootAt,
} from '#api/domain/trail/merkle.ts'
import { signedNote, vkeyOf } from '#api/domain/trail/note.ts'
import { checkContinuation, isIncluded, openNewest } from './check.ts'
import { forget, keep, readKept } from './heldCheckpoints.ts'

const keyOf = (seed: number, name = 'pingyi/test') => {
  const secret = new Uint8Array(32).fill(seed)
  return { name, publicKey: ed25519.getPublicKey(secret), secret }
}
const key = keyOf(1)

function logOf(bodies: readonly string[]) {
  const nodes = new Map<string, Bytes>()
  const read = (level: number, idx: number) => nodes.get(`${level}/${idx}`) ?? new Uint8Array()
  const tree = new MerkleAppender(0, read)
  const leaves = bodies.map((body) => leafHash(new TextEncoder().encode(body)))
  for (const leaf of leaves) tree.append(leaf, (level, idx, node) => nodes.set(`${level}/${idx}`, node))
  const at = (size: number, by = key) => {
    const root = size === 0 ? emptyRoot() : rootAt(size, read)
    const text = checkpointText({ origin: by.name, size, root })
    const signature = ed25519.sign(new TextEncoder().encode(text), by.secret)
    return { note: signedNote(text, by, signature), vkey: vkeyOf(by) }
  }
  const prove = async (from: number, to: number): Promise<ConsistencyProof> => ({
    ...{ from, to, fromRoot: '', toRoot: '' },
    proof: consistencyProof({ first: from, second: to }, read).map(toBase64),
  })
  const include = (event: number, size: number): InclusionProof => ({
    ...{ event, size, root: '', leaf: toBase64(leaves[event] ?? emptyRoot()), body: bodies[event] ?? null },
    proof: inclusionProof({ index: event, size }, read).map(toBase64),
  })
  const hex = (event: number) => Buffer.from(leaves[event] ?? emptyRoot()).toString('hex')
  return { at, prove, include, hex }
}

const bodies = Array.from(
  { length: 11 },
  (_, n) => `{"n":${n},"occurredAt":"2026-09-01T0${n % 10}:00:00.000Z","type":"note"}`,
)
const log = logOf(bodies)
const changed = logOf(bodies.map((body, n) => (n === 3 ? body.replace('note', 'void') : body)))

describe('an earlier checkpoint', () => {
  it.each([0, 1, 4, 7, 8, 10])('of %i entries is continued by the log of eleven', async (size) => {
    const standing = await checkContinuation(log.at(size), log.at(11), log.prove)
    expect(standing).toEqual({ kind: 'continued', held: size, now: 11 })
  })

  it('of the newest size is the same', async () => {
    expect((await checkContinuation(log.at(11), log.at(11), log.prove)).kind).toBe('same')
  })

  it('finds out whatever is done to the log', async () => {
    const held = log.at(7)
    const kindOf = async (newest: { note: string; vkey: string }, prove = log.prove, kept = held) =>
      (await checkContinuation(kept, newest, prove)).kind
    expect(await kindOf(changed.at(11), changed.prove)).toBe('changed')
    expect(await kindOf(changed.at(7), changed.prove)).toBe('changed')
    expect(await kindOf(log.at(5))).toBe('cut')
    expect(await kindOf(log.at(11), async () => ({ ...(await log.prove(7, 11)), proof: [] }))).toBe('changed')
    expect(await kindOf(log.at(11), async () => ({ ...(await log.prove(7, 11)), proof: ['no'] }))).toBe(
      'changed',
    )
    expect(await kindOf(log.at(11, keyOf(2, 'pingyi/other')))).toBe('otherKey')
    expect(await kindOf(log.at(11, keyOf(2)))).toBe('otherKey')
    expect(await kindOf(log.at(11), log.prove, { note: 'nothing', vkey: key.name })).toBe('notACheckpoint')
    const forged = { note: held.note.replace('\n7\n', '\n6\n'), vkey: held.vkey }
    expect(await kindOf(log.at(11), log.prove, forged)).toBe('notSigned')
    expect(await kindOf({ ...log.at(11), note: forged.note })).toBe('newestNotSigned')
  })
})

describe('an event', () => {
  const checkpoint = openNewest(log.at(11))
  const shown = (seq: number) => ({
    ...{ seq, leaf: log.hex(seq), type: 'note', occurredAt: `2026-09-01T0${8 + seq}:00:00+08:00` },
  })
  const included = (seq: number, more = {}, proof = log.include(seq, 11)) =>
    checkpoint !== null && isIncluded({ ...shown(seq), ...more }, proof, checkpoint)

  it('stands in the log as it is shown, or does not', () => {
    expect(included(1)).toBe(true)
    expect(included(1, { type: 'replied' })).toBe(false)
    expect(included(1, { occurredAt: '2026-09-01T09:00:01+08:00' })).toBe(false)
    expect(included(1, { leaf: log.hex(2) })).toBe(false)
    expect(included(1, {}, log.include(1, 10))).toBe(false)
    expect(included(1, {}, { ...log.include(1, 11), body: bodies[0] ?? '' })).toBe(false)
    expect(included(1, {}, { ...log.include(1, 11), body: null })).toBe(true)
    expect(included(1, {}, { ...log.include(1, 11), proof: [] })).toBe(false)
  })
})

describe('checkpoints kept in the browser', () => {
  afterEach(() => localStorage.clear())
  const kept = (size: number) => ({ ...log.at(size), size, keptAt: `2026-09-0${1 + (size % 9)}T00:00:00Z` })

  it('come back newest first, once each, and go when they are removed', () => {
    keep(kept(1))
    keep(kept(4))
    keep(kept(1))
    expect(readKept().map(({ size }) => size)).toEqual([1, 4])
    expect(forget(kept(1).note).map(({ size }) => size)).toEqual([4])
  })

  it('are never more than twenty, and the first one stays', () => {
    for (let n = 0; n < 30; n++)
      keep({ ...kept(n % 11), note: log.at(n % 11).note + '— w AAAAAAAA\n'.repeat(n) })
    expect(readKept()).toHaveLength(20)
    expect(readKept().at(-1)?.note).toBe(log.at(0).note)
  })

  it('are none where the store holds something else', () => {
    localStorage.setItem('pingyi.checkpoints', '[{"note":1},null,{"note":"x","keptAt":"y"}]')
    expect(readKept()).toEqual([])
    localStorage.setItem('pingyi.checkpoints', '{')
    expect(readKept()).toEqual([])
  })
})
