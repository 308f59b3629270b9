// What councils and third-party checks gave to a quarter, as far as the public is told: points by department.
import { listSubmitted } from '#db/queries/sampleResults.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { PUBLIC_K } from '../../domain/privacy/suppress.ts'
import { parseCheckResult } from '../../domain/sampling/checkResult.ts'
import type { Context } from '../context.ts'

type Points = PublicResult['council']

/**
 * Points 0–100 as frozen with the snapshot, by department id. A council's rest on at least five ballots already; a check's are left
 * out where fewer than k cases of the department were asked about. No council, no check: empty lists.
 */
export function publicPoints(
  { db }: Context,
  { rule, period }: Snapshot,
): Pick<PublicResult, 'council' | 'supervision'> {
  const asked = new Map<string, number>()
  for (const { result } of listSubmitted(db, period.id)) {
    for (const { department, result: unit } of parseCheckResult(result).units)
      asked.set(department.id, (asked.get(department.id) ?? 0) + unit.asked)
  }
  return {
    council: pointsOf(rule.council),
    supervision: pointsOf(rule.supervision).filter(
      ({ department }) => (asked.get(department) ?? 0) >= PUBLIC_K,
    ),
  }
}

const pointsOf = (parts: Snapshot['rule']['council']): Points =>
  Object.entries(parts)
    .flatMap(([department, part]) => (part === null ? [] : [{ department, points: part.value }]))
    .sort((a, b) => (a.department < b.department ? -1 : 1))
