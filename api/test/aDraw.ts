// A drawn sample for tests: three strata, two parties, a public value of dice.
import { commitmentOf, type Entry } from '../domain/sampling/ceremony.ts'
import { type Ceremony, draw, freeze, type Population } from '../domain/sampling/draw.ts'
import type { DrawFile } from '../domain/sampling/drawFile.ts'

const STRATA = ['居委会', '物业', '街道科室'] as const

export const CEREMONY = {
  reveals: [
    ['监督组甲', '01'.repeat(32)],
    ['监督组乙', 'fe'.repeat(32)],
  ] satisfies Entry[],
  public: '骰子:31415926535897932384',
  replacements: 2,
}

/** 40 records c01…c40, half of them of the first stratum. */
export function aPopulation(): Population {
  const records = Array.from({ length: 40 }, (_, i) => ({
    id: `c${String(i + 1).padStart(2, '0')}`,
    stratum: STRATA[i % 4 === 3 ? 0 : i % 4] ?? '',
  }))
  return {
    name: '2026-Q3-01',
    period: '2026-Q3',
    filters: { urgency: ['urgent'] },
    records,
    allocation: { 居委会: 3, 物业: 3, 街道科室: 2 },
  }
}

/** The draw of a population with its ceremony; parties commit to CEREMONY's secrets unless told otherwise. */
export function aDraw(ceremony: Partial<Ceremony> = {}, population: Population = aPopulation()): DrawFile {
  const frozen = freeze(population)
  const commitments = CEREMONY.reveals.map(
    ([party, secret]): Entry => [party, commitmentOf(frozen.drawId, [party, secret])],
  )
  return draw(frozen, { commitments, ...CEREMONY, ...ceremony })
}
