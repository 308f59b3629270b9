import { expect, test } from 'vitest'
import { isCnId, maskCnId, upgradeCnId } from './cnId.ts'

test.each([
  ['11010519491231002X', true],
  ['11010519491231002x', true],
  ['440524188001010014', true],
  ['11010520000229003X', true],
  ['110105491231002', true],
  ['１１０１０５１９４９１２３１００２Ｘ', true],
  ['110105194913310022', false],
  ['000105194912310024', false],
  ['112715196111029222', false],
  ['110105190002290025', false],
  ['110105491331002', false],
  ['1101051949123100', false],
  ['', false],
])('%s: %s', (id, valid) => expect(isCnId(id)).toBe(valid))

test('an old number gets its century and check character; masks keep no more than seven signs', () => {
  expect(upgradeCnId('110105491231002')).toBe('11010519491231002X')
  expect(maskCnId('110105198503071230')).toBe('110***********1230')
  expect(maskCnId('440524770815006')).toBe('440********5006')
})
