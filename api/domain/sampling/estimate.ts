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
  const z = twoSidedZ(confidence)
  if (given === null) return null
  const p = Math.min(1, Math.max(0, given.estimate))
  const answers = strata.reduce((sum, { n }) => sum + n, 0)
  const isCensus = strata.every(({ n, size }) => n === size)
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

function meanOf({ size, n, x }: StratumResult): StratumMean {
  requirePart(x, n)
  if (n === 0) return { size, n, mean: 0, variance: 0 }
  const mean = x / n
  if (n > 1) return { size, n, mean, variance: (n * mean * (1 - mean)) / (n - 1) }
  return { size, n, mean, variance: size > 1 ? size / (4 * (size - 1)) : 0 }
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
