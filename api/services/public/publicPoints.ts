// What councils and third-party checks gave to a quarter, as far as the public is told: points by department.
import { listCouncils } from '#db/queries/councils.ts'
import { listSubmitted } from '#db/queries/sampleResults.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import type { PartValue } from '../../domain/appraisal/total.ts'
import { parseCheckResult } from '../../domain/sampling/checkResult.ts'
import { holdsWholeDepartments } from '../../domain/sampling/frameFilters.ts'
import type { Context } from '../context.ts'
import { storedResult } from '../council/councilView.ts'
import { publicKOf } from './publicK.ts'

export type PublicPoints = Pick<PublicResult, 'council' | 'supervision'>
type Points = PublicPoints['council']

/**
 * Points 0–100 as frozen with the snapshot, by department id; left out where one batch or session behind them has fewer than k verdicts
 * or ballots: what the others gave is public too, or comes with another version, and the difference would tell of those few. No council,
 * no check: empty lists.
 */
export function publicPoints(context: Context, snapshot: Snapshot): PublicPoints {
  const { rule, period } = snapshot
  const k = publicKOf(snapshot)
  const isTold = (behind: readonly number[]): boolean => behind.length > 0 && behind.every((n) => n >= k)
  const verdicts = verdictsIn(context, period.id)
  const ballots = ballotsIn(context, period.id)
  return {
    council: pointsOf(rule.council, (id, { receipts = [] }) => isTold(ballots(id, receipts))),
    supervision: pointsOf(rule.supervision, (id, { receipts = [] }) => isTold(verdicts(id, receipts.length))),
  }
}

/** Verdicts on a department by batch, of the first so many that said anything of it: what was handed in since comes after them. */
function verdictsIn({ db }: Context, period: string) {
  const results = listSubmitted(db, period)
    .filter(({ filters }) => holdsWholeDepartments(JSON.parse(filters)))
    .map(({ result }) => parseCheckResult(result))
  return (id: string, batches: number): number[] =>
    results
      .flatMap(({ units }) => units.filter(({ department }) => department.id === id))
      .flatMap(({ result: { upheld } }) => (upheld.value === null ? [] : [upheld.den]))
      .slice(0, batches)
}

/** Ballots on a department by session, of the sessions its points name. */
function ballotsIn({ db }: Context, period: string) {
  const councils = listCouncils(db, period).map((row) => ({
    address: `/councils/${row.id}`,
    departments: storedResult(row)?.departments ?? [],
  }))
  return (id: string, receipts: readonly string[]): number[] =>
    councils
      .filter(({ address }) => receipts.includes(address))
      .flatMap(({ departments }) => departments.flatMap((one) => (one.department.id === id ? [one.n] : [])))
}

const pointsOf = (
  parts: Snapshot['rule']['council'],
  isTold: (department: string, part: NonNullable<PartValue>) => boolean,
): Points =>
  Object.entries(parts)
    .flatMap(([department, part]) =>
      part === null || !isTold(department, part) ? [] : [{ department, points: part.value }],
    )
    .sort((a, b) => (a.department < b.department ? -1 : 1))
