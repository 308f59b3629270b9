// The procedure of Benjamini and Hochberg: among many tests, few of those called significant are so by chance.

/**
 * Adjusted p of each test, in the order given (Benjamini and Hochberg 1995, JRSS-B 57:289; as R's p.adjust): the smallest false
 * discovery rate at which the test is called significant, min over larger p of m·p/rank. A test is significant at rate q
 * exactly where its adjusted p is at most q; equal p share one verdict. No tests give none.
 * @throws RangeError where a p lies outside 0…1.
 */
export function falseDiscoveryRates(ps: readonly number[]): number[] {
  for (const p of ps) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p lies in 0…1, not ${p}`)
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p)
  const adjusted = ps.map(() => 1)
  let least = 1
  for (const [k, { p, i }] of order.entries()) {
    least = Math.min(least, p * (ps.length / (ps.length - k)))
    adjusted[i] = least
  }
  return adjusted
}
