// Categories of a source → the two levels of a case: first level, and the whole code `first.second`.
import { openLookup, remembering } from './codes.ts'

export interface CategoryCodes {
  readonly category1: string
  /** Whole code `first.second`; null where the source names one level only. */
  readonly category2: string | null
}

/** Reads the cells of the first and the second level ('' = none); an empty first level is `other`. */
export type CategoryReader = (first: string, second: string) => CategoryCodes

/**
 * A reader that maps each level by its own spellings and keeps what it does not know, so that another source's taxonomy
 * stays that source's own. Where `split` names separators and one is found in the first cell (the earliest counts, not
 * at its very start), the cell holds both levels: `设施维护/路灯损坏`, `facility.streetlight`, `SW-Dirty Alley`.
 */
export function categoryReader(
  firstValues: Readonly<Record<string, string>> | undefined,
  secondValues: Readonly<Record<string, string>> | undefined,
  split: readonly string[] = [],
): CategoryReader {
  const firstCode = openLookup(firstValues)
  const secondCode = openLookup(secondValues)
  const read = (cells: string): CategoryCodes => {
    const [first = '', second = ''] = cells.split('\0')
    const [one, two] = second === '' ? splitLevels(first, split) : [first, second]
    const category1 = one === '' ? 'other' : firstCode(one)
    return { category1, category2: two === '' ? null : `${category1}.${secondCode(two)}` }
  }
  const remembered = remembering(read)
  return (first, second) => remembered(`${first}\0${second}`)
}

function splitLevels(text: string, separators: readonly string[]): readonly [string, string] {
  let at = -1
  let width = 0
  for (const separator of separators) {
    const found = text.indexOf(separator, 1)
    if (found !== -1 && (at === -1 || found < at)) {
      at = found
      width = separator.length
    }
  }
  return at === -1 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + width).trim()]
}
