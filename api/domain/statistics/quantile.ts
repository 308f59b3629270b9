// Quantiles by nearest rank, on sorted values and as a rank for whoever sorts elsewhere.

/**
 * Rank (1…n) of the p-quantile among n values: ⌈p·n⌉. Rounding of p·n in binary does not push a whole rank up:
 * 0.07 of 100 is the 7th although 0.07 · 100 = 7.000000000000001.
 * @throws RangeError where p is outside 0…1 or n is no positive whole number.
 */
export function nearestRankOf(n: number, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile lies in 0…1, not ${p}`)
  if (!(Number.isSafeInteger(n) && n > 0)) throw new RangeError(`${n} values have no quantile`)
  const position = p * n
  return Math.max(1, Math.ceil(position - position * 1e-15))
}

/**
 * The ⌈p·n⌉-th smallest of values sorted ascending (nearest rank, domain.md section 3); p = 0.5 is the median. Null for
 * no values.
 * @throws RangeError where p is outside 0…1.
 */
export function nearestRank(sorted: readonly number[], p: number): number | null {
  const rank = sorted.length === 0 ? 0 : nearestRankOf(sorted.length, p)
  return sorted[rank - 1] ?? null
}

/**
 * The p-quantile of values sorted ascending by linear interpolation at (n − 1)·p (Hyndman and Fan's type 7, R's default): for
 * winsorising, never for what is shown. NaN for no values.
 */
export function linearQuantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  return low + (position - below) * (high - low)
}
