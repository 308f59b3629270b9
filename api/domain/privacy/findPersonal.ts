// Personal data in free text: every piece with its kind, found however the digits are written (trust.md section 4).
import { hasChineseDigits, plainText } from './digits.ts'
import { findAddresses } from './findAddresses.ts'
import { findMarked } from './findMarked.ts'
import { findNames } from './findNames.ts'
import { findNumbers } from './findNumbers.ts'
import { type Finder, PERSONAL_KINDS, type Span } from './span.ts'

/** Texts longer than this are looked through piece by piece, so that no text costs more than its length. */
const PIECE = 20_000
const OVERLAP = 200

/**
 * Citizen numbers (18 digits by the checksum of GB 11643, 15 by place and date), mobiles and landlines, bank cards, mail
 * addresses, plates, WeChat, QQ, passports, addresses from the building on, announced names; in order, none overlapping
 * another. Full-width digits, Chinese numerals, blanks and invisible characters inside a number hide nothing. The empty
 * text has none. A name nobody announces is not found: free text never belongs where the public reads.
 */
export function findPersonal(text: string): Span[] {
  if (text.length <= PIECE) return findIn(text)
  const spans: Span[] = []
  for (let from = 0; from < text.length; from += PIECE) {
    for (const { start, end, kind } of findIn(text.slice(from, from + PIECE + OVERLAP))) {
      spans.push({ start: from + start, end: from + end, kind })
    }
  }
  return withoutOverlaps(spans)
}

function findIn(text: string): Span[] {
  const spans = search(text, {
    numerals: false,
    finders: [findNumbers, findMarked, findAddresses, findNames],
  })
  const inNumerals = hasChineseDigits(text) ? search(text, { numerals: true, finders: [findNumbers] }) : []
  return withoutOverlaps([...spans, ...inNumerals.map((span) => inWords(span, text))])
}

/** A mobile number that only its Chinese numerals make one is told as such. */
const inWords = (span: Span, text: string): Span =>
  span.kind === 'phone' && hasChineseDigits(text.slice(span.start, span.end))
    ? { ...span, kind: 'phone-cn-numerals' }
    : span

interface Search {
  readonly numerals: boolean
  readonly finders: readonly Finder[]
}

function search(text: string, { numerals, finders }: Search): Span[] {
  const plain = plainText(text, { numerals })
  // What lies between two signs of the plain text is invisible and goes with the sign before.
  const given = (i: number) => plain.at[i] ?? text.length
  return finders
    .flatMap((find) => find(plain.text))
    .map(({ start, end, kind }) => ({ start: given(start), end: given(end), kind }))
}

/** The first kinds of the list win; of one kind the earlier, then the longer. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const rank = (span: Span) => PERSONAL_KINDS.indexOf(span.kind)
  const byWeight = spans.toSorted((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end)
  const kept: Span[] = []
  for (const span of byWeight) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}
