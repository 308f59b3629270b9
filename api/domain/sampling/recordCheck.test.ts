// Six answers as one verdict, and two inspectors beside each other.
import { expect, test } from 'vitest'
import { CHECK_ITEMS, CHECK_VERDICTS, codes } from '#db/vocabulary.ts'
import { agreementOfChecks, type CheckAnswers, differingItems, recordVerdictOf } from './recordCheck.ts'

const ITEMS = codes(CHECK_ITEMS)
const all = (verdict: CheckAnswers['evidence'], more: Partial<CheckAnswers> = {}): CheckAnswers => ({
  ...(Object.fromEntries(ITEMS.map((item) => [item, verdict])) as unknown as CheckAnswers),
  ...more,
})

test('one item not upheld is a record not upheld; six that cannot be told are no check', () => {
  expect(recordVerdictOf(all('upheld'))).toBe('upheld')
  expect(recordVerdictOf(all('cannot_tell'))).toBe('no_response')
  for (const item of ITEMS) {
    expect(recordVerdictOf(all('upheld', { [item]: 'not_upheld' }))).toBe('not_upheld')
    expect(recordVerdictOf(all('cannot_tell', { [item]: 'not_upheld' }))).toBe('not_upheld')
    expect(recordVerdictOf(all('cannot_tell', { [item]: 'upheld' }))).toBe('upheld')
  }
})

test('every item answered differently is named', () => {
  for (const item of ITEMS)
    for (const verdict of codes(CHECK_VERDICTS).filter((one) => one !== 'upheld'))
      expect(differingItems(all('upheld'), all('upheld', { [item]: verdict }))).toEqual([item])
  expect(differingItems(all('upheld'), all('upheld'))).toEqual([])
})

test('kappa is taken over records and over items', () => {
  const not = all('upheld', { evidence: 'not_upheld' })
  const pairs = [
    [all('upheld'), all('upheld')],
    [not, not],
    [all('upheld'), not],
    [not, all('upheld')],
  ] as const
  // Half alike, half expected by chance: no better than tossing a coin.
  expect(agreementOfChecks(pairs).records).toMatchObject({ n: 4, share: 0.5, kappa: 0 })
  const { items } = agreementOfChecks(pairs)
  expect(items).toMatchObject({ n: 24, share: 22 / 24 })
  // Chance 22/24 · 22/24 + 2/24 · 2/24 = 488/576, so (528 − 488)/(576 − 488).
  expect(items?.kappa).toBeCloseTo(40 / 88, 12)
  expect(agreementOfChecks([])).toEqual({ records: null, items: null })
})
