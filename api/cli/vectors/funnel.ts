// Vectors of funnel limits: exact binomial, over-dispersed, and the approximate ones of UKHSA with its classes.
import {
  cutToShares,
  dispersionOf,
  exactFunnel,
  type FunnelLimits,
  widenedFunnel,
} from '../../domain/statistics/funnel.ts'
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
  textIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

/** `{n, theta, lower998, lower95, upper95, upper998}`. */
export const exactFunnelVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bfunnel\b.*\bexact\b/i, ['n', 'theta', 'lower998', 'upper998']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) =>
      expectLimits(exactFunnel(numberIn(vector, 'n'), numberIn(vector, 'theta')), vector),
    ),
}

/** `{baselinePct, n, lower95, …}` in percent. */
export const approximateFunnelVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bfunnel limits as PHE\b/i, ['baselinePct', 'n', 'lower95']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const limits = widenedFunnel(numberIn(vector, 'n'), numberIn(vector, 'baselinePct') / 100, 0)
      expectLimits(limits && cutToShares(limits), vector, 100)
    }),
}

function expectLimits(limits: FunnelLimits | null, vector: Fields, scale = 1): void {
  if (limits === null) throw new Error('there are no limits')
  const { inner, outer } = limits
  const tol = toleranceOf(vector)
  expectNear('lower998', scale * outer.lo, numberIn(vector, 'lower998'), tol)
  expectNear('lower95', scale * inner.lo, numberIn(vector, 'lower95'), tol)
  expectNear('upper95', scale * inner.hi, numberIn(vector, 'upper95'), tol)
  expectNear('upper998', scale * outer.hi, numberIn(vector, 'upper998'), tol)
}

/** The file's `theta`, and `{num, den, cls}`. */
export const funnelClassVectors: Adapter = {
  recognises: (file) =>
    'theta' in file && isShaped(file, /\bfunnel classification\b/i, ['num', 'den', 'cls']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const den = numberIn(vector, 'den')
      const limits = widenedFunnel(den, numberIn(file, 'theta'), 0)
      if (limits === null) throw new Error('there are no limits')
      expectSame('class', classOf(numberIn(vector, 'num') / den, limits), textIn(vector, 'cls'))
    }),
}

function classOf(share: number, { inner, outer }: FunnelLimits): string {
  if (share > outer.hi) return 'High (0.001)'
  if (share < outer.lo) return 'Low (0.001)'
  if (share > inner.hi) return 'High (0.025)'
  return share < inner.lo ? 'Low (0.025)' : 'Not significant'
}

/** `{counts, theta, z, q10, q90, phi, tau2, limits95}`. */
export const dispersionVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\boverdispers\w*\b.*\bfunnel\b|\bfunnel\b.*\boverdispers/i, [
      'counts',
      'theta',
      'phi',
      'tau2',
    ]),
  check: (file) => checkEach('vectors', vectorsOf(file), checkDispersion),
}

function checkDispersion(vector: Fields): void {
  const theta = numberIn(vector, 'theta')
  const tol = toleranceOf(vector)
  const shares = listIn(vector, 'counts').map((pair) => {
    const [num = Number.NaN, den = Number.NaN] = numbersOf(pair, 'counts')
    return { num, den }
  })
  const got = dispersionOf(shares, theta)
  if (got === null) throw new Error('there is no dispersion')
  for (const key of ['q10', 'q90', 'phi', 'tau2'] as const)
    expectNear(key, got[key], numberIn(vector, key), tol)
  const z = numbersIn(vector, 'z')
  const limits = listIn(vector, 'limits95')
  expectSame('number of z', z.length, shares.length)
  expectSame('number of limits', limits.length, shares.length)
  for (const [i, { den }] of shares.entries()) {
    const [lo = Number.NaN, hi = Number.NaN] = numbersOf(limits[i], 'limits95')
    const { inner } = widenedFunnel(den, theta, got.tau2) ?? { inner: { lo: Number.NaN, hi: Number.NaN } }
    expectNear(`z[${i}]`, got.z[i] ?? Number.NaN, z[i] ?? Number.NaN, tol)
    expectNear(`lower limit ${i}`, inner.lo, lo, tol)
    expectNear(`upper limit ${i}`, inner.hi, hi, tol)
  }
}
