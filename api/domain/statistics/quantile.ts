// Nearest-rank quantiles: always a value that was observed.

/**
 * The ⌈p·n⌉-th smallest of ascending values, p in (0, 1]; null for none. A product within 1e-9 of a whole number is that
 * number, so that 0.9 · 10 is the 9th.
 */
export function nearestRank(ascending: readonly number[], p: number): number | null {
  const position = p * ascending.length
  const whole = Math.round(position)
  const rank = Math.abs(position - whole) < 1e-9 ? whole : Math.ceil(position)
  return ascending[Math.max(rank, 1) - 1] ?? null
}
