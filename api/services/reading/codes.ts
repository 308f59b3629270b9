// Words of a file → codes of the vocabulary: codes themselves, Chinese and English words, and a mapping's own values.
import { isCode, type Words } from '#db/vocabulary.ts'
import { FileError } from './fileErrors.ts'

/** How many spellings of one column are remembered; beyond that each is looked up anew. */
const REMEMBERED = 2000

/** Looks up the code of a text; undefined = not known. Case, width and blanks do not count. */
export type CodeLookup<T extends string> = (text: string) => T | undefined

const normalise = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * A lookup over a closed list.
 * @param values further spellings → code or word of the list; they outweigh the list's own words.
 * @throws FileError mapping_invalid where a value leads to no code of the list.
 */
export function codeLookup<T extends Record<string, Words>>(
  list: T,
  values: Readonly<Record<string, string>> = {},
): CodeLookup<keyof T & string> {
  type Code = keyof T & string
  const table = new Map<string, Code>()
  for (const [code, { zh, en }] of Object.entries(list)) {
    if (!isCode(list, code)) continue
    for (const word of [zh, en, code.replaceAll('_', ' '), code]) table.set(normalise(word), code)
  }
  const own = Object.entries(values).map(([spelling, word]) => {
    const code = table.get(normalise(word))
    if (code === undefined) throw new FileError('mapping_invalid', { value: word })
    return [normalise(spelling), code] as const
  })
  for (const [spelling, code] of own) table.set(spelling, code)
  return remembering((text) => table.get(normalise(text)))
}

/** A lookup that turns known spellings into codes and leaves every other text as it is (taxonomies of sources). */
export function openLookup(values: Readonly<Record<string, string>> = {}): (text: string) => string {
  const table = new Map(Object.entries(values).map(([spelling, code]) => [normalise(spelling), code]))
  return remembering((text) => table.get(normalise(text)) ?? ownCopy(text))
}

/** Remembers answers by the text itself, the first REMEMBERED of them. */
export function remembering<R>(answer: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const result = answer(text)
    if (result !== undefined && known.size < REMEMBERED) known.set(ownCopy(text), result)
    return result
  }
}

/** A copy that does not hold on to the piece of the file the text was cut from. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
