// Personal data taken out of a text altogether, for what the public reads: not even a masked number stays.
import { findPersonal } from './findPersonal.ts'
import type { PersonalKind } from './span.ts'

const BLANK = '某'
/** A house, a building or a flat by its number; of a day (9月12号) it is none. */
const HOUSE = /(?<![月\d０-９])[\d０-９]+\s*(?:号楼|号院|号|弄|栋|幢|座|单元|室)/g

/** Where houses, buildings and flats stand by their number. */
export const houseNumbers = (text: string): { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(HOUSE)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }))

/** `known`: what this record says of its resident (name, telephone, address), taken out wherever it stands; empty ones are none. */
export function blankPersonal(text: string, known: readonly string[] = []): string {
  const without = known
    .filter((one) => one.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one.trim(), BLANK), text)
  const parts: string[] = []
  let from = 0
  for (const { start, end } of findPersonal(without)) {
    parts.push(without.slice(from, start), BLANK)
    from = end
  }
  return [...parts, without.slice(from)].join('').replace(HOUSE, BLANK)
}

/**
 * Whether a text holds something personal, found or known of the record it tells of; `fine` = kinds that are no secret here. The
 * empty text does not.
 */
export const holdsPersonal = (
  text: string,
  {
    known = [],
    fine = [],
  }: { readonly known?: readonly string[]; readonly fine?: readonly PersonalKind[] } = {},
): boolean =>
  known.some((one) => one.trim() !== '' && text.includes(one.trim())) ||
  findPersonal(text).some(({ kind }) => !fine.includes(kind)) ||
  (!fine.includes('address') && text.search(HOUSE) >= 0)
