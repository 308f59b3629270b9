import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSignature, keyOfSeed, signCheckpointText } from '../../services/trail/signing.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { checkpointText, claimedCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { checkEd25519 } from './ed25519.ts'
import { openNote, parseNote, parseVkey, vkeyOf } from './note.ts'

// RFC 8032, 7.1, test 1.
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
const key = keyOfSeed('pingyi.example/log1', seed)
const other = keyOfSeed('pingyi.example/log2', Buffer.alloc(32, 7))
const root = new Uint8Array(32).fill(9)
const text = checkpointText({ origin: key.name, size: 12, root })
const note = signCheckpointText(text, key)
const CHECKS = [checkSignature, checkEd25519]

describe('a signed note', () => {
  it('opens under its key alone, by either way of checking', () => {
    for (const check of CHECKS) {
      expect(openNote(note, key, check)).toBe(text)
      expect(openNote(note, other, check)).toBeNull()
      expect(openNote(note, { ...other, name: key.name }, check)).toBeNull()
      expect(openCheckpoint(note, key, check)).toEqual({ origin: key.name, size: 12, root })
    }
  })

  it('passes over the signatures of others, and is worthless where its own is false', () => {
    const strange = `${note}— witness.example/w AAAAAAAA\n`
    expect(openNote(strange, key, checkSignature)).toBe(text)
    const [, line = ''] = signCheckpointText('something else\n', key).split('\n\n')
    expect(openNote(`${note}${line}`, key, checkSignature)).toBeNull()
  })

  it('is none without a signature, with control characters, white space in names or loose base64', () => {
    const wrong = [
      text,
      `${text}\n`,
      note.slice(0, -1),
      note.replace('\n12\n', '\n12\r\n'),
      note.replace('— pingyi', '- pingyi'),
      note.replace('log1 z', 'log1  z'),
      note.replace(/=\n$/, '\n'),
      `${note}\n`,
      `${note}\ud800\n`,
      `${note}${'— w AAAAAAAA\n'.repeat(100)}`,
    ]
    for (const one of wrong) expect(parseNote(one), JSON.stringify(one)).toBeNull()
  })

  it('of a key named otherwise than its log is no checkpoint of that log', () => {
    const foreign = signCheckpointText(checkpointText({ origin: 'elsewhere', size: 1, root }), key)
    expect(openNote(foreign, key, checkSignature)).not.toBeNull()
    expect(openCheckpoint(foreign, key, checkSignature)).toBeNull()
    expect(claimedCheckpoint(foreign)?.origin).toBe('elsewhere')
  })
})

describe('a key as people pass it on', () => {
  it('comes back the same', () => {
    expect(parseVkey(vkeyOf(key))).toEqual({ name: key.name, publicKey: key.publicKey })
    expect(parseVkey(` ${vkeyOf(key)}\n`)?.name).toBe(key.name)
  })

  it('is refused where a character differs', () => {
    const vkey = vkeyOf(key)
    for (let at = 0; at < vkey.length; at++) {
      const changed = `${vkey.slice(0, at)}${vkey[at] === 'a' ? 'b' : 'a'}${vkey.slice(at + 1)}`
      expect(parseVkey(changed), changed).toBeNull()
    }
  })
})

describe('a checkpoint', () => {
  it('may carry further lines, none of them empty', () => {
    expect(parseCheckpoint(`${text}extension\n`)?.size).toBe(12)
    expect(parseCheckpoint(`${text}\nextension\n`)).toBeNull()
  })

  it('has a plain size and a root of 32 bytes', () => {
    const encoded = toBase64(root)
    const wrong = ['012', '-1', '1.0', '', '99999999999999999', '9007199254740993'].map(
      (size) => `log\n${size}\n${encoded}\n`,
    )
    for (const one of [...wrong, 'log\n1\nAAAA\n', `\n1\n${encoded}\n`, `log\n1\n${encoded}`, '']) {
      expect(parseCheckpoint(one), one).toBeNull()
    }
    expect(parseCheckpoint(`log\n0\n${encoded}\n`)?.size).toBe(0)
  })
})

describe('base64', () => {
  it('comes back the same, and nothing else is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      }),
    )
    for (const loose of ['AA', 'AB==', 'A A=', 'AA==\n', '-_==', '*']) expect(fromBase64(loose)).toBeNull()
  })
})
