// What councils and third-party checks gave to a quarter, as far as the public is told: points by department.
import { listSubmitted } from '#db/queries/sampleResults.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { parseCheckResult } from '../../domain/sampling/checkResult.ts'
import type { Context } from '../context.ts'
import { publicKOf } from './publicK.ts'

export type PublicPoints = Pick<PublicResult, 'council' | 'supervision'>
type Points = PublicPoints['council']

/**
 * Points 0–100 as frozen with the snapshot, by department id. A council's rest on at least five ballots already; a check's are left
 * out where they rest on verdicts over fewer than k cases. No council, no check: empty lists.
 */
export function publicPoints({ db }: Context, snapshot: Snapshot): PublicPoints {
  const { rule, period } = snapshot
  const k = publicKOf(snapshot)
  const results = listSubmitted(db, period.id).map(({ result }) => parseCheckResult(result))
  /** Of the batches the frozen points were made of: what was handed in since comes after them. */
  const checkedOf = (id: string): number =>
    results
      .flatMap(({ units }) => units.filter(({ department }) => department.id === id))
      .flatMap(({ result: { upheld } }) => (upheld.value === null ? [] : [upheld.den]))
      .slice(0, rule.supervision[id]?.receipts?.length)
      .reduce((sum, den) => sum + den, 0)
  return {
    council: pointsOf(rule.council),
    supervision: pointsOf(rule.supervision).filter(({ department }) => checkedOf(department) >= k),
  }
}

const pointsOf = (parts: Snapshot['rule']['council']): Points =>
  Object.entries(parts)
    .flatMap(([department, part]) => (part === null ? [] : [{ department, points: part.value }]))
    .sort((a, b) => (a.department < b.department ? -1 : 1))
