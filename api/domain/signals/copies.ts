// Replies that are one text: equal but for digits and blanks, or nearly so.
import { byCodeUnit, sha256Hex } from '../sampling/tickets.ts'

const SHINGLE = 4
/** Tenths of the characters' runs that two alike texts have in common. */
const ALIKE = 9
const TENTHS = 10

/** A reply as it is compared: compatibility form, lower case, no blanks, every digit 0. */
export const plainReply = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/\p{Nd}/gu, '0')

/**
 * Which replies have a copy among the others: the same SHA-256 of the plain text, or sets of runs of 4 characters of which 90 %
 * are common (Jaccard). Empty replies are copies of nothing. In the order given.
 */
export function copiedReplies(texts: readonly string[]): boolean[] {
  const plain = texts.map(plainReply)
  const keys = plain.map((text) => (text === '' ? null : sha256Hex(text)))
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  const distinct = [...new Set(plain.filter((text) => text !== ''))]
  const near = nearOnes(distinct)
  return plain.map((text, i) => (counts.get(keys[i] ?? '') ?? 0) > 1 || near.has(text))
}

/** Texts that resemble another one of these distinct texts. */
function nearOnes(texts: readonly string[]): Set<string> {
  const sets = texts.map((text) => new Set(shinglesOf(text)))
  const near = texts.map(() => false)
  const index = new Map<string, number[]>()
  const rareOf = rarestOf(sets)
  for (const [i, set] of sets.entries()) {
    for (const shingle of rareOf(set)) {
      const before = index.get(shingle) ?? []
      for (const other of before) {
        // Two that have their like already need not be compared: nothing would change.
        if (other === i || (near[i] && near[other]) || !isAlike(set, sets[other] ?? new Set())) continue
        near[i] = true
        near[other] = true
      }
      before.push(i)
      index.set(shingle, before)
    }
  }
  return new Set(texts.filter((_, i) => near[i]))
}

/** A set's rarest shingles, as many as can be missing and one: two sets that are alike share one of those. */
function rarestOf(sets: readonly ReadonlySet<string>[]): (set: ReadonlySet<string>) => string[] {
  const counts = new Map<string, number>()
  for (const set of sets) for (const shingle of set) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  const byRarity = (a: string, b: string) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || byCodeUnit(a, b)
  return (set) => [...set].sort(byRarity).slice(0, set.size - Math.ceil((ALIKE * set.size) / TENTHS) + 1)
}

function shinglesOf(text: string): string[] {
  const characters = [...text]
  const count = Math.max(1, characters.length - SHINGLE + 1)
  // Nearly every text is of characters of one code unit.
  if (characters.length === text.length)
    return Array.from({ length: count }, (_, i) => text.slice(i, i + SHINGLE))
  return Array.from({ length: count }, (_, i) => characters.slice(i, i + SHINGLE).join(''))
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // Of sets of such different sizes, not enough can be common.
  if (TENTHS * Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return false
  let common = 0
  for (const shingle of a) if (b.has(shingle)) common += 1
  return TENTHS * common >= ALIKE * (a.size + b.size - common)
}
