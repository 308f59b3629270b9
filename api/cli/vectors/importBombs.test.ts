import { expect, test } from 'vitest'
import { recheck } from './recheck.ts'

const file = (make: string, limits: object = { peakExtraRssMiB: 150, seconds: 10 }) =>
  recheck({ name: 'import files that must be refused', limits, vectors: [{ id: 'x', make }] })

test('a bomb is built from its words and refused; a good file is a failure; unknown words are skipped', () => {
  expect(file('sheet1.xml = 512 MiB of spaces')).toMatchObject([{ outcome: 'passed' }])
  expect(file('<row r="2"> only')[0]).toMatchObject({ outcome: 'failed', why: 'x was read: 0 rows' })
  expect(file('a polite file')).toMatchObject([{ outcome: 'skipped' }])
})

test('memory and time are measured, not believed', () => {
  expect(file('one 20 MB line', { peakExtraRssMiB: 0.001, seconds: 10 })[0]?.why).toMatch(/MiB more memory/)
})
