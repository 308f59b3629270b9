// Sums → value with interval, or null with a reason: the only place a count becomes a rate.
import type { Reason } from '#db/vocabulary.ts'
import { poissonLimits } from '../statistics/poisson.ts'
import { wilson } from '../statistics/wilson.ts'

export interface Sums {
  readonly num: number
  readonly den: number
  readonly excluded: number
}

export interface Figure extends Sums {
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly reason?: Reason
  readonly p90?: number
}

const nothing = (sums: Sums, reason: Reason): Figure => ({ ...sums, value: null, lo: null, hi: null, reason })

/**
 * A rate or mean: num/den with its 95 % Wilson interval (Newcombe 1998, method 3). No units: null with `reason`,
 * never 0 and never 100 %.
 */
export function share(sums: Sums, reason: Reason = 'no_data'): Figure {
  const interval = wilson(sums.num, sums.den)
  if (interval === null) return nothing(sums, reason)
  return { ...sums, value: sums.num / sums.den, ...interval }
}

/** A ratio of a count to an exposure, times `per`, with exact Poisson limits on the count (Garwood 1936). */
export function ratio(sums: Sums, per = 1, reason: Reason = 'no_data'): Figure {
  if (sums.den <= 0) return nothing(sums, reason)
  const { lo, hi } = poissonLimits(sums.num)
  const scale = per / sums.den
  return { ...sums, value: sums.num * scale, lo: lo * scale, hi: hi * scale }
}

/** A plain count: value = num = den. */
export const plainCount = (n: number, excluded: number): Figure => ({
  num: n,
  den: n,
  excluded,
  value: n,
  lo: null,
  hi: null,
})

/** Median and p90 in minutes of n units; n = 0 is null with a reason. */
export function quantileFigure(
  units: {
    readonly n: number
    readonly excluded: number
    readonly median: number | null
    readonly p90: number | null
  },
  perMinute: number,
): Figure {
  const sums = { num: units.n, den: units.n, excluded: units.excluded }
  if (units.median === null || units.p90 === null) return nothing(sums, 'no_data')
  return { ...sums, value: units.median / perMinute, lo: null, hi: null, p90: units.p90 / perMinute }
}

/** Satisfaction if all who did not grade had been worst, or best (rating_coverage's bounds). */
export function satisfactionBounds(
  credit: number,
  graded: number,
  completed: number,
): { readonly worst: number | null; readonly best: number | null } {
  if (completed === 0) return { worst: null, best: null }
  return { worst: credit / completed, best: (credit + completed - graded) / completed }
}
