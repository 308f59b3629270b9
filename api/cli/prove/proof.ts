// What a proof returns: figures with their bars.

export interface Figure {
  readonly id: string
  readonly value: number
  /** The bar, in words. */
  readonly good: string
  readonly passed: boolean
}

export interface Proof {
  readonly name: string
  /** Number of trials behind each figure. */
  readonly trials: number
  readonly figures: readonly Figure[]
  /** Whether every figure clears its bar. */
  readonly passed: boolean
}
