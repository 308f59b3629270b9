// The score of a department and how sure it is: a weighted sum of rates and its variance, from cases or from sums over them.
import {
  at,
  type CaseMoments,
  type CaseUnits,
  entry,
  hasUnits,
  momentsOf,
  turnedToGood,
  withPseudoCases,
} from './moments.ts'

/** 95 % two-sided, to as many digits as domain.md section 4 prints, so that two programs give the same interval. */
export const SCORE_Z = 1.959963985

export interface Composite {
  /** C = Σ w·rate, 0–1. */
  readonly value: number
  /** Rates as they enter C: 1 − Y/D where lower values are better. */
  readonly rates: readonly number[]
  /** Linearised variance V; null for a single case, which has no spread. */
  readonly variance: number | null
  /** V⁺, over the cases and two pseudo-cases: what intervals and tests use. */
  readonly variancePlus: number
}

/**
 * C = Σ w_k·Y_k/D_k; V = n/(n−1)·Σ u_i², u_i = Σ w_k·(y_ik − R_k·d_ik)/D_k over the n cases that have at least one unit; V⁺ = the
 * same over n + 2 cases, one with a unit of every indicator all good, one all bad, D and R recomputed with them, so that
 * a department without a failure is not certain (trust.md 1.6, after Agresti and Caffo; Taylor linearisation as in
 * R's survey::svycontrast). `higherIsBetter[k]` false makes an indicator 1 − rate before all else.
 * @throws RangeError where an indicator has no unit: such a department has no score.
 */
export function compositeFromMoments(
  moments: CaseMoments,
  weights: readonly number[],
  higherIsBetter: readonly boolean[] = weights.map(() => true),
): Composite {
  const good = turnedToGood(moments, higherIsBetter)
  const rates = ratesOf(good)
  return {
    value: scoreOf(rates, weights),
    rates,
    variance: good.cases < 2 ? null : varianceOf(good, weights),
    variancePlus: varianceOf(withPseudoCases(good), weights),
  }
}

/** What does not depend on weights, so that many weight vectors can be tried on the same cases. */
export interface Weighable {
  /** Rates as they enter C. */
  readonly rates: readonly number[]
  /** V⁺ = w′·covariance·w */
  readonly covariancePlus: readonly (readonly number[])[]
}

/**
 * Rates and their covariance over the cases and two pseudo-cases, as in `compositeFromMoments`.
 * @throws RangeError where an indicator has no unit.
 */
export function weighableFromMoments(moments: CaseMoments, higherIsBetter: readonly boolean[]): Weighable {
  const good = turnedToGood(moments, higherIsBetter)
  return { rates: ratesOf(good), covariancePlus: covarianceOf(withPseudoCases(good)) }
}

/** C and V⁺ for one weight vector. */
export function weigh(
  { rates, covariancePlus }: Weighable,
  weights: readonly number[],
): Pick<Composite, 'value' | 'variancePlus'> {
  return { value: scoreOf(rates, weights), variancePlus: weighted(covariancePlus, weights) }
}

/**
 * The same from the cases themselves; those without a unit are left out. Adds u_i² case by case, so nothing cancels.
 * @throws RangeError where an indicator has no unit.
 */
export function compositeFromCases(
  cases: readonly CaseUnits[],
  weights: readonly number[],
  higherIsBetter: readonly boolean[] = weights.map(() => true),
): Composite {
  const good = cases.filter(hasUnits).map(({ d, y }) => ({
    d,
    y: higherIsBetter.map((isSo, k) => (isSo ? at(y, k) : at(d, k) - at(y, k))),
  }))
  const ones = weights.map(() => 1)
  const zeros = weights.map(() => 0)
  const rates = ratesOf(momentsOf(good, weights.length))
  return {
    value: scoreOf(rates, weights),
    rates,
    variance: good.length < 2 ? null : spreadOf(good, weights),
    variancePlus: spreadOf([...good, { d: ones, y: ones }, { d: ones, y: zeros }], weights),
  }
}

function scoreOf(rates: readonly number[], weights: readonly number[]): number {
  return rates.reduce((sum, rate, k) => sum + rate * at(weights, k), 0)
}

function ratesOf({ d, y }: CaseMoments): number[] {
  return d.map((den, k) => {
    if (!(den > 0)) throw new RangeError(`indicator ${k} has no unit, so there is no score`)
    return at(y, k) / den
  })
}

/** w′·Cov·w; rounding never takes it below 0. */
function varianceOf(moments: CaseMoments, weights: readonly number[]): number {
  return weighted(covarianceOf(moments), weights)
}

function weighted(covariance: readonly (readonly number[])[], weights: readonly number[]): number {
  let sum = 0
  for (const [k, weight] of weights.entries()) {
    for (const [l, other] of weights.entries()) sum += weight * other * entry(covariance, k, l)
  }
  return Math.max(0, sum)
}

/** n/(n−1)·Σ_i (y_ik − R_k·d_ik)(y_il − R_l·d_il)/(D_k·D_l), the covariance of the rates. */
function covarianceOf(moments: CaseMoments): number[][] {
  const { cases, d, dd, yd, yy } = moments
  const rates = ratesOf(moments)
  return d.map((dk, k) =>
    d.map((dl, l) => {
      const product =
        entry(yy, k, l) -
        at(rates, l) * entry(yd, k, l) -
        at(rates, k) * entry(yd, l, k) +
        at(rates, k) * at(rates, l) * entry(dd, k, l)
      return ((cases / (cases - 1)) * product) / (dk * dl)
    }),
  )
}

function spreadOf(cases: readonly CaseUnits[], weights: readonly number[]): number {
  const moments = momentsOf(cases, weights.length)
  const rates = ratesOf(moments)
  const squares = cases.reduce((sum, { d, y }) => {
    const u = weights.reduce(
      (total, weight, k) => total + (weight * (at(y, k) - at(rates, k) * at(d, k))) / at(moments.d, k),
      0,
    )
    return sum + u * u
  }, 0)
  return (cases.length / (cases.length - 1)) * squares
}
