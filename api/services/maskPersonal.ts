// Hides who a resident is: names, telephones, addresses and the numbers inside free texts (trust.md section 5, rule g).

/** Compound surnames (复姓) kept whole where a given name follows. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 ' +
    '慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 轩辕 拓跋 百里 东郭 西门 南门'
  ).split(' '),
)

/** `张三丰` → `张**`: the surname and two stars, so that not even the length is told; a one-character name is hidden. */
export function maskName(name: string): string {
  const { kept, rest } = partsOf(name)
  if (kept === '' && rest === '') return ''
  return rest === '' ? '***' : `${kept}**`
}

/** The same with one star per hidden character, as notices in print have it: `张三` → `张*`, `John Smith` → `J*** S****`. */
export function maskNameKeepingLength(name: string): string {
  const { kept, rest, plain } = partsOf(name)
  if (rest === '') return kept === '' ? '' : '*'
  if (/^[\p{Script=Latin}\s.'-]+$/u.test(plain)) {
    return plain.replace(/(\p{L})([\p{L}'-]*)/gu, (_, first: string, more: string) => first + stars(more))
  }
  return kept + [...rest].map((sign) => (sign === '·' ? '·' : '*')).join('')
}

const stars = (text: string): string => '*'.repeat([...text].length)

function partsOf(name: string): { readonly plain: string; readonly kept: string; readonly rest: string } {
  const trimmed = name.replace(/[（(【[].*?[)）】\]]/g, '').trim()
  const plain = /\p{Script=Han}/u.test(trimmed) ? trimmed.replace(/\s+/g, '') : trimmed
  const signs = [...plain]
  const surname = signs.slice(0, 2).join('')
  const length = signs.length > 2 && COMPOUND_SURNAMES.has(surname) ? 2 : 1
  return { plain, kept: signs.slice(0, length).join(''), rest: signs.slice(length).join('') }
}

const FULL_WIDTH_ZERO = 0xff10
const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))

/**
 * `13800138000` → `138****8000`, `010-12345678` → `010-****5678`; null for what is nobody's own number (12345, 400…).
 * Full-width digits, blanks and +86 are read.
 */
export function maskPhone(phone: string): string | null {
  const plain = halfWidth(phone)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1)/, '')
  if (/^1[3-9]\d{9}$/.test(plain)) return `${plain.slice(0, 3)}****${plain.slice(-4)}`
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))\s*-?\s*(\d{7,8})(?:转\d+)?$/.exec(halfWidth(phone).trim())
  return landline ? `${landline[1]}-****${landline[2]?.slice(-4)}` : null
}

/** A telephone of a record: masked; hotlines stay; anything else keeps no digit but the last two. */
export function maskPhoneField(phone: string): string {
  const masked = maskPhone(phone)
  if (masked !== null) return masked
  const digits = halfWidth(phone).replace(/\D/g, '')
  if (digits.length <= 5 || /^[48]00\d{7}$/.test(digits)) return phone
  return `****${digits.slice(-2)}`
}

/** An address down to the compound or road: everything from the first house number on is hidden. */
export function maskAddress(address: string): string {
  const plain = address.trim()
  if (plain === '') return ''
  const first = /^\D*?(?=[0-9０-９])/.exec(plain)?.[0] ?? plain.split(/[,，\s]/)[0] ?? ''
  const kept = first.replace(/[甲乙丙丁第（(]$/, '').trim()
  return kept === plain ? kept : `${kept}**`
}

const DIGIT = '[0-9０-９]'
/** Longest first: a citizen number holds what looks like a telephone. No digit may stand beside them. */
const NUMBERS: readonly [RegExp, (found: string) => string][] = [
  [run(`${DIGIT}{17}[0-9０-９xXＸ]`), (found) => `${found.slice(0, 3)}***********${found.slice(-4)}`],
  [
    run(`[1-9]${DIGIT}{5}${DIGIT}{2}[01０１]${DIGIT}[0-3０-３]${DIGIT}{4}`),
    (found) => `${found.slice(0, 3)}********${found.slice(-4)}`,
  ],
  [run(`[1１][3-9３-９]${DIGIT}(?:[ -]?${DIGIT}){8}`), (found) => maskPhone(found) ?? '***********'],
  [run(`0${DIGIT}{2,3}[ -]${DIGIT}{7,8}`), (found) => maskPhone(found) ?? '****'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (found) => `${found.slice(0, 1)}***@***`],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}/g,
    (found) => `${found.slice(0, 2)}****${found.slice(-1)}`,
  ],
]

function run(pattern: string): RegExp {
  return new RegExp(`(?<!${DIGIT})${pattern}(?!${DIGIT})`, 'g')
}

/** Citizen numbers, telephones, mail addresses and number plates inside a text, each masked; the rest is as it was. */
export function maskText(text: string): string {
  return NUMBERS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text)
}
