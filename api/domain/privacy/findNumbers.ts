// Numbers that are somebody's: citizen numbers by their checksum, telephones by their shape, cards by Luhn and what is said before.
import { hasPlaceAndDate, isCnId, upgradeCnId } from './cnId.ts'
import type { Finder, PersonalKind, Span } from './span.ts'

/** One separator, or two, between digits that belong together. */
const GAP = '[ \\t.\\-–—·_/]{0,2}'
const ID_18 = new RegExp(`(?<!\\d)[1-8](?:${GAP}\\d){16}${GAP}[\\dXx](?![\\dA-Za-z])`, 'g')
const ID_15 = new RegExp(`(?<!\\d)[1-8](?:${GAP}\\d){14}(?![\\dA-Za-z])`, 'g')
const MOBILE = new RegExp(
  `(?<!\\d)(?:(?:\\+|00)?86${GAP})?(1${GAP}[3-9](?:${GAP}\\d){9})(?!\\d)(?!\\.\\d{1,2}(?!\\d))`,
  'g',
)
const CARD = new RegExp(`(?<!\\d)[3-6](?:${GAP}\\d){15,18}(?!\\d)`, 'g')
const LANDLINE =
  /(?<!\d)0(?:10|2\d|[3-9]\d{2})(?:[) ]{0,2}[-–— ]{1,2}|\))(?:\d{7,8}|\d{3,4}[- ]\d{4})(?!\d)|(?<!\d)0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}(?!\d)/g
/** Without an area code only what is called a telephone. */
const LOCAL_LINE = /(?:座机|固话|电话|联系方式|致电|拨打)[号码是为:：\s]{0,4}([2-8]\d{6,7})(?!\d)/g

/** What stands before a number that says it is a citizen number, or that it is none. */
const SAYS_ID = /(?:身份证|证件|证号|公民身份|ID)[^，。；,;]{0,6}$/i
const SAYS_OTHER =
  /(?:单号|编号|订单|流水|案号|文号|票号|发票|批次|快递|运单|IMEI|条码|序列号)[^，。；,;]{0,4}$/i
const SAYS_CARD = /(?:卡号|银行卡|储蓄卡|借记卡|信用卡|账号|账户|帐号|卡)[^，。；,;]{0,6}$/

/** Groups into which people split the eleven digits of a mobile number. */
const MOBILE_GROUPS = new Set([
  '11',
  '3-4-4',
  '3-8',
  '7-4',
  '4-4-3',
  '4-3-4',
  '3-3-5',
  '3-5-3',
  '3-2-2-2-2',
  '3-2-3-3',
])

/** Citizen numbers of 18 and 15 digits, mobiles, landlines and cards in a plain text; several may overlap. */
export const findNumbers: Finder = (plain) => [
  ...where(plain, ID_18, 'id', (found, before) => isId18(found.digits, before)),
  ...where(plain, ID_15, 'id15', (found, before) => isCnId(found.digits) && isOldId(found, before)),
  ...where(plain, MOBILE, 'phone', ({ groups }) => isMobileSplit(groups)),
  ...where(plain, CARD, 'card', (found, before) => SAYS_CARD.test(before) && passesLuhn(found.digits)),
  ...where(plain, LANDLINE, 'landline', () => true),
  ...where(plain, LOCAL_LINE, 'landline', () => true),
]

interface Found {
  /** Digits and a final X alone. */
  readonly digits: string
  /** How many digits stood together. */
  readonly groups: readonly number[]
}

const BEFORE = 16

function where(
  plain: string,
  pattern: RegExp,
  kind: PersonalKind,
  accepts: (found: Found, before: string) => boolean,
): Span[] {
  const spans: Span[] = []
  for (const match of plain.matchAll(pattern)) {
    const text = match[1] ?? match[0]
    const start = match.index + match[0].length - text.length
    const groups = text.split(/[^\dXx]+/).map((group) => group.length)
    const found = { digits: text.replace(/[^\dXx]/g, '').toUpperCase(), groups }
    if (accepts(found, plain.slice(Math.max(0, start - BEFORE), start))) {
      spans.push({ start, end: start + text.length, kind })
    }
  }
  return spans
}

/** A number with a wrong check character is only taken for one where it is called so: it is a slip of the pen. */
const isId18 = (digits: string, before: string): boolean =>
  isCnId(digits) || (SAYS_ID.test(before) && hasPlaceAndDate(digits))

/** One in seventy numbers of 15 digits looks like an old one: not those said to be something else, nor spaced ones. */
const isOldId = ({ digits, groups }: Found, before: string): boolean =>
  hasPlaceAndDate(upgradeCnId(digits)) &&
  (SAYS_ID.test(before) || (groups.length === 1 && !SAYS_OTHER.test(before)))

const isMobileSplit = (groups: readonly number[]): boolean =>
  MOBILE_GROUPS.has(groups.join('-')) || groups.every((length) => length <= 2)

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    sum += i % 2 === 1 ? doubled : digit
  }
  return sum % 10 === 0
}
