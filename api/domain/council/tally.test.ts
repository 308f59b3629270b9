import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEME } from '../defaults.ts'
import { differencesOf, isFull, isPaper } from './ballot.ts'
import { type PaperEntry, sumPapers } from './papers.ts'
import { sealingFaults, stateAfter } from './states.ts'
import { figureOf, partOf, pooledTally, tallyOf } from './tally.ts'

const { credits } = STANDARD_SCHEME
const ONE = { departments: 1, questions: 1 }

describe('a tally', () => {
  it('is 100 × the mean credit with s²/ballots as its variance', () => {
    const [tally] = tallyOf(['1', '1', '3', '4', '1'], ONE, credits) ?? []
    expect(tally?.n).toBe(5)
    expect(tally?.sum).toBeCloseTo(3.9, 12)
    expect(tally?.counts).toEqual([[3, 0, 1, 1, 0]])
    // Credits 1, 1, 0.9, 0, 1: mean 0.78, Σ(c − mean)² = 0.768, s² = 0.192.
    const part = tally === undefined ? null : partOf(tally)
    expect(part?.value).toBeCloseTo(78, 10)
    expect(part?.variance).toBeCloseTo((10_000 * 0.192) / 5, 8)
  })

  it('takes a ballot as the mean of its answers about the department', () => {
    const shape = { departments: 2, questions: 2 }
    const [first, second] = tallyOf(['1345', '1345', '1345', '1345', '1345'], shape, credits) ?? []
    expect(first?.sum).toBeCloseTo(5 * 0.95, 12)
    expect(second?.sum).toBe(0)
    expect(second?.counts).toEqual([
      [0, 0, 0, 5, 0],
      [0, 0, 0, 0, 5],
    ])
  })

  it('of four ballots is told nobody', () => {
    expect(tallyOf(['1', '1', '1', '1'], ONE, credits)).toBeNull()
    expect(partOf({ n: 4, sum: 4, squares: 4 })).toBeNull()
    expect(partOf({ n: 0, sum: 0, squares: 0 })).toBeNull()
  })

  it('has limits within 0…1 around its mean, and no spread where all agree', () => {
    expect(figureOf({ n: 5, sum: 5, squares: 5 })).toMatchObject({ value: 1, hi: 1, spread: 0 })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 5, maxLength: 80 }),
        (all) => {
          const [tally] = tallyOf(all, ONE, credits) ?? []
          if (tally === undefined) throw new Error('no tally')
          const { value, lo, hi } = figureOf(tally)
          expect(lo ?? 2).toBeLessThanOrEqual((value ?? -1) + 1e-12)
          expect(hi ?? -1).toBeGreaterThanOrEqual((value ?? 2) - 1e-12)
        },
      ),
    )
  })

  it('pools the ballots of two sessions', () => {
    const ballots = ['1', '3', '4', '5', '2', '1', '4', '4', '3', '1']
    const [one] = tallyOf(ballots.slice(0, 5), ONE, credits) ?? []
    const [two] = tallyOf(ballots.slice(5), ONE, credits) ?? []
    const [all] = tallyOf(ballots, ONE, credits) ?? []
    if (!one || !two || !all) throw new Error('no tally')
    expect(partOf(pooledTally([one, two]))).toEqual(partOf(all))
  })
})

describe('a ballot', () => {
  it('is full with one digit 1–5 in every place, on paper also void', () => {
    const shape = { departments: 2, questions: 2 }
    expect(['1234', '123', '12345', '1230', '126 ', ''].map((one) => isFull(one, shape))).toEqual([
      true,
      ...[false, false, false, false, false],
    ])
    expect([isPaper('0', shape), isPaper('00', shape), isPaper('5555', shape)]).toEqual([true, false, true])
  })

  it('differs in places, and everywhere from a void one', () => {
    const shape = { departments: 2, questions: 2 }
    expect(differencesOf('1234', '1334', shape)).toEqual([1])
    expect(differencesOf('1234', '0', shape)).toEqual([0, 1, 2, 3])
    expect(differencesOf('0', '0', shape)).toEqual([])
  })
})

describe('papers', () => {
  const shape = { departments: 1, questions: 2 }
  const typed = (number: number, turn: PaperEntry['turn'], digits: string): PaperEntry => ({
    ...{ number, turn, digits, by: turn },
  })

  it('stand where typed twice alike or settled', () => {
    const sum = sumPapers(
      [
        ...[typed(1, 'first', '11'), typed(1, 'second', '11')],
        ...[typed(2, 'first', '12'), typed(2, 'second', '22')],
        ...[typed(3, 'first', '0'), typed(3, 'second', '33'), typed(3, 'settled', '33')],
        typed(4, 'second', '44'),
      ],
      shape,
    )
    expect(sum).toEqual({
      once: [4],
      differing: [{ number: 2, places: [0], first: '12', second: '22' }],
      standing: ['11', '33'],
    })
  })

  it('of nobody are none', () => {
    expect(sumPapers([], shape)).toEqual({ once: [], differing: [], standing: [] })
  })
})

describe('a council', () => {
  it('goes from draft to open to sealed to published, and may end before', () => {
    expect(stateAfter('draft', 'open')).toBe('open')
    expect(stateAfter('draft', 'seal')).toBeNull()
    expect(stateAfter('sealed', 'open')).toBeNull()
    expect(stateAfter('published', 'close')).toBeNull()
    expect(stateAfter('open', 'close')).toBe('closed')
  })

  it('is sealed only when ballots and persons add up', () => {
    const facts = { attended: 10, issued: 10, returned: 10, unsettled: 0 }
    expect(sealingFaults(facts)).toEqual([])
    expect(sealingFaults({ ...facts, attended: null })).toEqual([{ is: 'uncounted' }])
    expect(sealingFaults({ ...facts, unsettled: 2, issued: 11, returned: 12 })).toEqual([
      { is: 'unsettled', n: 2 },
      { is: 'overissued', issued: 11, attended: 10 },
      { is: 'overreturned', returned: 12, issued: 11 },
    ])
  })
})
