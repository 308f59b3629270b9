import { describe, expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { recheck } from './recheck.ts'
import { type Fields, fieldsOf, type Verdict, vectorsOf } from './shape.ts'

const outcomes = (verdicts: readonly Verdict[]) => verdicts.map(({ outcome }) => outcome)

/** Files of the whole set, and the fields that are only compared with. */
const known = [
  [
    'ranking/rank_sets_and_tiers.json',
    [
      'rankSetHolm',
      'rankSetHolmFisher',
      'rankSet',
      'rankSetKWW',
      'zKWW',
      'zIndep',
      'tier',
      'lo',
      'hi',
      'nRejections',
    ],
  ],
  ['ranking/jeffreys.json', ['lower', 'upper']],
  ['ranking/beta_binomial_eb.json', ['alpha', 'beta', 'mean', 'sd', 'logLikNoBinomCoef', 'pooled']],
  [
    'ranking/rank_probabilities.json',
    ['probFirstHigher', 'probTop3', 'probBottom3', 'expectedRank', 'rankInterval95'],
  ],
  ['ranking/funnel_exact_binomial.json', ['lower998', 'lower95', 'upper95', 'upper998']],
  ['ranking/funnel_overdispersion.json', ['z', 'q10', 'q90', 'phi', 'tau2', 'limits95']],
  ['ranking/funnel_phe_limits.json', ['lower998', 'lower95', 'upper95', 'upper998']],
  ['ranking/funnel_phe_classification.json', ['cls']],
  [
    'ranking/indirect_standardisation.json',
    [
      'smr',
      'isr',
      'byarLower',
      'byarUpper',
      'exactLower',
      'exactUpper',
      'expected',
      'observed',
      'ratio',
      'z',
      'adjustedRate',
    ],
  ],
] as const

describe.each(
  known.flatMap(([shared, keys]) =>
    wholeSet<Fields>(shared).map(([label, file]) => [label, file, keys] as const),
  ),
)('%s', (_, file, keys) => {
  const vectors = vectorsOf(file).map(fieldsOf)
  test('every vector passes, under any name', () => {
    const passed = new Set(['passed'])
    expect(recheck(file).filter(({ outcome }) => outcome !== 'passed')).toEqual([])
    // Two kinds of interval have the very same fields: they need their name.
    if (!/^jeffreys interval/i.test(String(file.name)))
      expect(new Set(outcomes(recheck({ ...file, name: 'renamed' })))).toEqual(passed)
  })
  test.each(keys)('a changed “%s” fails', (key) => {
    // An input to limits of a count, a figure of a group.
    const compared = vectors.filter((vector) => key in vector && !(key === 'observed' && 'conf' in vector))
    expect(compared.length).toBeGreaterThan(0)
    const changed = compared.map((vector) => ({ ...vector, [key]: changedFigure(vector[key]) }))
    expect(new Set(outcomes(recheck({ ...file, vectors: changed })))).toEqual(new Set(['failed']))
  })
  test('a vector without a field it needs never passes', () => {
    for (const vector of vectors.slice(0, 30)) {
      for (const key of keys.filter((one) => one in vector)) {
        // These say more than every vector of their kind does.
        if (key === 'tier' || key === 'nRejections' || key === 'rankSetKWW') continue
        const { [key]: _dropped, ...rest } = vector
        expect(outcomes(recheck({ ...file, vectors: [rest, null, 3, [], {}] }))).not.toContain('passed')
      }
    }
  })
})

function changedFigure(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}?`
  if (!Array.isArray(value)) return null
  const [first, ...others] = value as unknown[]
  return [changedFigure(first), ...others]
}

describe('small files of the same shapes', () => {
  const outcome = (vector: Fields, file: Fields = {}) => recheck({ ...file, vectors: [vector] })[0]?.outcome
  test('shares with rank intervals', () => {
    const vector = {
      alpha: 0.05,
      counts: [
        [35, 35],
        [28, 35],
      ],
      rankSetHolmFisher: [
        [1, 1],
        [2, 2],
      ],
      tier: [1, 2],
      nRejections: 1,
    }
    expect(outcome(vector)).toBe('passed')
    expect(outcome({ ...vector, alpha: 0.001 })).toBe('failed')
    expect(outcome({ ...vector, rankSetHolmFisher: [[1, 1]] })).toBe('failed')
    expect(outcome({ ...vector, counts: [[1], [2, 1]] })).toBe('failed')
  })
  test('estimates where lower is better', () => {
    const vector = { alpha: 0.05, estimate: [5, 9], se: [0.1, 0.1], higherIsBetter: false }
    const sets = [
      [1, 1],
      [2, 2],
    ]
    expect(outcome({ ...vector, rankSetHolm: sets })).toBe('passed')
    expect(outcome({ ...vector, rankSetHolm: sets.toReversed() })).toBe('failed')
  })
  test('what names neither estimates nor counts is skipped, estimates without a spread fail', () => {
    expect(outcome({ something: 1 }, { name: 'ranks; tiers' })).toBe('skipped')
    expect(outcome({ estimate: [1] }, { name: 'ranks; tiers' })).toBe('failed')
    expect(outcome({ something: 1 }, { name: 'indirect standardisation' })).toBe('skipped')
  })
  test('no units have no Jeffreys interval', () => {
    const named = { name: 'Jeffreys interval' }
    expect(outcome({ x: 0, n: 0, conf: 0.95, lower: null, upper: null }, named)).toBe('passed')
    expect(outcome({ x: 0, n: 0, conf: 0.95, lower: 0, upper: 1, tol: 1 }, named)).toBe('failed')
  })
  test('departments that do not differ have no alpha and beta', () => {
    const same = Array.from({ length: 6 }, () => [45, 50])
    const vector = { data: same, method: 'beta-binomial maximum likelihood' }
    expect(outcome({ ...vector, pooled: 0.9 }, { name: 'beta-binomial' })).toBe('passed')
    expect(outcome({ ...vector, alpha: 9, beta: 1, tol: 1e9 })).toBe('failed')
  })
  test('limits that do not exist fail', () => {
    const ends = { lower998: 0, lower95: 0, upper95: 1, upper998: 1, tol: 9 }
    expect(outcome({ n: 0, theta: 0.5, ...ends })).toBe('failed')
    expect(outcome({ n: 0, baselinePct: 50, ...ends })).toBe('failed')
    expect(outcome({ num: 0, den: 0, cls: 'Not significant' }, { theta: 0.5 })).toBe('failed')
    expect(outcome({ counts: [[1, 2]], theta: 0.5, phi: 1, tau2: 0 })).toBe('failed')
  })
})
