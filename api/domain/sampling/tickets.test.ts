import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawOrder, drawWithReplacement, normalId, shortTicket, ticketNext, uniformOf } from './tickets.ts'

const SEED = '12345678901234567890'
const idsOf = (drawn: readonly { readonly id: string }[]) => drawn.map(({ id }) => id)
const someIds = fc.uniqueArray(fc.string({ minLength: 1 }), {
  selector: normalId,
  minLength: 1,
  maxLength: 30,
})

describe('without replacement', () => {
  test('the order of the list and what else stands in it change nobody’s turn', () => {
    fc.assert(
      fc.property(someIds, fc.string(), (ids, seed) => {
        const order = idsOf(drawOrder(ids, seed))
        expect(idsOf(drawOrder([...ids].reverse(), seed))).toEqual(order)
        const some = ids.filter((_, i) => i % 2 === 0)
        const those = new Set(some.map(normalId))
        expect(idsOf(drawOrder(some, seed))).toEqual(order.filter((id) => those.has(id)))
      }),
    )
  })
  test('an id is the same in every form of Unicode and with blanks around it', () => {
    const forms = ['é1', 'e\u0301 1'.replace(' ', ''), '  é1\t']
    const tickets = forms.map((id) => drawOrder([id], SEED))
    expect(tickets[1]).toEqual(tickets[0])
    expect(tickets[2]).toEqual(tickets[0])
    expect(() => drawOrder(forms, SEED)).toThrow(RangeError)
  })
  test('no ids give none', () => {
    expect(drawOrder([], SEED)).toEqual([])
    expect(drawWithReplacement([], SEED, 3)).toEqual([])
  })
})

describe('with replacement', () => {
  test('whoever is drawn first of all is drawn first, and tickets only rise', () => {
    const ids = ['A#2', 'B#7', 'C#1', 'D#4']
    const drawn = drawWithReplacement(ids, '314159', 400)
    expect(drawn[0]).toEqual(drawOrder(ids, '314159')[0])
    for (const [i, { ticket }] of drawn.entries()) expect(ticket > (drawn[i - 1]?.ticket ?? '')).toBe(true)
    const last = new Map(drawn.map(({ id, generation }) => [id, generation]))
    expect([...last.values()].reduce((sum, generation) => sum + generation, 0)).toBe(400)
  })
  test('the next ticket is larger and keeps the leading nines', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (text, nines) => {
        const ticket = `0.${'9'.repeat(nines)}${uniformOf(text).slice(2)}`
        const next = ticketNext(ticket)
        expect(next > ticket).toBe(true)
        expect(next.slice(0, 2 + nines)).toBe(ticket.slice(0, 2 + nines))
      }),
    )
  })
})

test('a printed ticket is cut after its leading nines, never rounded', () => {
  expect(shortTicket('0.99123456789', 3)).toBe('0.99123')
  expect(shortTicket('0.5', 9)).toBe('0.5')
})
