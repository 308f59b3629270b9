import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderByScore } from './order.ts'

const order = (scores: Readonly<Record<string, number | null>>) =>
  orderByScore(Object.entries(scores).map(([id, score]) => ({ id, score }))).map(
    ({ id, rank }) => `${rank} ${id}`,
  )

test('equal scores share a rank and the next one counts them: 1, 2, 2, 4', () => {
  expect(order({ d: 80, b: 90, c: 90, a: 95 })).toEqual(['1 a', '2 b', '2 c', '4 d'])
})

test('scores closer than 1e-9 are equal and listed by id in code-unit order', () => {
  expect(order({ b: 90, a: 90 - 5e-10, Z: 90 + 5e-10, c: 90 - 1e-8 })).toEqual(['1 Z', '1 a', '1 b', '4 c'])
})

test('those without a score follow by id, unranked', () => {
  expect(order({ z: null, y: 10, b: null })).toEqual(['1 y', 'null b', 'null z'])
})

test('nobody has no order', () => {
  expect(order({})).toEqual([])
})

test('the order of the input never matters', () => {
  const scored = fc.uniqueArray(
    fc.record({ id: fc.string({ maxLength: 3 }), score: fc.option(fc.integer({ min: 0, max: 5 })) }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(scored, (some) => {
      expect(orderByScore(some.toReversed())).toEqual(orderByScore(some))
    }),
  )
})
