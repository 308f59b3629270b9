// Vectors of indirect standardisation: groups with their strata, groups by foreign rates, and limits of a count.
import { type CaseMix, caseMixOf } from '../../domain/ranking/caseMix.ts'
import { byarLimits, poissonLimits } from '../../domain/statistics/poisson.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  holds,
  isShaped,
  listIn,
  NotBinding,
  numberIn,
  numbersIn,
  numbersOf,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

export const caseMixVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bindirect standardi[sz]ation\b/i, ['n', 'breaches', 'expected', 'ratio']) ||
    holds(file, ['observed', 'conf', 'byarLower']) ||
    holds(file, ['observed', 'conf', 'exactLower']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkMix),
}

function checkMix(vector: Fields): void {
  if ('breaches' in vector) checkGroup(vector)
  else if ('s_e' in vector) checkByReference(vector)
  else if ('conf' in vector) checkLimits(vector)
  else throw new NotBinding('no strata and no count')
}

function checkGroup(vector: Fields): void {
  const dens = listIn(vector, 'n').map((row) => numbersOf(row, 'n'))
  const nums = listIn(vector, 'breaches').map((row) => numbersOf(row, 'breaches'))
  const mixed = caseMixOf(
    nums.map((row, d) => row.map((num, s) => ({ num, den: dens[d]?.[s] ?? Number.NaN }))),
  )
  for (const key of ['observed', 'expected', 'ratio', 'z'] as const) expectColumn(mixed, { key, vector })
  expectColumn(mixed, { key: 'adjusted', named: 'adjustedRate', vector })
}

interface Column {
  readonly key: Exclude<keyof CaseMix, 'limits'>
  /** The vector's name of it. */
  readonly named?: string
  readonly vector: Fields
}

function expectColumn(mixed: readonly CaseMix[], { key, named = key, vector }: Column): void {
  const wanted = numbersIn(vector, named)
  expectSame(`number of ${named}`, mixed.length, wanted.length)
  for (const [d, one] of mixed.entries())
    expectNear(`${named}[${d}]`, one[key] ?? Number.NaN, wanted[d] ?? Number.NaN, toleranceOf(vector))
}

/** `n` departments in one list after another, each with its own stretch of foreign counts `s_e` of `s_b`. */
function checkByReference(vector: Fields): void {
  const [e, b, se, sb] = [
    numbersIn(vector, 'e'),
    numbersIn(vector, 'b'),
    numbersIn(vector, 's_e'),
    numbersIn(vector, 's_b'),
  ]
  const each = e.length / numberIn(vector, 'n')
  const departments = Array.from({ length: numberIn(vector, 'n') }, (_, d) =>
    e.map((num, i) => (Math.floor(i / each) === d ? { num, den: b[i] ?? Number.NaN } : { num: 0, den: 0 })),
  )
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const mixed = caseMixOf(departments, {
    rates: se.map((events, i) => events / (sb[i] ?? Number.NaN)),
    overall: sum(se) / sum(sb),
  })
  expectColumn(mixed, { key: 'ratio', named: 'smr', vector })
  expectColumn(mixed, { key: 'adjusted', named: 'isr', vector })
}

function checkLimits(vector: Fields): void {
  const how = 'byarLower' in vector || 'byarUpper' in vector ? 'byar' : 'exact'
  const limitsOf = how === 'byar' ? byarLimits : poissonLimits
  const { lo, hi } = limitsOf(numberIn(vector, 'observed'), numberIn(vector, 'conf'))
  expectNear('lower limit', lo, numberIn(vector, `${how}Lower`), toleranceOf(vector))
  expectNear('upper limit', hi, numberIn(vector, `${how}Upper`), toleranceOf(vector))
}
