import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { copiedVectors, vectorSources } from '#api/test/sharedVectors.ts'
import { recheck, recheckFile } from './recheck.ts'
import { type Fields, fieldsOf, type Verdict } from './shape.ts'

const copies = readdirSync(copiedVectors).filter((name) => name.endsWith('.json'))
const read = (name: string): Fields =>
  fieldsOf(JSON.parse(readFileSync(path.join(copiedVectors, name), 'utf8')))
const outcomes = (verdicts: readonly Verdict[]) => new Set(verdicts.map(({ outcome }) => outcome))
const failures = (verdicts: readonly Verdict[]) => verdicts.filter(({ outcome }) => outcome === 'failed')

/** Every file of known shape: its copy, where it stands in the whole set, and what of a vector is only compared with. */
const known = [
  ['wilson.json', 'ranking/wilson.json', ['lower', 'upper']],
  [
    'composite_variance.json',
    'ranking/composite_variance.json',
    ['composite', 'varLinearised', 'varWithTwoPseudoCases'],
  ],
  ['gcj02.json', 'spatial/gcj02.json', ['gcj02']],
  ['csv_formula.json', 'security/csv_formula.json', ['out']],
  ['jcs_rfc8785.json', 'trail/jcs_rfc8785.json', ['output', 'outHex']],
  ['jcs_event_leaf_hash.json', 'trail/event_leaf_hash.json', ['jcs', 'leafHash']],
  ['merkle_trees.json', 'trail/rfc6962_trees.json', ['proof']],
  ['merkle_inclusion.json', 'trail/rfc6962_inclusion.json', ['wantErr']],
  ['merkle_consistency.json', 'trail/rfc6962_consistency.json', ['wantErr']],
  ['consistent_sampler.json', 'sampling/consistent_sampler.json', ['out']],
  ['seed_ceremony.json', 'sampling/seed_ceremony.json', ['frameHash', 'commitments', 'seed']],
  ['allocation.json', 'sampling/allocation.json', ['alloc']],
  ['sample_size.json', 'sampling/sample_size.json', []],
  ['detection_power.json', 'sampling/detection_power.json', ['n']],
  ['iso2859_tables.json', 'sampling/iso2859_tables.json', []],
  ['iso2859_plans.json', 'sampling/iso2859_plans.json', ['used', 'n', 'ac', 're']],
  ['oc_curve.json', 'sampling/oc_curve.json', []],
  ['stratified_estimator.json', 'sampling/stratified_estimator.json', []],
  [
    'misreport.json',
    'sampling/misreport.json',
    ['verifiedRate', 'se', 'falseLower95one', 'falseUpper95one', 'verifiedRateLower', 'verifiedRateUpper'],
  ],
  ['signals.json', 'gaming/signals.json', []],
  ['fdr_bh.json', 'spatial/fdr_bh.json', ['rejected', 'adjusted']],
] as const

test('every copied file has its adapter', () => {
  expect(known.map(([copy]) => copy).sort()).toEqual(copies.sort())
})

describe.each(known)('%s', (copy, shared, expected) => {
  test.each(vectorSources<Fields>(copy, shared))('%s: nothing fails, something passes', (_, file) => {
    const verdicts = recheck(file)
    expect(failures(verdicts)).toEqual([])
    expect(outcomes(verdicts)).toContain('passed')
  })
  test.each(expected)('a changed “%s” fails, and so does a missing one', (key) => {
    const file = read(copy)
    const vectors = file.vectors as Fields[]
    const without = vectors.map(({ [key]: _, ...rest }) => rest)
    expect(failures(recheck({ ...file, vectors: without }))).toHaveLength(vectors.length)
    const changed = vectors.map((vector) => ({ ...vector, [key]: changedFigure(vector[key]) }))
    const ofVectors = recheck({ ...file, vectors: changed }).filter(({ label }) =>
      label.startsWith('vectors'),
    )
    expect(outcomes(ofVectors)).not.toContain('passed')
  })
  test('a vector without its input, and what is no vector at all, never pass', () => {
    const file = read(copy)
    const [first] = file.vectors as Fields[]
    for (const key of Object.keys(first ?? {})) {
      if (['tol', 'src', 'source', 'name', 'file', 'desc', 'group', 'id', 'note'].includes(key)) continue
      const { [key]: _, ...rest } = first ?? {}
      const verdicts = recheck({ ...file, vectors: [rest, null, 3, [], {}] })
      expect(
        verdicts.filter(({ label, outcome }) => label.startsWith('vectors') && outcome === 'passed'),
      ).toEqual([])
    }
  })
})

