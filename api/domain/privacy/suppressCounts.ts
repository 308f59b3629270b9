// Small counts of a public list whose total is public too: left out, with as many others as keep them from being worked out.

/** Fewest cases that a public count, or the denominator of a public rate, may stand for (domain.md section 9). */
export const PUBLIC_MINIMUM = 5

/**
 * Which of the counts may be shown beside their total; the others become null. Left out are those of 1…k−1, and then, as long as
 * only one is left out or those left out are fewer than k cases together, the smallest that is shown: otherwise the total would
 * tell them. Zero is nobody’s and stays. Ties: the earlier. No counts: none.
 */
export function suppressCounts(counts: readonly number[], k: number = PUBLIC_MINIMUM): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, i) => (count > 0 && count < k ? [i] : [])))
  while (hidden.size > 0 && hidden.size < counts.length && !isHeld(counts, hidden, k)) {
    const next = smallestShown(counts, hidden)
    if (next === null) break
    hidden.add(next)
  }
  return counts.map((count, i) => (hidden.has(i) ? null : count))
}

/** What a reader who subtracts can say of each left out is a range at least k wide. */
function isHeld(counts: readonly number[], hidden: ReadonlySet<number>, k: number): boolean {
  const sum = [...hidden].reduce((total, i) => total + (counts[i] ?? 0), 0)
  return hidden.size >= 2 && sum >= k
}

/** The smallest that hides something: zeros hide nothing. */
function smallestShown(counts: readonly number[], hidden: ReadonlySet<number>): number | null {
  let best: number | null = null
  for (const [i, count] of counts.entries()) {
    if (hidden.has(i) || count === 0) continue
    if (best === null || count < (counts[best] ?? 0)) best = i
  }
  return best
}
