import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personalCommitment, personalText } from './personal.ts'

const native = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

test('the commitment is the hash of salt and canonical fields, whichever hash function computes it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.string({ unit: 'binary' }),
      (salt, name) => {
        fc.pre(name.isWellFormed())
        const fields = personalText({ name, phone: '13800138000' })
        const expected = createHash('sha256').update(salt).update(fields, 'utf8').digest('hex')
        expect(personalCommitment(salt, fields)).toBe(expected)
        expect(personalCommitment(salt, fields, native)).toBe(expected)
      },
    ),
  )
})

test('the text does not depend on the order of fields and leaves absent ones out', () => {
  expect(personalText({ phone: '1', name: '王', position: { lat: 31.2, lng: 121.5 } })).toBe(
    '{"name":"王","phone":"1","position":{"lat":31.2,"lng":121.5}}',
  )
  expect(personalText({ title: 't' })).toBe('{"title":"t"}')
  expect(personalText({})).toBe('{}')
})

test('another salt or another field gives another commitment', () => {
  const [salt, other] = [new Uint8Array(32), new Uint8Array(32).fill(1)]
  const fields = personalText({ name: '王' })
  expect(personalCommitment(other, fields)).not.toBe(personalCommitment(salt, fields))
  expect(personalCommitment(salt, personalText({ name: '李' }))).not.toBe(personalCommitment(salt, fields))
})
