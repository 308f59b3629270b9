// Digits however they are written: full-width, Chinese numerals, spoken ones (幺), spaced out, with invisible characters between.

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', 洞: '0', 一: '1', 壹: '1', 幺: '1', 二: '2', 贰: '2', 两: '2', 三: '3', 叁: '3' },
  ...{ 四: '4', 肆: '4', 五: '5', 伍: '5', 六: '6', 陆: '6', 七: '7', 柒: '7', 拐: '7' },
  ...{ 八: '8', 捌: '8', 九: '9', 玖: '9', 勾: '9' },
}

/** Zero-width and joining characters, soft hyphens, the frames of keycap signs: nobody sees them. */
const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0f|\u20e3|\ufeff/
const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_SHIFT = 0xfee0

/** A text made plain, with the way back: `at[i]` is where the i-th unit of `text` stood. */
export interface PlainText {
  readonly text: string
  readonly at: readonly number[]
}

/** Half-width and without invisible characters; `numerals` also turns Chinese numerals into digits. */
export function plainText(given: string, { numerals }: { readonly numerals: boolean }): PlainText {
  const units: string[] = []
  const at: number[] = []
  for (let i = 0; i < given.length; i++) {
    const unit = given.charAt(i)
    if (INVISIBLE.test(unit)) continue
    units.push(plainUnit(unit, numerals))
    at.push(i)
  }
  return { text: units.join(''), at }
}

function plainUnit(unit: string, numerals: boolean): string {
  const code = unit.charCodeAt(0)
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) return String.fromCharCode(code - FULL_WIDTH_SHIFT)
  if (unit === '\u3000' || unit === '\u00a0') return ' '
  return numerals ? (CHINESE_DIGITS[unit] ?? unit) : unit
}

/** Whether any digit of a piece of text is a Chinese numeral. */
export const hasChineseDigits = (text: string): boolean =>
  [...text].some((sign) => Object.hasOwn(CHINESE_DIGITS, sign))
