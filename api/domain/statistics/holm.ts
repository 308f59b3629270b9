// Holm's step-down procedure: which of many tests may be called significant together.

/**
 * The largest p that Holm's procedure (1979, Scand J Stat 6:65) rejects at family-wise level `alpha`: sorted ascending,
 * reject while p_(r) ≤ α/(m − r + 1). A test is significant exactly where its p is at most this, so tests with equal p
 * share one verdict whatever their order. Null where none is rejected, as with no test at all.
 * @throws RangeError where a p lies outside 0…1.
 */
export function holmCutoff(ps: Float64Array | readonly number[], alpha: number): number | null {
  const sorted = Float64Array.from(ps).sort()
  let cutoff: number | null = null
  for (const [r, p] of sorted.entries()) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p lies in 0…1, not ${p}`)
    if (!(p <= alpha / (sorted.length - r))) break
    cutoff = p
  }
  return cutoff
}
