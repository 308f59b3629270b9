// Records drawn more often than others count for as much less: over many draws the estimate is the share of the population.
import { expect, it } from 'vitest'
import { DEFAULT_CREDITS } from '../defaults.ts'
import { type Candidate, type Design, designSample, stratumOf } from './designSample.ts'
import { draw, freeze } from './draw.ts'
import { type SampledRecord, unitResult } from './results.ts'

const STRATIFY = 'department_flagged'
const DESIGN: Design = {
  size: { by: 'share', share: 0.1 },
  ...{ stratify: STRATIFY, oversample: 4, least: 1, method: 'proportional' },
}
/** 400 records of a department: a tenth flagged, half of those not upheld, of the others one in twenty. */
const CANDIDATES: Candidate[] = Array.from({ length: 400 }, (_, i) => ({
  id: `s:${i}`,
  departmentId: 'd1',
  isFlagged: i % 10 === 0,
}))
const isBad = ({ id, isFlagged }: Candidate): boolean => Number(id.slice(2)) % 20 === (isFlagged ? 0 : 7)
const TRUE_SHARE = 1 - CANDIDATES.filter(isBad).length / CANDIDATES.length

it('weights by inclusion probabilities, where the plain share of the sample is off', () => {
  const { strata } = designSample(CANDIDATES, DESIGN)
  const frozen = freeze({
    ...{ name: 'x', period: 'x', filters: {} },
    records: CANDIDATES.map((one) => ({ id: one.id, stratum: stratumOf(one, STRATIFY) })),
    allocation: Object.fromEntries(strata.map(({ stratum, n }) => [stratum, n])),
  })
  const byId = new Map(CANDIDATES.map((one) => [one.id, one]))
  const recordOf = ({ id, stratum }: { readonly id: string; readonly stratum: string }): SampledRecord => ({
    ...{ id, stratum, department: 'd1', isReplaced: false, claimed: true },
    check: { state: 'settled', verdict: isBad(byId.get(id) as Candidate) ? 'not_upheld' : 'upheld' },
    visit: { isComplete: true, resolved: 'yes', grade: null },
  })
  const DRAWS = 200
  let [weighted, plain] = [0, 0]
  for (let i = 0; i < DRAWS; i++) {
    const { sample } = draw(frozen, {
      commitments: [],
      reveals: [],
      replacements: 0,
      public: String(10n ** 20n + BigInt(i)),
    })
    const { upheld } = unitResult(
      {
        strata: strata.map(({ stratum, size }) => ({ stratum, department: 'd1', size })),
        records: sample.map(recordOf),
        frame: { d1: { cases: CANDIDATES.length, claimed: CANDIDATES.length, claimedIn: {} } },
        credits: DEFAULT_CREDITS,
      },
      'd1',
    )
    weighted += (upheld.value ?? Number.NaN) / DRAWS
    plain += upheld.num / upheld.den / DRAWS
  }
  expect(TRUE_SHARE).toBeCloseTo(0.9, 12)
  expect(Math.abs(weighted - TRUE_SHARE)).toBeLessThan(0.01)
  expect(TRUE_SHARE - plain).toBeGreaterThan(0.05)
})
