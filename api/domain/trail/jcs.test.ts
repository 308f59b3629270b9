import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectorSources } from '#api/test/sharedVectors.ts'
import { type Json, jcs, jcsString } from './jcs.ts'
import { leafHash } from './merkle.ts'

interface JcsFile {
  readonly numbers: readonly { readonly ieee: string; readonly out: string }[]
  readonly vectors: readonly { readonly file: string; readonly input: string; readonly outHex: string }[]
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe.each(vectorSources<JcsFile>('jcs_rfc8785.json', 'trail/jcs_rfc8785.json'))('%s', (_, file) => {
  test.each(file.vectors)('$file', ({ input, outHex }) => {
    expect(hex(Buffer.from(jcs(JSON.parse(input) as Json)))).toBe(outHex)
  })
  test.each(file.numbers)('number $ieee is $out', ({ ieee, out }) => {
    const bits = new DataView(new ArrayBuffer(8))
    bits.setBigUint64(0, BigInt(`0x${ieee}`))
    expect(jcs(bits.getFloat64(0))).toBe(out)
  })
})

interface LeafFile {
  readonly vectors: readonly { readonly event: Json; readonly jcs: string; readonly leafHash: string }[]
}

describe.each(vectorSources<LeafFile>('jcs_event_leaf_hash.json', 'trail/event_leaf_hash.json'))(
  '%s',
  (_, file) => {
    test.each(file.vectors)('$jcs', (vector) => {
      expect(jcs(vector.event)).toBe(vector.jcs)
      expect(hex(leafHash(Buffer.from(vector.jcs)))).toBe(vector.leafHash)
    })
  },
)

test('the key order of the source does not matter, nor does a member without a value', () => {
  expect(jcs({ b: 1, a: undefined, '10': [], '9': null })).toBe('{"10":[],"9":null,"b":1}')
  expect(jcs({ '\ud83d\ude00': 1, '\ufb33': 2 })).toBe('{"\ud83d\ude00":1,"\ufb33":2}')
})

test('what has no JSON form is refused', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    '\ud800',
    'a\udc00b',
    ['\ud800'],
    { '\ud800': 1 },
    { a: [{ b: Number.NaN }] },
  ]) {
    expect(() => jcs(value)).toThrow(RangeError)
  }
  for (const value of [undefined, 1n, () => 1, Symbol('s')])
    expect(() => jcs(value as never)).toThrow(RangeError)
  expect(() => jcsString('\udfff')).toThrow(RangeError)
})

const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>

test('the text means the value, is canonical once and for all, and has sorted keys', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = jcs(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(jcs(JSON.parse(text) as Json)).toBe(text)
    }),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (object) => {
      const shuffled = Object.fromEntries(Object.entries(object).toReversed())
      expect(jcs(shuffled)).toBe(jcs(object))
      const keys = Object.keys(object).sort((a, b) => (a < b ? -1 : 1))
      expect(jcs(object)).toBe(`{${keys.map((key) => `${JSON.stringify(key)}:${object[key]}`).join(',')}}`)
    }),
  )
})
