// Whether two inspectors who saw the same records say the same: Cohen's kappa.

export interface Agreement {
  /** Records both judged. */
  readonly n: number
  /** Share judged alike, 0–1. */
  readonly share: number
  /** (share − chance)/(1 − chance); null where both say one thing only, since then agreeing tells nothing. */
  readonly kappa: number | null
  /** Standard error of kappa, √(share(1−share)/n)/(1−chance); null as kappa. */
  readonly standardError: number | null
}

/**
 * Agreement of double checks over any set of answers (Cohen 1960, Educ Psychol Meas 20:37). Null without any.
 * [upheld, upheld] ×20, [upheld, not] ×5, [not, upheld] ×10, [not, not] ×15 → share 0.7, kappa 0.4.
 */
export function agreementOf(pairs: readonly (readonly [first: string, second: string])[]): Agreement | null {
  const n = pairs.length
  if (n === 0) return null
  const share = pairs.filter(([first, second]) => first === second).length / n
  const counts = new Map<string, [first: number, second: number]>()
  for (const pair of pairs) {
    for (const side of [0, 1] as const) {
      const count = counts.get(pair[side]) ?? [0, 0]
      count[side] += 1
      counts.set(pair[side], count)
    }
  }
  const chance = [...counts.values()].reduce((sum, [first, second]) => sum + first * second, 0) / (n * n)
  if (chance === 1) return { n, share, kappa: null, standardError: null }
  return {
    n,
    share,
    kappa: (share - chance) / (1 - chance),
    standardError: Math.sqrt((share * (1 - share)) / n) / (1 - chance),
  }
}
