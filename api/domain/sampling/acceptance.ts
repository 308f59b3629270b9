// Acceptance sampling: single plans of normal inspection by GB/T 2828.1-2012 (ISO 2859-1), tables 1 and 2-A.
import { betaTails } from '../statistics/beta.ts'
import { fisherGreater } from '../statistics/fisher.ts'

/** Largest lot of each range; the last has no end. */
export const LOT_ENDS = [
  8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000,
] as const

/** Code letters by lot range (table 1); I and O do not occur. */
export const CODE_LETTERS = {
  'S-1': 'AAAABBBBCCCCDDD',
  'S-2': 'AAABBBCCCDDDEEE',
  'S-3': 'AABBCCDDEEFFGGH',
  'S-4': 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
} as const
export type InspectionLevel = keyof typeof CODE_LETTERS

export const LETTERS = 'ABCDEFGHJKLMNPQR'
export const SAMPLE_SIZES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000] as const
/** Acceptance quality limits in percent nonconforming, or nonconformities per hundred. */
export const QUALITY_LIMITS: readonly number[] = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100,
  150, 250, 400, 650, 1000,
]

/** Table 2-A runs along its diagonals: from here on 0, one step up, one step down, then these. */
const FIRST_DIAGONAL = 14
const UP_DIAGONAL = 15
const DOWN_DIAGONAL = 16
const ACCEPTANCE = [1, 2, 3, 5, 7, 10, 14, 21, 30, 44] as const
/** The two last numbers stand in the rows A to E only. */
const ROWS_OF_ALL = 5
const USUAL = 8

/** A cell of table 2-A: an acceptance number, or the arrow to the first plan above or below; by index of letter and limit. */
export function cellOf(letter: number, limit: number): number | 'up' | 'down' {
  const diagonal = letter + limit
  if (diagonal < FIRST_DIAGONAL || diagonal === DOWN_DIAGONAL) return 'down'
  if (diagonal === FIRST_DIAGONAL) return 0
  if (diagonal === UP_DIAGONAL) return 'up'
  const step = diagonal - DOWN_DIAGONAL - 1
  const last = letter < ROWS_OF_ALL ? ACCEPTANCE.length : USUAL
  return (step < last ? ACCEPTANCE[step] : undefined) ?? 'up'
}

export interface Lot {
  /** Records in the lot, ≥ 1. */
  readonly size: number
  readonly level: InspectionLevel
  /** One of QUALITY_LIMITS. */
  readonly limit: number
}

export interface AcceptancePlan {
  /** Letter by lot and level, and the one whose plan applies after the arrows. */
  readonly letter: string
  readonly used: string
  /** How many to inspect: the lot itself where the plan asks for as many or more. */
  readonly n: number
  /** Accept with at most so many not upheld, do not from the other on. */
  readonly accept: number
  readonly reject: number
  readonly isWholeLot: boolean
}

/**
 * The single plan of normal inspection. 1000, II, 1.0 → J, 80, 2/3. Null in the two cells whose arrow leads out of
 * the table as we have it (A at 10, R at 0.015): there the standard’s own text decides.
 * @throws RangeError for a lot that is no positive count and a limit the standard does not have.
 */
export function acceptancePlan({ size, level, limit }: Lot): AcceptancePlan | null {
  if (!(Number.isSafeInteger(size) && size >= 1)) throw new RangeError(`${size} is no lot`)
  const column = QUALITY_LIMITS.indexOf(limit)
  if (column < 0) throw new RangeError(`the standard has no limit ${limit}`)
  const range = LOT_ENDS.filter((end) => end < size).length
  const letter = CODE_LETTERS[level].charAt(range)
  let row = LETTERS.indexOf(letter)
  let cell = cellOf(row, column)
  while (typeof cell !== 'number') {
    row += cell === 'up' ? -1 : 1
    if (row < 0 || row >= LETTERS.length) return null
    cell = cellOf(row, column)
  }
  const planned = SAMPLE_SIZES[row] ?? size
  const isWholeLot = planned >= size
  return {
    letter,
    used: LETTERS.charAt(row),
    n: isWholeLot ? size : planned,
    accept: cell,
    reject: cell + 1,
    isWholeLot,
  }
}

/**
 * Chance that a plan accepts an endless lot of which this share is not upheld: binomial P(X ≤ accept), 0–1 (operating
 * characteristic; vectors oc_curve). 80 with 2, at 1 % → 0.953447.
 */
export function acceptedByShare({ n, accept }: Pick<AcceptancePlan, 'n' | 'accept'>, share: number): number {
  return accept >= n ? 1 : betaTails({ a: accept + 1, b: n - accept }, share).upper
}

/** The same of a lot of `size` with so many not upheld: hypergeometric. @throws RangeError where a count exceeds the lot. */
export function acceptedByCount(
  { n, accept }: Pick<AcceptancePlan, 'n' | 'accept'>,
  { size, bad }: { readonly size: number; readonly bad: number },
): number {
  if (accept >= Math.min(n, bad)) return 1
  // Too few good ones to fill the sample with.
  if (bad - accept - 1 > size - n) return 0
  const more = fisherGreater({ num: accept + 1, den: n }, { num: bad - accept - 1, den: size - n })
  return 1 - more
}
