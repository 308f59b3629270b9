// Vectors of what a sample says: stratified shares and means, and false closings with their bounds.
import { stratifiedMean, stratifiedShare } from '../../domain/sampling/estimate.ts'
import { verifiedRate } from '../../domain/sampling/misreport.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  fieldsOf,
  isShaped,
  listIn,
  numberIn,
  numbersIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

/** Reported numbers come with their rate, from which they were rounded. */
const TO_WHOLE = 0.5

export const estimateVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bstratified sample\b/i, ['strata', 'estimate', 'se']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkEstimate),
}

function checkEstimate(vector: Fields): void {
  const strata = listIn(vector, 'strata').map(fieldsOf)
  if (vector.kind === 'mean') checkMean(vector, strata)
  else checkShare(vector, strata)
}

function checkMean(vector: Fields, strata: readonly Fields[]): void {
  const got = stratifiedMean(
    strata.map((stratum) => ({
      size: numberIn(stratum, 'N'),
      n: numberIn(stratum, 'n'),
      mean: numberIn(stratum, 'mean'),
      variance: numberIn(stratum, 'var'),
    })),
  )
  expectNear('estimate', got?.estimate ?? Number.NaN, numberIn(vector, 'estimate'), toleranceOf(vector))
  expectNear('se', Math.sqrt(got?.variance ?? Number.NaN), numberIn(vector, 'se'), toleranceOf(vector))
}

function checkShare(vector: Fields, strata: readonly Fields[]): void {
  const tol = toleranceOf(vector)
  const results = strata.map((stratum) => ({
    size: numberIn(stratum, 'N'),
    n: numberIn(stratum, 'n'),
    x: numberIn(stratum, 'x'),
  }))
  const isWithoutSpread = 'wilsonN' in vector
  const got = stratifiedShare(results, isWithoutSpread ? undefined : numberIn(vector, 'conf'))
  if (got === null) throw new Error('nobody answered')
  if (isWithoutSpread) {
    expectNear('effective n', got.effectiveN, numberIn(vector, 'wilsonN'), tol)
    expectNear('lower', got.interval.lo, numberIn(vector, 'lower'), tol)
    expectNear('upper', got.interval.hi, numberIn(vector, 'upper'), tol)
    return
  }
  expectNear('estimate', got.estimate, numberIn(vector, 'estimate'), tol)
  expectNear('se', Math.sqrt(got.variance), numberIn(vector, 'se'), tol)
  expectSame('df', got.df, numberIn(vector, 'df'))
  expectNear('nEff', got.effectiveN, numberIn(vector, 'nEff'), tol)
  expectEnds('waldT', got.tInterval, vector)
  expectEnds('wilsonEff', got.interval, vector)
}

function expectEnds(
  key: string,
  got: { readonly lo: number; readonly hi: number } | null,
  vector: Fields,
): void {
  const [lo, hi] = numbersIn(vector, key)
  expectNear(`lower ${key}`, got?.lo ?? Number.NaN, lo ?? Number.NaN, toleranceOf(vector))
  expectNear(`upper ${key}`, got?.hi ?? Number.NaN, hi ?? Number.NaN, toleranceOf(vector))
}

export const misreportVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bfalse-closure estimate\b/i, ['cases', 'claimedResolved', 'sample', 'foundFalse']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkMisreport),
}

function checkMisreport(vector: Fields): void {
  const tol = toleranceOf(vector)
  const [cases, claimed] = [numberIn(vector, 'cases'), numberIn(vector, 'claimedResolved')]
  expectNear('claimedResolved', claimed, cases * numberIn(vector, 'claimedRate'), TO_WHOLE)
  const [visited, falseOnes] = [numberIn(vector, 'sample'), numberIn(vector, 'foundFalse')]
  const got = verifiedRate({ cases, strata: [{ claimed, visited, falseOnes }] })
  if (got === null) throw new Error('nothing was visited')
  expectNear('verifiedRate', got.verifiedRate, numberIn(vector, 'verifiedRate'), tol)
  expectNear('se', got.standardError ?? Number.NaN, numberIn(vector, 'se'), tol)
  expectSame('falseLower95one', got.falseBounds.lo, numberIn(vector, 'falseLower95one'))
  expectSame('falseUpper95one', got.falseBounds.hi, numberIn(vector, 'falseUpper95one'))
  expectNear('verifiedRateLower', got.rateBounds.lo, numberIn(vector, 'verifiedRateLower'), tol)
  expectNear('verifiedRateUpper', got.rateBounds.hi, numberIn(vector, 'verifiedRateUpper'), tol)
}
