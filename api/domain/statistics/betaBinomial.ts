// Beta-binomial empirical Bayes: how much of a department's rate is its own, and what is to be expected of it next.
import { type Beta, betaQuantile, logBeta } from './beta.ts'
import type { Share } from './fisher.ts'
import type { Interval } from './wilson.ts'

/** The larger a + b, the less departments differ; beyond this no difference is detectable. */
const MOST_ALIKE = 1e6
const LEAST_ALIKE = 1e-2
const GRID = 64
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * a, b by moments, each department alike: m = mean(y/n), v = sample variance, s = m(1−m)/v − 1, a = m·s, b = (1−m)·s (Gelman, BDA3
 * 5.1). Null for fewer than two shares, and where they differ not at all or more than a beta distribution can.
 */
export function betaByMoments(shares: readonly Share[]): Beta | null {
  const rates = shares.filter(({ den }) => den > 0).map(({ num, den }) => num / den)
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1)
  const size = (mean * (1 - mean)) / variance - 1
  return size > 0 && size < Number.POSITIVE_INFINITY ? { a: mean * size, b: (1 - mean) * size } : null
}

/** Σ ln B(y+a, n−y+b) − ln B(a, b), without the binomial coefficients. */
export function logLikelihood(shares: readonly Share[], { a, b }: Beta): number {
  const prior = logBeta({ a, b })
  return shares.reduce((sum, { num, den }) => sum + logBeta({ a: num + a, b: den - num + b }) - prior, 0)
}

/**
 * a, b of greatest likelihood (vectors beta_binomial_eb). Null where it still rises at a + b = 1e6: no difference between
 * departments is detectable, and all have the pooled rate. Null too without units, or where all or none are good.
 */
export function betaByLikelihood(shares: readonly Share[]): Beta | null {
  const [num, den] = [sumOf(shares, 'num'), sumOf(shares, 'den')]
  if (!(num > 0 && num < den)) return null
  const best = (logSize: number) => bestMean(shares, Math.exp(logSize))
  const [from, to] = [Math.log(LEAST_ALIKE), Math.log(MOST_ALIKE)]
  const width = (to - from) / GRID
  const heights = Array.from({ length: GRID + 1 }, (_, i) => best(from + i * width).height)
  const top = heights.indexOf(Math.max(...heights))
  if (top === GRID) return null
  const ends = [from + Math.max(0, top - 1) * width, from + (top + 1) * width] as const
  return best(highest(ends, (logSize) => best(logSize).height)).beta
}

const sumOf = (shares: readonly Share[], of: keyof Share): number =>
  shares.reduce((sum, share) => sum + share[of], 0)

/** For a given a + b the mean of greatest likelihood, searched as log odds. */
function bestMean(shares: readonly Share[], size: number): { readonly beta: Beta; readonly height: number } {
  const betaAt = (logOdds: number): Beta => {
    const mean = 1 / (1 + Math.exp(-logOdds))
    return { a: mean * size, b: size / (1 + Math.exp(logOdds)) }
  }
  const beta = betaAt(highest([-14, 14], (logOdds) => logLikelihood(shares, betaAt(logOdds))))
  return { beta, height: logLikelihood(shares, beta) }
}

/** Where a function with one top is highest: golden section. */
function highest(ends: readonly [number, number], height: (x: number) => number): number {
  let [low, high] = ends
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [height(left), height(right)]
  while (high - low > 1e-8) {
    if (atLeft < atRight) {
      low = left
      left = right
      atLeft = atRight
      right = low + GOLDEN * (high - low)
      atRight = height(right)
    } else {
      high = right
      right = left
      atRight = atLeft
      left = high - GOLDEN * (high - low)
      atLeft = height(left)
    }
  }
  return (low + high) / 2
}

/** What is expected of a department's rate. */
export interface Expected extends Interval {
  /** (y + a)/(n + a + b) */
  readonly mean: number
  /** Weight of its own data, n/(n + a + b); the rest is the others'. */
  readonly ownWeight: number
}

/** Posterior Beta(y + a, n − y + b) of a share, with equal tails of 95 %. */
export function expectedOf({ num, den }: Share, { a, b }: Beta): Expected {
  const posterior = { a: num + a, b: den - num + b }
  const size = den + a + b
  return {
    mean: posterior.a / size,
    ownWeight: den / size,
    lo: betaQuantile(posterior, 0.025),
    hi: betaQuantile(posterior, 0.975),
  }
}
