// Vectors of scores and their variances: `{weights, cases, columns, rates, composite, varLinearised, varWithTwoPseudoCases}`.
import {
  type Composite,
  compositeFromCases,
  compositeFromMoments,
} from '../../domain/statistics/composite.ts'
import { type CaseUnits, momentsOf } from '../../domain/statistics/moments.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  isShaped,
  listIn,
  numberIn,
  numbersIn,
  numbersOf,
  textsIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

/** The database gives sums, in which larger numbers cancel. */
const FROM_SUMS = 1e-9

export const compositeVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bcomposite\b.*\bvariance\b/i, ['weights', 'cases', 'varWithTwoPseudoCases']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkScore),
}

function checkScore(vector: Fields): void {
  const weights = numbersIn(vector, 'weights')
  const cases = casesIn(vector)
  const tol = toleranceOf(vector)
  compare(compositeFromCases(cases, weights), vector, tol)
  compare(compositeFromMoments(momentsOf(cases, weights.length), weights), vector, Math.max(tol, FROM_SUMS))
}

/** Columns `dName` and `yName` of each indicator, in the order of the d columns. */
function casesIn(vector: Fields): CaseUnits[] {
  const columns = textsIn(vector, 'columns')
  const indicators = columns.filter((column) => column.startsWith('d')).map((column) => column.slice(1))
  expectSame('number of indicators', indicators.length, numbersIn(vector, 'weights').length)
  return listIn(vector, 'cases').map((row) => {
    const numbers = numbersOf(row, 'cases')
    const column = (name: string) => {
      const value = numbers[columns.indexOf(name)]
      if (value === undefined) throw new Error(`a case without “${name}”`)
      return value
    }
    return {
      d: indicators.map((name) => column(`d${name}`)),
      y: indicators.map((name) => column(`y${name}`)),
    }
  })
}

function compare(got: Composite, vector: Fields, tol: number): void {
  const rates = numbersIn(vector, 'rates')
  expectSame('number of rates', got.rates.length, rates.length)
  for (const [k, rate] of got.rates.entries()) expectNear(`rate ${k}`, rate, rates[k] ?? Number.NaN, tol)
  expectNear('composite', got.value, numberIn(vector, 'composite'), tol)
  if (got.variance === null) expectSame('variance', null, vector.varLinearised)
  else expectNear('variance', got.variance, numberIn(vector, 'varLinearised'), tol)
  expectNear('variance with pseudo-cases', got.variancePlus, numberIn(vector, 'varWithTwoPseudoCases'), tol)
}
