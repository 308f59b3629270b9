// Tickets of Rivest's consistent sampler: a number for each record that nobody can foresee before the seed is known.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const PAD = 64

/** SHA-256 of the text's UTF-8, lower-case hex. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/**
 * A text as a fraction: "0." and the decimal digits of its SHA-256 read backwards, zeros first up to 64 digits. "abc" →
 * 0.56998071861792858926477341561059638840106636224182943832566300809078486324348
 */
export function uniformOf(text: string): string {
  const digits = BigInt(`0x${sha256Hex(text)}`)
    .toString()
    .padStart(PAD, '0')
  return `0.${[...digits].reverse().join('')}`
}

/** An id as it takes part: Unicode form C without white space around it, so that one record has one ticket. */
export const normalId = (id: string): string => id.trim().normalize('NFC')

/** Whether a text is valid Unicode, no half of a surrogate pair alone: only then has it one UTF-8. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** Which of two texts comes first by UTF-16 code units, the order of every list that is hashed or drawn from. */
export const byCodeUnit = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** A record in the hat; `generation` counts from 1 how often it was put back. */
export interface Ticket {
  readonly id: string
  readonly ticket: string
  readonly generation: number
}

/** The ticket of every record under one seed: U(H(seed) ‖ id). */
export function ticketsUnder(seed: string): (id: string) => string {
  const prefix = sha256Hex(seed)
  return (id) => uniformOf(prefix + normalId(id))
}

/**
 * The ticket with which a drawn record goes back: larger than `ticket`, alike in its leading nines, else independent. As in
 * Rivest's text: y = x0[:k] + U(x:i)[2:] with x0 = x ‖ "0", k its first digit that is no nine, i = 1, 2, … until y > x0.
 */
export function ticketNext(ticket: string): string {
  const padded = `${ticket}0`
  const kept = padded.slice(0, firstOther(padded))
  for (let i = 1; ; i++) {
    const next = kept + uniformOf(`${ticket}:${i}`).slice(2)
    if (next > padded) return next
  }
}

/** Position after "0." of the first digit that is no nine. */
function firstOther(fraction: string): number {
  let at = 2
  while (fraction[at] === '9') at += 1
  return at
}

/** A ticket cut to so many digits after its leading nines, as it is printed. */
export const shortTicket = (ticket: string, digits: number): string =>
  ticket.slice(0, firstOther(ticket) + digits)

/** Smaller ticket first, then smaller id. */
export const byTicket = (a: Pick<Ticket, 'id' | 'ticket'>, b: Pick<Ticket, 'id' | 'ticket'>): number =>
  byCodeUnit(a.ticket, b.ticket) || byCodeUnit(a.id, b.id)

/**
 * All records in the order in which they are drawn without replacement (Rivest 2018, arXiv 1808.10016; vectors
 * consistent_sampler): a sample is a beginning of it, a larger sample goes on where the smaller ended, and any part of the
 * records keeps its order. Ids are taken in normal form. No ids give none.
 * @throws RangeError where two ids are one in normal form.
 */
export function drawOrder(ids: readonly string[], seed: string): Ticket[] {
  const ticketOf = ticketsUnder(seed)
  const known = new Set(ids.map(normalId))
  if (known.size < ids.length) throw new RangeError('an id stands twice among those to be drawn from')
  return [...known].map((id) => ({ id, ticket: ticketOf(id), generation: 1 })).sort(byTicket)
}

/**
 * The first `take` draws with replacement: who is drawn goes back with the next ticket. No ids give none.
 * @throws RangeError where two ids are one in normal form.
 */
export function drawWithReplacement(ids: readonly string[], seed: string, take: number): Ticket[] {
  const hat = drawOrder(ids, seed)
  const drawn: Ticket[] = []
  while (drawn.length < take) {
    const first = hat.shift()
    if (first === undefined) break
    drawn.push(first)
    const back = { ...first, ticket: ticketNext(first.ticket), generation: first.generation + 1 }
    const at = hat.findIndex((other) => byTicket(back, other) < 0)
    hat.splice(at < 0 ? hat.length : at, 0, back)
  }
  return drawn
}
