// Everything that differs between two results of one period: what a correction lists and what an objection would change.
import { judged, type ResultGroup, type ResultRow } from './results.ts'

/** One number that moved; null = there was none. Counts are named `metric.num`, `metric.den`, `metric.excluded`. */
export interface Move {
  readonly department: string
  readonly name: string
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

const rowsOf = (groups: readonly Pick<ResultGroup, 'rows'>[]): ResultRow[] =>
  groups.flatMap(({ rows }) => rows)

function movesOf(before: ResultRow | undefined, after: ResultRow | undefined): Move[] {
  const { id: department, name } = after ?? before ?? { id: '', name: '' }
  const [old, now] = [numbersOf(before), numbersOf(after)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((what) => {
    const from = old.get(what) ?? null
    const to = now.get(what) ?? null
    return isSame(from, to) ? [] : [{ department, name, what, from, to }]
  })
}

const isSame = (from: number | null, to: number | null): boolean =>
  from === to || (from !== null && to !== null && Math.abs(from - to) < TOLERANCE)

function numbersOf(row: ResultRow | undefined): Map<string, number | null> {
  if (row === undefined) return new Map()
  const { rank, rankLow, rankHigh, tier, cases, voidCases, score } = row
  const points = judged(row)
  const numbers = new Map<string, number | null>([
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
  ])
  for (const [metric, { num, den, excluded }] of Object.entries(row.indicators)) {
    numbers.set(`${metric}.num`, num).set(`${metric}.den`, den).set(`${metric}.excluded`, excluded)
  }
  return numbers
}
