// Vectors of canonical JSON: texts and numbers of RFC 8785, and events with the hash of their leaf.
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import { leafHash } from '../../domain/trail/merkle.ts'
import { type Adapter, checkEach, expectSame, type Fields, isShaped, textIn, vectorsOf } from './shape.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** `{input, output, outHex}`, and `numbers` of `{ieee, out}`. */
export const jcsVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bRFC ?8785\b/i, ['input', 'output', 'outHex']),
  check: (file) => [
    ...checkEach('numbers', Array.isArray(file.numbers) ? file.numbers : [], checkNumber),
    ...checkEach('vectors', vectorsOf(file), checkText),
  ],
}

function checkText(vector: Fields): void {
  const text = jcs(JSON.parse(textIn(vector, 'input')) as Json)
  expectSame('output', text, textIn(vector, 'output'))
  expectSame('outHex', hex(Buffer.from(text)), textIn(vector, 'outHex').toLowerCase())
}

/** A number by its bits; one without a JSON form is expected as null. */
function checkNumber(vector: Fields): void {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setBigUint64(0, BigInt(`0x${textIn(vector, 'ieee')}`))
  const number = bits.getFloat64(0)
  expectSame('out', Number.isFinite(number) ? jcs(number) : refusal(number), vector.out)
}

function refusal(number: number): string | null {
  try {
    return jcs(number)
  } catch {
    return null
  }
}

/** `{event, jcs, leafHash}`. */
export const leafVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bleaf hash\b/i, ['event', 'jcs', 'leafHash']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkLeaf),
}

function checkLeaf(vector: Fields): void {
  if (!('event' in vector)) throw new Error('no “event”')
  const text = jcs(vector.event as Json)
  expectSame('jcs', text, textIn(vector, 'jcs'))
  expectSame('leafHash', hex(leafHash(Buffer.from(text))), textIn(vector, 'leafHash').toLowerCase())
}
