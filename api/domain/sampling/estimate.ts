// What a stratified sample says of its population: the design-weighted share with its variance, and what non-response could hide.
import { twoSidedZ } from '../statistics/normal.ts'
import { twoSidedT } from '../statistics/student.ts'
import { type Interval, wilson } from '../statistics/wilson.ts'

/** A stratum as it came back. */
export interface StratumResult {
  /** Records it holds (N). */
  readonly size: number
  /** Records of it that answered (n). */
  readonly n: number
  /** Of those, the good ones (x). */
  readonly x: number
}

/** Mean and sample variance of a stratum, for what is more than yes or no. */
export interface StratumMean {
  readonly size: number
  readonly n: number
  readonly mean: number
  readonly variance: number
}

export interface MeanEstimate {
  /** Σ W·mean, W = N/ΣN over the strata with an answer. */
  readonly estimate: number
  /** Σ W²(1 − n/N)·s²/n */
  readonly variance: number
  /** n − number of strata; 0 where each stratum has one answer. */
  readonly df: number
  /** Records of strata without any answer: of them the estimate says nothing. */
  readonly unobserved: number
}

export interface ShareEstimate extends MeanEstimate {
  /** p(1−p)/variance; the number of answers where the sample shows no spread. */
  readonly effectiveN: number
  /** Wilson on the effective number; the estimate itself where every record answered. */
  readonly interval: Interval
  /** estimate ± t·√variance with df; null without a variance or degrees of freedom. */
  readonly tInterval: Interval | null
}

/**
 * Design-weighted mean of a stratified sample with finite population correction (as R survey's svymean; vectors
 * stratified_estimator). Strata without an answer are left out and counted. Null without any answer.
 * @throws RangeError where n exceeds size, or one is no count.
 */
export function stratifiedMean(strata: readonly StratumMean[]): MeanEstimate | null {
  for (const { size, n } of strata) requirePart(n, size)
  const observed = strata.filter(({ n }) => n > 0)
  const population = observed.reduce((sum, { size }) => sum + size, 0)
  if (observed.length === 0) return null
  const sum = (of: (stratum: StratumMean, weight: number) => number) =>
    observed.reduce((total, stratum) => total + of(stratum, stratum.size / population), 0)
  return {
    estimate: sum(({ mean }, weight) => weight * mean),
    variance: sum(({ size, n, variance }, weight) => (weight ** 2 * (1 - n / size) * variance) / n),
    df: observed.reduce((total, { n }) => total + n, 0) - observed.length,
    unobserved: strata.reduce((total, { size }) => total + size, 0) - population,
  }
}

/**
 * The same for a share (核查属实率): s² = p(1−p)·n/(n−1). A single answer of a larger stratum shows no spread, so that stratum
 * counts with the largest a share can have, N/4(N−1). A sample without spread never prints ±0: its interval is Wilson's on n.
 * Null without any answer.
 * @throws RangeError where x exceeds n or n size, one is no count, or confidence is not between 0 and 1.
 */
export function stratifiedShare(strata: readonly StratumResult[], confidence = 0.95): ShareEstimate | null {
  const given = stratifiedMean(strata.map(meanOf))
  if (given === null) return null
  const answers = strata.reduce((sum, { n }) => sum + n, 0)
  return withIntervals(given, { answers, isCensus: strata.every(({ n, size }) => n === size), confidence })
}

function meanOf({ size, n, x }: StratumResult): StratumMean {
  requirePart(x, n)
  const mean = n === 0 ? 0 : x / n
  return { size, n, mean, variance: n > 1 ? (n * mean * (1 - mean)) / (n - 1) : unseenSpread({ size, n }) }
}

const unseenSpread = ({ size, n }: Pick<StratumMean, 'size' | 'n'>): number =>
  n === 1 && size > 1 ? size / (4 * (size - 1)) : 0

interface Sampled {
  readonly answers: number
  readonly isCensus: boolean
  readonly confidence: number
}

function withIntervals(given: MeanEstimate, { answers, isCensus, confidence }: Sampled): ShareEstimate {
  const z = twoSidedZ(confidence)
  const p = Math.min(1, Math.max(0, given.estimate))
  const hasSpread = given.variance > 0 && p > 0 && p < 1
  const effectiveN = hasSpread ? (p * (1 - p)) / given.variance : answers
  const t = given.df > 0 ? twoSidedT(confidence, given.df) : z
  const half = t * Math.sqrt(given.variance)
  const point = { lo: p, hi: p }
  return {
    ...given,
    estimate: p,
    effectiveN,
    interval: isCensus ? point : (wilson(p * effectiveN, effectiveN, confidence) ?? point),
    tInterval: given.df > 0 && given.variance > 0 ? { lo: p - half, hi: p + half } : null,
  }
}

