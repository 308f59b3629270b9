// Telephone numbers of mainland China: which are somebody's own, and how they are masked.
import { plainText } from './digits.ts'

const EXTENSION = /(?:转|分机|ext\.?|x|#)\s*\d{1,6}$/i
const DASHED_EXTENSION = /(?<=\d{7})-\d{1,5}$/
const SEPARATORS = /[\s\-–—().·_/]/g
const LANDLINE = /^(?:(?:\+|00)?86(?=[1-9])|0)(10|2\d|[3-9]\d{2})(\d{7,8})$/

/**
 * `13800138000` → `138****8000`, `010-12345678` → `010-****5678`; null for what is nobody's own number (12345, 400…, a
 * longer run of digits, the empty text). Full-width digits, Chinese numerals, blanks, hyphens, +86 and extensions are
 * read; the mask says neither country code nor extension.
 */
export function maskPhone(phone: string): string | null {
  const plain = plainText(phone, { numerals: true }).text.trim()
  const mobile = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/.exec(compact(plain))?.[1]
  if (mobile !== undefined) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
  return maskLandline(plain)
}

function maskLandline(plain: string): string | null {
  const own = plain.replace(EXTENSION, '').trim()
  for (const one of [own, own.replace(DASHED_EXTENSION, '')]) {
    const found = LANDLINE.exec(compact(one))
    if (found !== null) return `0${found[1]}-****${found[2]?.slice(-4)}`
  }
  return null
}

const compact = (text: string): string => text.replace(SEPARATORS, '')

/** Public numbers, nobody’s own: 110, 12345, 95588, 400 and 800 lines. `digits` holds nothing but digits. */
export const isHotline = (digits: string): boolean => digits.length <= 5 || /^[48]00\d{7}$/.test(digits)
