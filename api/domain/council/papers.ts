// Paper ballots typed twice: which agree, which differ, which are settled against the paper.
import type { PaperTurn } from '#db/vocabulary.ts'
import { type BallotShape, differencesOf } from './ballot.ts'

export interface PaperEntry {
  /** Running number of the paper, from 1. */
  readonly number: number
  readonly turn: PaperTurn
  readonly by: string
  readonly digits: string
}

export interface PaperDifference {
  readonly number: number
  /** Places from 0, in the order of the agenda. */
  readonly places: readonly number[]
  readonly first: string
  readonly second: string
}

export interface PapersSum {
  /** Numbers typed once, by the first or by the second person alone; rising. */
  readonly once: readonly number[]
  /** Typed twice, not alike, not settled; rising by number. */
  readonly differing: readonly PaperDifference[]
  /** Ballots that stand, void ones among them, by number. */
  readonly standing: readonly string[]
}

/** Where the papers of a council stand: alike twice, or settled, is a ballot. No entries give three empty lists. */
export function sumPapers(entries: readonly PaperEntry[], shape: BallotShape): PapersSum {
  const byNumber = new Map<number, Partial<Record<PaperTurn, string>>>()
  for (const { number, turn, digits } of entries) {
    byNumber.set(number, { ...byNumber.get(number), [turn]: digits })
  }
  const numbers = [...byNumber].sort(([a], [b]) => a - b)
  const twice = numbers.flatMap(([number, { first, second, settled }]) =>
    first === undefined || second === undefined ? [] : [{ number, first, second, settled }],
  )
  return {
    once: numbers
      .filter(([, typed]) => typed.first === undefined || typed.second === undefined)
      .map(([n]) => n),
    differing: twice
      .filter(({ first, second, settled }) => settled === undefined && first !== second)
      .map(({ number, first, second }) => ({
        ...{ number, first, second },
        places: differencesOf(first, second, shape),
      })),
    standing: twice.flatMap(({ first, second, settled }) => {
      const digits = settled ?? (first === second ? first : undefined)
      return digits === undefined ? [] : [digits]
    }),
  }
}
