// Proof of the draw by repetition: over many seeds every record, replacement and inspector comes as often as the design says.
import { draw, freeze } from '../../domain/sampling/draw.ts'
import { drawInspectors } from '../../domain/sampling/inspectors.ts'
import { gammaTails } from '../../domain/statistics/gamma.ts'
import { misreportFigures } from './misreporting.ts'
import type { Figure, Proof } from './proof.ts'

const SEEDS = 20_000
/** Smallest p at which frequencies still agree with the design (trust.md section 2). */
const LEAST_P = 0.001

const STRATA = [
  { name: '居委会', size: 30, drawn: 6 },
  { name: '物业', size: 18, drawn: 9 },
  { name: '街道科室', size: 7, drawn: 1 },
]
const RECORDS = STRATA.flatMap(({ name, size }) =>
  Array.from({ length: size }, (_, i) => ({ id: `${name}:${i}`, stratum: name })),
)
const FROZEN = freeze({
  name: 'prove',
  period: '2026-Q3',
  filters: {},
  records: RECORDS,
  allocation: Object.fromEntries(STRATA.map(({ name, drawn }) => [name, drawn])),
})
const INSPECTORS = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, conflicts: [] }))

/**
 * 20,000 × scale draws of one population, each with its own public value:
 * - how often each record is drawn, stratum by stratum, against drawn/size: chi-square over all strata, p > 0.001;
 * - how often each is the first replacement, against 1/size;
 * - how often two certain records of a stratum are drawn together, against d(d−1)/s(s−1);
 * - how often each of five inspectors is drawn, and how often each sampled record is checked twice.
 * - what visits say of misreporting where flagged records are drawn twice as often (misreporting.ts).
 * Seeded by its public values: the same scale gives the same figures.
 */
export function proveSampling(scale: number): Proof {
  const seeds = Math.max(1, Math.round(SEEDS * scale))
  const tally = tallyOf(seeds)
  const figures = [
    figureOf('records_p', ofSets(STRATA, tally.drawn, seeds)),
    figureOf(
      'first_replacements_p',
      ofSets(
        STRATA.map((stratum) => ({ ...stratum, drawn: 1 })),
        tally.next,
        seeds,
      ),
    ),
    figureOf('pairs_p', {
      square: pairSquare(tally.pairs, seeds),
      df: STRATA.filter(({ drawn }) => drawn > 1).length,
    }),
    figureOf(
      'inspectors_p',
      ofSet([...tally.inspectors.values()], { size: INSPECTORS.length, drawn: 2, seeds }),
    ),
    figureOf('double_checks_p', doubles(tally, seeds)),
    ...misreportFigures(scale),
  ]
  return { name: 'sampling', trials: seeds, figures, passed: figures.every(({ passed }) => passed) }
}

interface Tally {
  readonly drawn: Map<string, number>
  readonly next: Map<string, number>
  /** Of each stratum, how often its first two records were drawn together. */
  readonly pairs: Map<string, number>
  readonly inspectors: Map<string, number>
  readonly doubled: Map<string, number>
}

function tallyOf(seeds: number): Tally {
  const tally: Tally = {
    drawn: new Map(),
    next: new Map(),
    pairs: new Map(),
    inspectors: new Map(INSPECTORS.map(({ id }) => [id, 0])),
    doubled: new Map(),
  }
  for (let i = 0; i < seeds; i++) count(tally, String(i).padStart(20, '0'))
  return tally
}

/** Counts one draw, with its inspectors. */
function count(tally: Tally, publicValue: string): void {
  const { seed, sample, replacements } = draw(FROZEN, {
    ...{ commitments: [], reveals: [], replacements: 1 },
    public: publicValue,
  })
  for (const { id } of sample) add(tally.drawn, id)
  for (const { id } of replacements) add(tally.next, id)
  const ids = new Set(sample.map(({ id }) => id))
  for (const { name } of STRATA) if (ids.has(`${name}:0`) && ids.has(`${name}:1`)) add(tally.pairs, name)
  const inspection = drawInspectors({ seed, inspectors: INSPECTORS, records: BATCH })
  for (const id of inspection?.inspectors ?? []) add(tally.inspectors, id)
  const doubled = inspection?.assignments.filter(({ second }) => second !== null) ?? []
  for (const { recordId } of doubled) add(tally.doubled, recordId)
}

/** Records of the batch of which two are checked twice. */
const DOUBLED_OF = 20
const BATCH = RECORDS.slice(0, DOUBLED_OF).map(({ id }) => ({ id, department: '' }))

const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1)

interface Square {
  readonly square: number
  readonly df: number
}

function ofSets(strata: typeof STRATA, counts: ReadonlyMap<string, number>, seeds: number): Square {
  const squares = strata.map(({ name, size, drawn }) =>
    ofSet(
      Array.from({ length: size }, (_, i) => counts.get(`${name}:${i}`) ?? 0),
      { size, drawn, seeds },
    ),
  )
  return {
    square: squares.reduce((sum, { square }) => sum + square, 0),
    df: squares.reduce((sum, { df }) => sum + df, 0),
  }
}

/** Σ(count − Rπ)²/(Rπ(1−π)·s/(s−1)): chi-square with s − 1 degrees, since the counts of one draw add up. */
function ofSet(
  counts: readonly number[],
  { size, drawn, seeds }: Readonly<Record<'size' | 'drawn' | 'seeds', number>>,
): Square {
  const share = drawn / size
  const spread = (seeds * share * (1 - share) * size) / (size - 1)
  return {
    square: counts.reduce((sum, count) => sum + (count - seeds * share) ** 2 / spread, 0),
    df: size - 1,
  }
}

function pairSquare(pairs: ReadonlyMap<string, number>, seeds: number): number {
  return STRATA.filter(({ drawn }) => drawn > 1).reduce((sum, { name, size, drawn }) => {
    const share = (drawn * (drawn - 1)) / (size * (size - 1))
    return sum + ((pairs.get(name) ?? 0) - seeds * share) ** 2 / (seeds * share * (1 - share))
  }, 0)
}

function doubles({ doubled }: Tally, seeds: number): Square {
  const counts = BATCH.map(({ id }) => doubled.get(id) ?? 0)
  return ofSet(counts, { size: DOUBLED_OF, drawn: DOUBLED_OF / 10, seeds })
}

function figureOf(id: string, { square, df }: Square): Figure {
  const value = gammaTails(df / 2, square / 2).upper
  return { id, value, good: '> 0.001', passed: value > LEAST_P }
}
