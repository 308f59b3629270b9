// Several samples of one population as one statement.

export interface PooledShare {
  /** 0–1, with its variance. */
  readonly value: number
  readonly variance: number
  /** As many independent answers would say as much; more than 0. */
  readonly effectiveN: number
}

/**
 * Shares weighted by their effective numbers; independent draws, so that variance = Σ w²·variance. One alone is itself.
 * @throws RangeError without any.
 */
export function pooledShare(shares: readonly PooledShare[]): PooledShare {
  const all = shares.reduce((sum, { effectiveN }) => sum + effectiveN, 0)
  if (all <= 0) throw new RangeError('no share to pool')
  const sum = (of: (share: PooledShare, weight: number) => number) =>
    shares.reduce((total, share) => total + of(share, share.effectiveN / all), 0)
  return {
    value: sum(({ value }, weight) => weight * value),
    variance: sum(({ variance }, weight) => weight ** 2 * variance),
    effectiveN: all,
  }
}
