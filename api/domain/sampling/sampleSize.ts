// How large a sample must be: for a precision, for a share, and to catch what is rare.

/** Rounding in binary does not push a whole number up. */
const ROUNDING = 1e-12

const roundedUp = (value: number): number => Math.ceil(value * (1 - ROUNDING))

export interface Precision {
  /** Records to draw from. */
  readonly population: number
  /** Share expected, 0–1; 0.5 is the most careful. */
  readonly share: number
  /** Half width wanted of the interval, 0–1. */
  readonly margin: number
  /** Squared quantile of the confidence: 3.8415 for 95 %. */
  readonly zSquared: number
}

/**
 * Size for a margin of error with finite population correction (Cochran 1977 4.4; vectors sample_size): n0 = z²p(1−p)/e²,
 * n = ⌈n0/(1 + (n0 − 1)/N)⌉, at most N. No records give 0.
 * @throws RangeError where share, margin or z² are none.
 */
export function sizeForPrecision({ population, share, margin, zSquared }: Precision): {
  readonly n0: number
  readonly unrounded: number
  readonly n: number
} {
  requireSize(population)
  if (!(share >= 0 && share <= 1 && margin > 0 && zSquared > 0)) throw new RangeError('no such precision')
  const n0 = (zSquared * share * (1 - share)) / margin ** 2
  const unrounded = population === 0 ? 0 : n0 / (1 + (n0 - 1) / population)
  // A sample tells something only from one record on, whatever is expected of it.
  return { n0, unrounded, n: Math.min(population, Math.max(1, roundedUp(unrounded))) }
}

/** ⌈share·N⌉ records: 5 % of 101 are 6. @throws RangeError for a share outside 0…1. */
export function sizeByShare(population: number, share: number): number {
  requireSize(population)
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies in 0…1, not ${share}`)
  return roundedUp(population * share)
}

/**
 * Chance that a sample of n out of N holds at least one of K false closings: 1 − C(N−K, n)/C(N, n), 0–1 (vectors
 * detection_power).
 * @throws RangeError where n or K exceed N, or one is no count.
 */
export function detectionPower(population: number, falseOnes: number, n: number): number {
  requireSize(population)
  for (const count of [falseOnes, n]) {
    requireSize(count)
    if (count > population) throw new RangeError(`${count} of ${population}`)
  }
  // By whichever of the two is fewer, since C(N−K, n)/C(N, n) is symmetric in them.
  const [few, many] = falseOnes < n ? [falseOnes, n] : [n, falseOnes]
  let missed = 1
  for (let i = 0; i < few; i++) missed *= Math.max(0, population - many - i) / (population - i)
  return 1 - missed
}

/**
 * Smallest sample that catches at least one of K with this confidence, decided in whole numbers: N = 50, K = 1, 0.9 → 45.
 * Null where there is none to catch.
 * @throws RangeError where K exceeds N, or the confidence is not between 0 and 1.
 */
export function sizeToDetect(population: number, falseOnes: number, confidence: number): number | null {
  detectionPower(population, falseOnes, 0)
  requireConfidence(confidence)
  if (falseOnes === 0) return null
  let [low, high] = [1, population]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (catches({ population, falseOnes, n: middle }, confidence)) high = middle
    else low = middle + 1
  }
  return low
}

interface Catch {
  readonly population: number
  readonly falseOnes: number
  readonly n: number
}

function catches({ population, falseOnes, n }: Catch, confidence: number): boolean {
  const power = detectionPower(population, falseOnes, n)
  if (Math.abs(power - confidence) > ROUNDING) return power > confidence
  const [few, many] = falseOnes < n ? [falseOnes, n] : [n, falseOnes]
  let [missed, all] = [1n, 1n]
  for (let i = 0; i < few; i++) {
    missed *= BigInt(Math.max(0, population - many - i))
    all *= BigInt(population - i)
  }
  const { numerator, denominator } = fractionOf(confidence)
  return (all - missed) * denominator >= numerator * all
}

/** The decimal a number is written as, exactly: 0.95 → 95/100. */
function fractionOf(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const [, whole = '', decimals = '', exponent = '0'] =
    /^(\d+)(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(value)) ?? []
  return {
    numerator: BigInt(`${whole}${decimals}`),
    denominator: 10n ** BigInt(decimals.length + Number(exponent)),
  }
}

/**
 * The same where the population is endless and a share of it false: n = ⌈ln(1−c)/ln(1−p)⌉; 5 % at 95 % → 59 (Cannon and Roe 1982).
 * Null where there is none to catch.
 * @throws RangeError where share lies outside 0…1, or the confidence is not between 0 and 1.
 */
export function sizeToDetectShare(share: number, confidence: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies in 0…1, not ${share}`)
  requireConfidence(confidence)
  if (share === 0) return null
  return Math.max(1, roundedUp(Math.log1p(-confidence) / Math.log1p(-share)))
}

function requireSize(count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`${count} is no count`)
}

function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies between 0 and 1, not ${confidence}`)
}
