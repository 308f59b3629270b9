// Names as others may see them: the surname and stars (trust.md section 4, rule g).
import { COMPOUND_SURNAMES } from './surnames.ts'

const DOTS = '·•・‧∙'
const NOTES = /[（(【[〔《<「].*?[)）】\]〕》>」]/g

/**
 * `张三丰` → `张**`: the surname and two stars, so that not even the length is told; a one-character name is hidden, the
 * empty one stays empty.
 */
export function maskName(name: string): string {
  const { kept, rest } = partsOf(name)
  if (kept === '') return ''
  return rest === '' ? '***' : `${kept}**`
}

/**
 * The same with one star per hidden character, as notices in print have it: `张三` → `张*`, `John Smith` → `J*** S****`,
 * `买买提·阿布都拉` → `买**·****`; a single character → `*`.
 */
export function maskNameKeepingLength(name: string): string {
  const { kept, rest, plain, isHan } = partsOf(name)
  if (rest === '') return kept === '' ? '' : '*'
  if (!isHan) {
    return plain.replace(
      /(\p{L})([\p{L}\p{M}'’-]*)/gu,
      (_, first: string, more: string) => first + stars(more),
    )
  }
  return kept + [...rest].map((sign) => (DOTS.includes(sign) ? sign : '*')).join('')
}

const stars = (text: string): string => '*'.repeat([...text].length)

interface NameParts {
  /** Trimmed, without notes in brackets and, where Chinese, without blanks. */
  readonly plain: string
  readonly kept: string
  readonly rest: string
  readonly isHan: boolean
}

function partsOf(name: string): NameParts {
  const trimmed = name.replace(NOTES, '').trim()
  const isHan = /\p{Script=Han}/u.test(trimmed)
  const plain = isHan ? trimmed.replace(/\s+/g, '') : trimmed
  const signs = [...plain]
  const hasDot = signs.some((sign) => DOTS.includes(sign))
  const isCompound = signs.length > 2 && !hasDot && COMPOUND_SURNAMES.has(signs.slice(0, 2).join(''))
  const length = isCompound ? 2 : 1
  return { plain, kept: signs.slice(0, length).join(''), rest: signs.slice(length).join(''), isHan }
}