/** A stratum in which some of the answers are of the domain, such as a department. */
export interface DomainStratum {
  readonly size: number
  /** All its answers, of the domain or not. */
  readonly n: number
  /** What those of the domain are worth, 0–1. */
  readonly values: readonly number[]
}

/**
 * Mean of a domain of a stratified sample, values from 0 to 1: Σ N/n·y over Σ N/n, variance linearised, Σ N²(1 − n/N)·s²/n of
 * z = y − mean in the domain and 0 outside it, over (Σ N/n)² (as R survey's svyby). Where the domain is made of whole
 * strata this is `stratifiedMean`, of yes and no `stratifiedShare`. Null without an answer of the domain.
 * @throws RangeError where n exceeds size or the values n.
 */
export function domainMean(strata: readonly DomainStratum[], confidence = 0.95): ShareEstimate | null {
  for (const { size, n, values } of strata) {
    requirePart(n, size)
    requirePart(values.length, n)
  }
  const touched = strata.filter(({ values }) => values.length > 0)
  if (touched.length === 0) return null
  const weighted = (of: (stratum: DomainStratum) => number) =>
    touched.reduce((sum, stratum) => sum + (stratum.size / stratum.n) * of(stratum), 0)
  const population = weighted(({ values }) => values.length)
  const estimate = weighted(({ values }) => values.reduce((sum, value) => sum + value, 0)) / population
  const spread = touched.reduce(
    (sum, stratum) =>
      sum +
      (stratum.size ** 2 * (1 - stratum.n / stratum.size) * residualVariance(stratum, estimate)) / stratum.n,
    0,
  )
  const given: MeanEstimate = {
    estimate,
    variance: spread / population ** 2,
    df: touched.reduce((sum, { n }) => sum + n, 0) - touched.length,
    unobserved: strata.reduce((sum, { size, n }) => sum + (n === 0 ? size : 0), 0),
  }
  const answers = touched.reduce((sum, { values }) => sum + values.length, 0)
  return withIntervals(given, { answers, isCensus: strata.every(({ n, size }) => n === size), confidence })
}

function residualVariance({ size, n, values }: DomainStratum, estimate: number): number {
  if (n === 1) return unseenSpread({ size, n })
  const residuals = values.map((value) => value - estimate)
  const mean = residuals.reduce((sum, z) => sum + z, 0) / n
  const squares = residuals.reduce((sum, z) => sum + (z - mean) ** 2, 0)
  return (squares + (n - values.length) * mean ** 2) / (n - 1)
}

/**
 * Variance for what is worked out further (a quarter's total): the design's; where the sample shows no spread the square of its
 * Wilson interval's half over z, so that nothing counts as certain. 0 only where every record of the population answered.
 */
export function cautiousVariance({
  estimate,
  variance,
  interval,
}: Pick<ShareEstimate, 'estimate' | 'variance' | 'interval'>): number {
  const half = (interval.hi - interval.lo) / 2
  const hasSpread = variance > 0 && estimate > 0 && estimate < 1
  return hasSpread ? variance : Math.max(variance, (half / twoSidedZ(0.95)) ** 2)
}

/** A stratum with those that did not answer. */
export interface StratumResponse extends StratumResult {
  /** Records drawn of it, replacements that were asked included (m ≥ n). */
  readonly drawn: number
}

export interface ResponseBounds {
  /** Σ W·n/m: share of the population that would have answered; 0–1. */
  readonly responseRate: number
  /** Were all who did not answer not good, and were all good. */
  readonly worst: number
  readonly best: number
}

/**
 * What the share would be if everyone who did not answer were of one kind, weighted as the estimate (domain.md section 6: “cannot
 * tell” throughout is non-response). Strata of which none was drawn count as wholly unknown. Null for no records.
 * @throws RangeError where x exceeds n, n drawn or drawn size, or one is no count.
 */
export function responseBounds(strata: readonly StratumResponse[]): ResponseBounds | null {
  const population = strata.reduce((sum, { size }) => sum + size, 0)
  if (population === 0) return null
  let [responseRate, worst, best] = [0, 0, 0]
  for (const { size, drawn, n, x } of strata) {
    requirePart(x, n)
    requirePart(n, drawn)
    requirePart(drawn, size)
    const weight = size / population
    responseRate += drawn === 0 ? 0 : (weight * n) / drawn
    worst += drawn === 0 ? 0 : (weight * x) / drawn
    best += drawn === 0 ? weight : (weight * (x + drawn - n)) / drawn
  }
  return { responseRate, worst, best }
}

/** Records of the population each answer of a stratum stands for: N/n; null where none answered. */
export const designWeight = ({ size, n }: Pick<StratumResult, 'size' | 'n'>): number | null =>
  n === 0 ? null : size / n

function requirePart(part: number, whole: number): void {
  if (!(Number.isSafeInteger(part) && Number.isSafeInteger(whole) && part >= 0 && part <= whole))
    throw new RangeError(`${part} of ${whole} is no count of a count`)
}
