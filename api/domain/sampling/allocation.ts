// How many to draw of each stratum: in proportion, oversampled, or where they tell most.

/**
 * Whole numbers that add up to min(n, Σ sizes) in proportion to `sizes`, by the largest remainder (Hamilton); equal
 * remainders go to the earlier stratum. Exact for whole sizes up to 2^53. [120, 340, 75, 1000] for 50 → [4, 11, 2, 33].
 * @throws RangeError where a size or n is no whole number ≥ 0.
 */
export function proportional(sizes: readonly number[], n: number): number[] {
  return oversampled(sizes, { n, factors: sizes.map(() => 1) })
}

export interface Oversampling {
  readonly n: number
  /** How many times as likely as with factor 1 a record of the stratum is drawn; whole numbers ≥ 0, in the order of the sizes. */
  readonly factors: readonly number[]
}

/**
 * The same in proportion to size × factor, no more of a stratum than it holds: what exceeds that goes to the others. Estimates
 * stay unbiased because each stratum keeps its design weight, size over drawn.
 * @throws RangeError where a size, a factor or n is no whole number ≥ 0.
 */
export function oversampled(sizes: readonly number[], { n, factors }: Oversampling): number[] {
  for (const count of [...sizes, ...factors, n]) requireCount(count)
  const measures = sizes.map((size, h) => BigInt(size) * BigInt(factors[h] ?? 0))
  const whole = new Set<number>()
  for (;;) {
    const open = measures.map((measure, h) => (whole.has(h) ? 0n : measure))
    const left = n - [...whole].reduce((sum, h) => sum + at(sizes, h), 0)
    const shares = largestRemainder(open, left)
    const over = shares.flatMap((share, h) => (share >= at(sizes, h) && open[h] !== 0n ? [h] : []))
    const exceeds = over.some((h) => at(shares, h) > at(sizes, h))
    if (!exceeds) return shares.map((share, h) => (whole.has(h) ? at(sizes, h) : share))
    for (const h of over) whole.add(h)
  }
}

function largestRemainder(measures: readonly bigint[], n: number): number[] {
  const total = measures.reduce((sum, measure) => sum + measure, 0n)
  if (total === 0n) return measures.map(() => 0)
  const quotas = measures.map((measure, h) => ({ h, product: measure * BigInt(n) }))
  const shares = quotas.map(({ product }) => Number(product / total))
  const left = n - shares.reduce((sum, share) => sum + share, 0)
  // Sorting is stable: among equal remainders the earlier stratum stays first.
  const byRemainder = quotas.sort(
    (a, b) => Number(b.product % total > a.product % total) - Number(b.product % total < a.product % total),
  )
  for (const { h } of byRemainder.slice(0, left)) shares[h] = at(shares, h) + 1
  return shares
}

export interface Stratum {
  /** Number of records. */
  readonly size: number
  /** Standard deviation of what is measured, expected of the stratum. */
  readonly spread: number
}

/** Each stratum's variance can be estimated only from two. */
const LEAST = 2

/**
 * Neyman's allocation as the exact optimum in whole numbers (Wright 2012, Am Stat 66:217; vectors allocation): from `least` of each
 * stratum, or all of a smaller one, each further draw goes where size·spread/√(n(n+1)) is largest; no more than there are; ties
 * to the earlier stratum. n beyond all records gives all.
 * @throws RangeError where n is short of the least, or a number is none.
 */
export function neyman(strata: readonly Stratum[], n: number, least = LEAST): number[] {
  for (const { size, spread } of strata) {
    requireCount(size)
    if (!(spread >= 0 && spread < Number.POSITIVE_INFINITY)) throw new RangeError(`${spread} is no spread`)
  }
  requireCount(n)
  const drawn = strata.map(({ size }) => Math.min(size, least))
  let left = n - drawn.reduce((sum, count) => sum + count, 0)
  if (left < 0) throw new RangeError(`${n} are fewer than ${least} of each stratum`)
  for (; left > 0; left--) {
    const next = mostTelling(strata, drawn)
    if (next < 0) break
    drawn[next] = at(drawn, next) + 1
  }
  return drawn
}

/** The stratum in which one more tells most; −1 where all are drawn. */
function mostTelling(strata: readonly Stratum[], drawn: readonly number[]): number {
  let best = -1
  let highest = -1
  for (const [h, { size, spread }] of strata.entries()) {
    const count = at(drawn, h)
    if (count >= size) continue
    const priority = count === 0 ? Number.POSITIVE_INFINITY : (size * spread) / Math.sqrt(count * (count + 1))
    if (priority > highest) {
      highest = priority
      best = h
    }
  }
  return best
}

/** Variance of the estimated total: Σ N²S²/n·(1 − n/N); a stratum with a spread of which none is drawn makes it infinite. */
export function varianceOfTotal(strata: readonly Stratum[], drawn: readonly number[]): number {
  return strata.reduce((sum, { size, spread }, h) => {
    const count = at(drawn, h)
    if (count >= size || spread === 0) return sum
    return sum + ((size * spread) ** 2 / count) * (1 - count / size)
  }, 0)
}

/** Smallest spread one plans with, since a share near 0 or 1 is only known to be near. */
const LEAST_SPREAD = 0.1

/** Spread to plan with from a share of the last period, 0–1: √(p(1−p)), at least 0.1 (trust.md 2.4). */
export const spreadOf = (share: number): number => Math.max(LEAST_SPREAD, Math.sqrt(share * (1 - share)))

const at = (values: readonly number[], h: number): number => values[h] ?? 0

function requireCount(count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`${count} is no count`)
}
