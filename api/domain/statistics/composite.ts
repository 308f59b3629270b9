// A score of several rates with the variance that knows they come from the same cases (trust.md 1.6).

/** Sums over the cases of one department: y_k credit and d_k units of indicator k in one case. */
export interface CaseMoments {
  /** Cases with at least one unit of these indicators. */
  readonly cases: number
  readonly d: readonly number[]
  readonly y: readonly number[]
  /** k × l: Σ d_k·d_l, Σ y_k·d_l, Σ y_k·y_l. */
  readonly dd: readonly (readonly number[])[]
  readonly yd: readonly (readonly number[])[]
  readonly yy: readonly (readonly number[])[]
}

export interface Composite {
  /** C = Σ w·Y/D, with 1 − Y/D for indicators where lower is better. */
  readonly value: number
  /** Linearised: n/(n−1)·Σ u_i². */
  readonly variance: number
  /** The same over the cases and two pseudo-cases, one all ones and one all zeros, D and R recomputed with them. */
  readonly variancePlus: number
}

/**
 * Score and variances from moment sums. `rising[k]` false turns the rate into 1 − rate (its sign in u_i turns too).
 * Every D_k must be > 0. One case alone has no plain variance: NaN there, while V⁺ always exists.
 */
export function compositeFromMoments(
  moments: CaseMoments,
  weights: readonly number[],
  rising: readonly boolean[] = weights.map(() => true),
): Composite {
  const signed = weights.map((weight, k) => (rising[k] === false ? -weight : weight))
  const value = weights.reduce((sum, weight, k) => {
    const rate = at(moments.y, k) / at(moments.d, k)
    return sum + weight * (rising[k] === false ? 1 - rate : rate)
  }, 0)
  return {
    value,
    variance: linearised(moments, signed),
    variancePlus: linearised(withPseudoCases(moments), signed),
  }
}

/** Σ u_i² with u_i = Σ_k w_k (y_ik − R_k d_ik)/D_k, expanded into the moments; Σ u_i is 0 by construction. */
function linearised(moments: CaseMoments, weights: readonly number[]): number {
  const { cases: n, d, y } = moments
  const rates = weights.map((_, k) => at(y, k) / at(d, k))
  let squares = 0
  for (let k = 0; k < weights.length; k++) {
    for (let l = 0; l < weights.length; l++) {
      const product =
        cell(moments.yy, k, l) -
        at(rates, l) * cell(moments.yd, k, l) -
        at(rates, k) * cell(moments.yd, l, k) +
        at(rates, k) * at(rates, l) * cell(moments.dd, k, l)
      squares += (at(weights, k) * at(weights, l) * product) / (at(d, k) * at(d, l))
    }
  }
  return (n / (n - 1)) * Math.max(0, squares)
}

/** One case with a unit of everything, all credited, and one with none credited. */
function withPseudoCases(moments: CaseMoments): CaseMoments {
  const plus = (by: number) => (row: readonly number[]) => row.map((sum) => sum + by)
  return {
    cases: moments.cases + 2,
    d: plus(2)(moments.d),
    y: plus(1)(moments.y),
    dd: moments.dd.map(plus(2)),
    yd: moments.yd.map(plus(1)),
    yy: moments.yy.map(plus(1)),
  }
}

const at = (values: readonly number[], k: number): number => values[k] ?? 0
const cell = (rows: readonly (readonly number[])[], k: number, l: number): number => rows[k]?.[l] ?? 0

/** Moments of cases given one by one as [d_1 … d_K], [y_1 … y_K]. */
export function momentsOf(
  cases: readonly { readonly d: readonly number[]; readonly y: readonly number[] }[],
  indicators: number,
): CaseMoments {
  const range = Array.from({ length: indicators }, (_, k) => k)
  const sum = (f: (one: { readonly d: readonly number[]; readonly y: readonly number[] }) => number) =>
    cases.reduce((total, one) => total + f(one), 0)
  const table = (a: 'd' | 'y', b: 'd' | 'y') =>
    range.map((k) => range.map((l) => sum((one) => at(one[a], k) * at(one[b], l))))
  return {
    cases: cases.filter((one) => one.d.some((units) => units > 0)).length,
    d: range.map((k) => sum((one) => at(one.d, k))),
    y: range.map((k) => sum((one) => at(one.y, k))),
    dd: table('d', 'd'),
    yd: table('y', 'd'),
    yy: table('y', 'y'),
  }
}