function changedFigure(value: unknown): unknown {
  if (typeof value === 'number') return value + 0.01
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value))
    return typeof value[0] === 'number' ? value.map((one: number) => one + 1e-6) : ['00', ...value]
  return `${String(value)}00`
}

describe('the shape decides, not the name of the file', () => {
  test('files of other shapes are skipped, vector by vector, and never pass', () => {
    const wilson = read('wilson.json')
    const wald = recheck({ ...wilson, name: 'Wald interval' })
    expect(outcomes(wald)).toEqual(new Set(['skipped']))
    expect(wald).toHaveLength(recheck(wilson).length)
    const masks = { name: 'phone masks', vectors: [{ input: '=1', out: "'=1" }] }
    expect(outcomes(recheck(masks))).toEqual(new Set(['skipped']))
    expect(recheck({ name: 'tables', rows: [1, 2] })).toEqual([{ label: 'vectors[0]', outcome: 'skipped' }])
    expect(outcomes(recheck({ name: 7, vectors: [null, 3] }))).toEqual(new Set(['skipped']))
  })
  test.each([
    'gcj02.json',
    'composite_variance.json',
    'jcs_rfc8785.json',
    'jcs_event_leaf_hash.json',
    'merkle_trees.json',
    'merkle_inclusion.json',
    'merkle_consistency.json',
  ])('%s is known by its fields under any name', (copy) => {
    const verdicts = recheck({ ...read(copy), name: 'renamed' })
    expect(outcomes(verdicts)).toContain('passed')
  })
})

describe('figures at the edges', () => {
  const wilson = (vector: Fields) => recheck({ name: 'wilson', vectors: [vector] })[0]?.outcome
  test('no units are expected to have no interval', () => {
    expect(wilson({ x: 0, n: 0, conf: 0.95, lower: null, upper: null })).toBe('passed')
    expect(wilson({ x: 0, n: 0, conf: 0.95 })).toBe('failed')
    expect(wilson({ x: 0, n: 0, conf: 0.95, lower: 0, upper: 1, tol: 1 })).toBe('failed')
  })
  test('without a tolerance figures must be exact, and no tolerance can be negative or a text', () => {
    const vector = { x: 0, n: 1, conf: 0.95, lower: 0, upper: 0.7934506856227626 }
    expect(wilson({ ...vector, upper: 0.79345068 })).toBe('failed')
    expect(wilson({ ...vector, tol: 1e-10 })).toBe('passed')
    for (const tol of [-1, Number.NaN, '1', null]) expect(wilson({ ...vector, tol })).toBe('failed')
  })
  test('what the product refuses fails', () => {
    expect(wilson({ x: 3, n: 2, conf: 0.95, lower: 0, upper: 1, tol: 1 })).toBe('failed')
    const composite = read('composite_variance.json')
    const [first] = composite.vectors as Fields[]
    const score = (change: Fields) =>
      recheck({ ...composite, vectors: [{ ...first, ...change }] })[0]?.outcome
    expect(score({})).toBe('passed')
    expect(score({ weights: [1] })).toBe('failed')
    expect(score({ weights: ['a', 'b', 'c'] })).toBe('failed')
    expect(score({ columns: [1, 2] })).toBe('failed')
    expect(score({ cases: [[1, 1]] })).toBe('failed')
    expect(score({ cases: [3] })).toBe('failed')
    expect(score({ rates: [1] })).toBe('failed')
  })
  test('a single case has no variance of its own', () => {
    const vector = {
      weights: [1],
      columns: ['dA', 'yA'],
      cases: [[1, 1]],
      rates: [1],
      composite: 1,
      varLinearised: null,
      varWithTwoPseudoCases: 1 / 9,
      tol: 1e-12,
    }
    expect(outcomes(recheck({ name: 'composite variance', vectors: [vector] }))).toEqual(new Set(['passed']))
    const wrong = { ...vector, varLinearised: 0 }
    expect(outcomes(recheck({ name: 'composite variance', vectors: [wrong] }))).toEqual(new Set(['failed']))
  })
  test('numbers in cells stay numbers', () => {
    const cell = (vector: Fields) => recheck({ name: 'csv formula', vectors: [vector] })[0]?.outcome
    expect(cell({ input: -2, out: -2 })).toBe('passed')
    expect(cell({ input: -2, out: '-2' })).toBe('passed')
    expect(cell({ input: -2, out: "'-2" })).toBe('failed')
  })
  test('a number without a JSON form is expected to be refused', () => {
    const number = (out: unknown) =>
      recheck({ ...read('jcs_rfc8785.json'), numbers: [{ ieee: '7ff0000000000000', out }] })[0]
    expect(number(null)?.outcome).toBe('passed')
    expect(number('Infinity')?.outcome).toBe('failed')
    expect(number(undefined)?.outcome).toBe('failed')
    expect(recheck({ ...read('jcs_rfc8785.json'), numbers: undefined })).toHaveLength(4)
  })
  test('coordinates are pairs', () => {
    const shift = (vector: Fields) => recheck({ name: 'GCJ-02', vectors: [vector] })[0]?.outcome
    expect(shift({ wgs84: [31.2], gcj02: [31.2, 121], tol: 9 })).toBe('failed')
    expect(shift({ wgs84: [31.2, 121, 0], gcj02: [31.2, 121], tol: 9 })).toBe('failed')
    expect(shift({ wgs84: ['a', 'b'], gcj02: [31.2, 121], tol: 9 })).toBe('failed')
  })
})

