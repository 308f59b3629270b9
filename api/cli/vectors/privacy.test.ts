import { expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { recheck } from './recheck.ts'
import type { Fields } from './shape.ts'

const FILES = ['cn_id_number', 'name_mask', 'phone_mask', 'free_text_pii'].flatMap((name) =>
  wholeSet<Fields>(`privacy/${name}.json`),
)

if (FILES.length > 0) {
  test.each(FILES)('%s: everything passes', (_, file) => {
    expect(recheck(file).filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  })
}

test('each shape is known, and a wrong expectation fails', () => {
  const outcomes = (name: string, vector: object) =>
    recheck({ name, vectors: [vector] }).map(({ outcome }) => outcome)
  expect(outcomes('GB 11643 citizen number', { id: '11010519491231002X', valid: true })).toEqual(['passed'])
  expect(outcomes('GB 11643 citizen number', { id: '11010519491231002X', valid: false })).toEqual(['failed'])
  expect(outcomes('Chinese name masking', { input: '张三', masked: '张*', maskedPublic: '张**' })).toEqual([
    'passed',
  ])
  expect(outcomes('Chinese name masking', { input: '张三', masked: '张三', maskedPublic: '张**' })).toEqual([
    'failed',
  ])
  expect(outcomes('phone masking', { input: '12345', masked: null, isPersonal: false })).toEqual(['passed'])
  expect(outcomes('phone masking', { input: '12345', masked: null, isPersonal: true })).toEqual(['failed'])
  const text = { text: '电话13912345678', spans: [['13912345678', 'phone']] }
  expect(outcomes('personal data in free text', text)).toEqual(['passed'])
  expect(outcomes('personal data in free text', { ...text, spans: [] })).toEqual(['failed'])
  expect(outcomes('personal data in free text', { text: '张三来电', spans: [['张三', 'name?']] })).toEqual([
    'passed',
  ])
})
