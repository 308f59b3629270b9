import { expect, test } from 'vitest'
import { DEFAULT_CREDITS, STANDARD_SCHEME } from '../domain/defaults.ts'
import { parseScheme } from './parseScheme.ts'

const indicators = [
  { metric: 'reopen_rate', weight: 0.4, min: 5 },
  { metric: 'satisfaction_rate', weight: 0.6, min: 20 },
]

test('a file of id and indicators is complete: peer groups by kind, the default credits, in force always', () => {
  expect(parseScheme(`\ufeff${JSON.stringify({ id: 'own', indicators })}`)).toEqual({
    ...{ id: 'own', version: 'file', effectiveFrom: '1990-01-01', group: 'kind' },
    ...{ credits: DEFAULT_CREDITS, indicators },
  })
})

test('what is stated stands', () => {
  const credits = { ...DEFAULT_CREDITS, basically_satisfied: 0.6 }
  expect(parseScheme(JSON.stringify({ id: 'own', group: 'all', credits, indicators }))).toMatchObject({
    group: 'all',
    credits,
  })
  expect(parseScheme(JSON.stringify(STANDARD_SCHEME))).toEqual(STANDARD_SCHEME)
})

test.each([
  ['{', 'not JSON'],
  ['[]', 'object'],
  [JSON.stringify({ id: 'own' }), 'indicators'],
  [
    JSON.stringify({ id: 'own', indicators: [{ metric: 'resolution_rate', weight: 0.5, min: 20 }] }),
    'sum to 0.5',
  ],
  [JSON.stringify({ id: 'own', indicators: [{ metric: 'joy', weight: 1, min: 20 }] }), 'no metric “joy”'],
  [JSON.stringify({ id: 'own', indicators: [{ metric: 'backlog_age', weight: 1, min: 20 }] }), 'no rate'],
  [
    JSON.stringify({
      id: 'own',
      indicators: [0.5, 0.5].map((weight) => ({ metric: 'resolution_rate', weight, min: 20 })),
    }),
    'twice',
  ],
])('%s is refused in words', (text, why) => {
  expect(() => parseScheme(text)).toThrow(expect.objectContaining({ code: 'bad_scheme' }))
  expect(() => parseScheme(text)).toThrow(why)
})
