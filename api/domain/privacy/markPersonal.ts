// What somebody who releases a text is to look at: everything found in it, and everything that could be a person or a place.
import { houseNumbers } from './blankPersonal.ts'
import { plainText } from './digits.ts'
import { possibleNames } from './findNames.ts'
import { findPersonal } from './findPersonal.ts'
import type { PersonalKind } from './span.ts'

/** `found` keeps a text from being approved; `suspect` is for the reader's eye. */
export interface Mark {
  /** UTF-16 units [start, end) of the text as given. */
  readonly start: number
  readonly end: number
  readonly kind: 'found' | 'suspect'
}

export interface MarkOptions {
  /** What the record told of says of its resident. */
  readonly known?: readonly string[]
  /** Kinds that are no secret here. */
  readonly fine?: readonly PersonalKind[]
}

/** Three digits and more, names of housing estates and buildings, Latin signs with digits among them. */
const DIGITS = /[\dA-Za-z][\dA-Za-z_-]{2,}/g
const ESTATE = /\p{Script=Han}{2}(?:小区|花园|公寓|大厦|家园|新村|苑|里弄|号)/gu
const HAS_DIGIT = /\d/

/**
 * Marks of a text in order, none overlapping another; found ones win. A surname with one or two signs that could be a given name is a
 * suspect wherever the sentence could go on after it, announced or not: most are words, and that is for the reader to see. The empty
 * text has none.
 */
export function markPersonal(text: string, { known = [], fine = [] }: MarkOptions = {}): Mark[] {
  const found = [
    ...findPersonal(text).filter(({ kind }) => !fine.includes(kind)),
    ...(fine.includes('address') ? [] : houseNumbers(text)),
    ...known.flatMap((one) => placesOf(text, one.trim())),
  ].map(({ start, end }): Mark => ({ start, end, kind: 'found' }))
  const plain = plainText(text, { numerals: false })
  const given = (at: number) => plain.at[at] ?? text.length
  const suspects = [
    ...possibleNames(plain.text),
    ...matches(plain.text, DIGITS).filter(({ start, end }) => HAS_DIGIT.test(plain.text.slice(start, end))),
    ...matches(plain.text, ESTATE),
  ].map(({ start, end }): Mark => ({ start: given(start), end: given(end), kind: 'suspect' }))
  return apart([...byStart(found), ...byStart(suspects)])
}

interface Place {
  readonly start: number
  readonly end: number
}

const byStart = (marks: readonly Mark[]): Mark[] =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end)

/** Earlier ones of the list win. */
function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks)
    if (kept.every((other) => mark.end <= other.start || mark.start >= other.end)) kept.push(mark)
  return byStart(kept)
}

const matches = (text: string, pattern: RegExp): Place[] =>
  [...text.matchAll(pattern)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }))

function placesOf(text: string, wanted: string): Place[] {
  if (wanted === '') return []
  const places: Place[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length })
  return places
}
