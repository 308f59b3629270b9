// Citizen numbers (公民身份号码, GB 11643-1999): which are valid, what the old 15-digit ones become, how they are masked.
import { plainText } from './digits.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_SIGNS = '10X98765432'
/** First two digits of GB/T 2260 codes; 71, 81, 82, 83: residence permits of Taiwan, Hong Kong, Macao, Taiwan. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 ' +
    '61 62 63 64 65 71 81 82 83'
  ).split(' '),
)
const FIRST_YEAR = 1850
const LAST_YEAR = 2100

/**
 * Whether a text is a citizen number: 18 characters with a known province, a real date of birth and the right check
 * character (a lower-case x is read), or the 15 digits of GB 11643-1989, which have no check. Full-width digits and
 * blanks around are read; anything else, the empty text included, is none.
 */
export function isCnId(given: string): boolean {
  const id = plainText(given, { numerals: false }).text.trim().toUpperCase()
  if (/^\d{15}$/.test(id)) return hasPlaceAndDate(upgradeCnId(id))
  return /^\d{17}[\dX]$/.test(id) && hasPlaceAndDate(id) && checkSignOf(id) === id.charAt(17)
}

/** Province and date of birth of 18 characters, whatever the check character says. */
export function hasPlaceAndDate(id: string): boolean {
  if (!PROVINCES.has(id.slice(0, 2))) return false
  const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  if (year < FIRST_YEAR || year >= LAST_YEAR) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
function checkSignOf(id: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id.charAt(i)), 0)
  return CHECK_SIGNS.charAt(sum % 11)
}

/** A 15-digit number as 18: the year gets its 19, the check character is added. `110105491231002` → `11010519491231002X`. */
export function upgradeCnId(old: string): string {
  const digits = `${old.slice(0, 6)}19${old.slice(6)}`
  return digits + checkSignOf(digits)
}

/** `110105198503071230` → `110***********1230`; the same of 15 digits. */
export const maskCnId = (id: string): string =>
  `${id.slice(0, 3)}${'*'.repeat(Math.max(0, id.length - 7))}${id.slice(-4)}`