describe('trees', () => {
  const trees = read('merkle_trees.json')
  test('a root of more leaves than there are fails, an unknown hash or proof is skipped', () => {
    const roots = recheck({ ...trees, rootsBySize: [...(trees.rootsBySize as string[]), 'aa'] })
    expect(failures(roots).map(({ label }) => label)).toEqual(['rootsBySize[9]'])
    const strange = recheck({ ...trees, hasher: [{ desc: 'other', hex: '' }], vectors: [{ type: 'other' }] })
    expect(strange.slice(-2).map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped'])
    expect(recheck({ ...trees, hasher: undefined, vectors: undefined })).toHaveLength(9)
  })
  test('a changed hash of the hasher fails', () => {
    const hasher = (trees.hasher as { desc: string; hex: string }[]).map((one) => ({ ...one, hex: '00' }))
    expect(failures(recheck({ ...trees, hasher })).map(({ label }) => label)).toEqual([
      'hasher[0]',
      'hasher[1]',
    ])
  })
  test('proofs may be written in hex, in nothing else', () => {
    const file = read('merkle_inclusion.json')
    const toHex = (text: string) => Buffer.from(text, 'base64').toString('hex')
    const vectors = (file.vectors as { root: string; leafHash: string; proof: string[] | null }[]).map(
      (vector) => ({
        ...vector,
        root: toHex(vector.root),
        leafHash: toHex(vector.leafHash),
        proof: vector.proof === null ? null : vector.proof.map(toHex),
      }),
    )
    expect(outcomes(recheck({ ...file, encoding: 'hex', vectors }))).toEqual(new Set(['passed']))
    const { encoding: _, ...implied } = file
    expect(outcomes(recheck(implied))).toEqual(new Set(['passed']))
    for (const encoding of ['latin1', 7]) {
      expect(outcomes(recheck({ ...file, encoding }))).toEqual(new Set(['failed']))
    }
    const mixed = [{ ...vectors[0], proof: [7] }]
    expect(outcomes(recheck({ ...file, vectors: mixed }))).toEqual(new Set(['failed']))
  })
})

test('a file is counted vector by vector', () => {
  const file = path.join(copiedVectors, 'merkle_consistency.json')
  expect(recheckFile(file)).toEqual({ file, passed: 24, failed: 0, skipped: 1, firstFailure: null })
})

test('a file that cannot be read fails as one', () => {
  const none = recheckFile('/nowhere/none.json')
  expect(none).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  expect(none.firstFailure).toContain('file: ')
})
