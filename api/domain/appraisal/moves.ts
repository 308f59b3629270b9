// Everything that differs between two results of one period: what a correction lists and what an objection would change.
import type { Words } from '#db/vocabulary.ts'
import { judged, type ResultGroup, type ResultRow } from './results.ts'

/** One number that moved; null = there was none. Counts are named `metric.num`, `metric.den`, `metric.excluded`. */
export interface Move {
  readonly department: string
  readonly name: string
  readonly what: string
  readonly from: number | null
  readonly to: number | null
}

/** The same of a group's pooled numbers. */
export interface TotalMove {
  readonly group: string
  readonly label: Words
  readonly what: string
  readonly from: number | null
  readonly to: number | null
}

/** Smaller differences of points are rounding. */
const TOLERANCE = 1e-9

/**
 * Every rank, rank interval, tier, score, total and count that moved, by department in the order of the new results, then of those
 * that left. Equal results give none.
 */
export function movesBetween(
  before: readonly Pick<ResultGroup, 'rows'>[],
  after: readonly Pick<ResultGroup, 'rows'>[],
): Move[] {
  const old = new Map(rowsOf(before).map((row) => [row.id, row]))
  const now = rowsOf(after)
  const left = [...old.values()].filter(({ id }) => now.every((row) => row.id !== id))
  return [
    ...now.flatMap((row) => movesOf(old.get(row.id), row)),
    ...left.flatMap((row) => movesOf(row, undefined)),
  ]
}

/**
 * Every pooled score and count that moved, by group in the order of the new results, then of those that left. Equal results give
 * none.
 */
export function totalMovesBetween(
  before: readonly Pick<ResultGroup, 'id' | 'label' | 'total'>[],
  after: readonly Pick<ResultGroup, 'id' | 'label' | 'total'>[],
): TotalMove[] {
  const left = before.filter(({ id }) => after.every((group) => group.id !== id))
  return [...after, ...left].flatMap(({ id, label }) =>
    differences(pooled(before.find((one) => one.id === id)), pooled(after.find((one) => one.id === id))).map(
      (move) => ({ group: id, label, ...move }),
    ),
  )
}

const rowsOf = (groups: readonly Pick<ResultGroup, 'rows'>[]): ResultRow[] =>
  groups.flatMap(({ rows }) => rows)

function movesOf(before: ResultRow | undefined, after: ResultRow | undefined): Move[] {
  const { id: department, name } = after ?? before ?? { id: '', name: '' }
  return differences(numbersOf(before), numbersOf(after)).map((move) => ({ department, name, ...move }))
}

function differences(old: Numbers, now: Numbers): Pick<Move, 'what' | 'from' | 'to'>[] {
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((what) => {
    const from = old.get(what) ?? null
    const to = now.get(what) ?? null
    return isSame(from, to) ? [] : [{ what, from, to }]
  })
}

const isSame = (from: number | null, to: number | null): boolean =>
  from === to || (from !== null && to !== null && Math.abs(from - to) < TOLERANCE)

type Numbers = ReadonlyMap<string, number | null>

function pooled(group: Pick<ResultGroup, 'total'> | undefined): Numbers {
  if (group === undefined) return new Map()
  const { score, cases, voidCases, indicators } = group.total
  return new Map([['score', score], ['cases', cases], ['voidCases', voidCases], ...countsOf(indicators)])
}

function numbersOf(row: ResultRow | undefined): Numbers {
  if (row === undefined) return new Map()
  const { rank, rankLow, rankHigh, tier, cases, voidCases, score } = row
  const points = judged(row)
  return new Map<string, number | null>([
    ['rank', rank],
    ['rankLow', rankLow],
    ['rankHigh', rankHigh],
    ['tier', tier],
    ['score', score?.value ?? null],
    ['total', row.total?.value ?? null],
    ['lo', points?.lo ?? null],
    ['hi', points?.hi ?? null],
    ['cases', cases],
    ['voidCases', voidCases],
    ...countsOf(row.indicators),
  ])
}

const countsOf = (indicators: ResultRow['indicators']): [string, number][] =>
  Object.entries(indicators).flatMap(([metric, { num, den, excluded }]): [string, number][] => [
    [`${metric}.num`, num],
    [`${metric}.den`, den],
    [`${metric}.excluded`, excluded],
  ])
