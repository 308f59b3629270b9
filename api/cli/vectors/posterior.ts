// Vectors of Bayesian figures: Jeffreys' interval, beta-binomial shrinkage, probabilities of ranks.
import { likelyRanks, rankProbabilities } from '../../domain/ranking/rankProbabilities.ts'
import type { Beta } from '../../domain/statistics/beta.ts'
import {
  betaByLikelihood,
  betaByMoments,
  expectedOf,
  logLikelihood,
} from '../../domain/statistics/betaBinomial.ts'
import type { Share } from '../../domain/statistics/fisher.ts'
import { jeffreys } from '../../domain/statistics/jeffreys.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  fieldsOf,
  holds,
  isShaped,
  listIn,
  numberIn,
  numbersIn,
  numbersOf,
  textIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

/** The pooled rate comes without a tolerance. */
const ROUNDING = 1e-12

/** `{x, n, conf, lower, upper}`; other intervals have the very same fields: only the name tells them apart. */
export const jeffreysVectors: Adapter = {
  recognises: ({ name }) => typeof name === 'string' && /\bjeffreys\b/i.test(name),
  check: (file) => checkEach('vectors', vectorsOf(file), checkInterval),
}

function checkInterval(vector: Fields): void {
  const interval = jeffreys(numberIn(vector, 'x'), numberIn(vector, 'n'), numberIn(vector, 'conf'))
  if (interval === null) {
    expectSame('lower', null, vector.lower)
    expectSame('upper', null, vector.upper)
    return
  }
  expectNear('lower', interval.lo, numberIn(vector, 'lower'), toleranceOf(vector))
  expectNear('upper', interval.hi, numberIn(vector, 'upper'), toleranceOf(vector))
}

/** `{data, method, alpha, beta}` with what follows from them. */
export const shrinkageVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bbeta-binomial\b/i, ['data', 'method', 'alpha', 'beta']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkShrinkage),
}

function checkShrinkage(vector: Fields): void {
  const shares = listIn(vector, 'data').map(shareOf)
  const isMoments = textIn(vector, 'method').startsWith('moments')
  const beta = isMoments ? betaByMoments(shares) : betaByLikelihood(shares)
  if ('pooled' in vector) {
    expectSame('beta', beta, null)
    const sum = (of: keyof Share) => shares.reduce((total, share) => total + share[of], 0)
    expectNear('pooled rate', sum('num') / sum('den'), numberIn(vector, 'pooled'), ROUNDING)
    return
  }
  if (beta === null) throw new Error('departments do not differ')
  const tol = toleranceOf(vector)
  expectNear('alpha', beta.a, numberIn(vector, 'alpha'), tol)
  expectNear('beta', beta.b, numberIn(vector, 'beta'), tol)
  if (isMoments) checkMoments(beta, vector)
  else {
    expectNear('likelihood', logLikelihood(shares, beta), numberIn(vector, 'logLikNoBinomCoef'), tol)
    if ('posterior' in vector) checkPosteriors(beta, vector)
  }
}

function checkMoments(beta: Beta, vector: Fields): void {
  const tol = toleranceOf(vector)
  const size = beta.a + beta.b
  expectNear('mean', beta.a / size, numberIn(vector, 'mean'), tol)
  expectNear('sd', Math.sqrt((beta.a * beta.b) / (size + 1)) / size, numberIn(vector, 'sd'), tol)
  if (!('check' in vector)) return
  const check = fieldsOf(vector.check)
  const { mean } = expectedOf({ num: numberIn(check, 'y'), den: numberIn(check, 'n') }, beta)
  expectNear('posterior mean', mean, numberIn(check, 'postMean'), tol)
}

function checkPosteriors(beta: Beta, vector: Fields): void {
  const tol = numberIn(vector, 'posteriorTol')
  for (const posterior of listIn(vector, 'posterior').map(fieldsOf)) {
    const got = expectedOf({ num: numberIn(posterior, 'y'), den: numberIn(posterior, 'n') }, beta)
    expectNear('posterior mean', got.mean, numberIn(posterior, 'postMean'), tol)
    expectNear('weight of own data', got.ownWeight, numberIn(posterior, 'shrink'), tol)
    expectNear('posterior lower', got.lo, numberIn(posterior, 'lower'), tol)
    expectNear('posterior upper', got.hi, numberIn(posterior, 'upper'), tol)
  }
}

const shareOf = (pair: unknown): Share => {
  const [num = Number.NaN, den = Number.NaN] = numbersOf(pair, 'data')
  return { num, den }
}

/** `{posteriors, probFirstHigher}` of two, and `{data, probTop3, …}` of a group with Jeffreys' prior. */
export const rankProbabilityVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bposterior rank\b|\brank probabilit/i, ['posteriors', 'probFirstHigher']) ||
    holds(file, ['data', 'probTop3', 'expectedRank']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkRankProbabilities),
}

function checkRankProbabilities(vector: Fields): void {
  const tol = toleranceOf(vector)
  if ('posteriors' in vector) {
    const posteriors = listIn(vector, 'posteriors').map((pair) => {
      const [a = Number.NaN, b = Number.NaN] = numbersOf(pair, 'posteriors')
      return { a, b }
    })
    const [first = []] = rankProbabilities(posteriors)
    expectNear('probability', first[0] ?? Number.NaN, numberIn(vector, 'probFirstHigher'), tol)
    return
  }
  const posteriors = listIn(vector, 'data')
    .map(shareOf)
    .map(({ num, den }) => ({ a: num + 0.5, b: den - num + 0.5 }))
  const rows = rankProbabilities(posteriors)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const figures = {
    probTop3: rows.map((row) => sum(row.slice(0, 3))),
    probBottom3: rows.map((row) => sum(row.slice(-3))),
    expectedRank: rows.map((row) => sum(row.map((probability, r) => probability * (r + 1)))),
  }
  for (const [key, values] of Object.entries(figures)) {
    const wanted = numbersIn(vector, key)
    expectSame(`number of ${key}`, values.length, wanted.length)
    for (const [i, value] of values.entries()) expectNear(`${key}[${i}]`, value, wanted[i] ?? Number.NaN, tol)
  }
  const intervals = rows.map((row) => likelyRanks(row))
  expectSame('rankInterval95', JSON.stringify(intervals), JSON.stringify(listIn(vector, 'rankInterval95')))
}
