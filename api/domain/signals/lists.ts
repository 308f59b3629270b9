// The lists of evidence as they grow, case by case.
import type { CaseId } from '#db/units.ts'
import type { Evidence, Unit } from './evidence.ts'

export type EvidenceLists = { -readonly [K in Exclude<keyof Evidence, 'groups'>]: Evidence[K][number][] }

/** No facts at all, to be added to. */
export const noLists = (): EvidenceLists => ({
  closings: [],
  reopenings: [],
  routes: [],
  handoffs: [],
  exemptions: [],
  satisfaction: [],
  calls: [],
  followUps: [],
  reached: [],
  replies: [],
  events: [],
  lateRecords: [],
  urgent: [],
})

/** Keeps one unit a case and department, counted where any is. */
export function addUnit<T extends Unit>(list: T[], unit: T): void {
  const at = placeIn(list, unit)
  const before = list[at]
  if (before === undefined) list.push(unit)
  else if (unit.isCounted && !before.isCounted) list[at] = unit
}

/** Keeps the last of a case and department. */
export function addLast<T extends { readonly caseId: CaseId; readonly department: string }>(
  list: T[],
  one: T,
): void {
  const at = placeIn(list, one)
  if (at < 0) list.push(one)
  else list[at] = one
}

/** Cases are added one after the other, so those of this one stand at the end; −1 = none. */
function placeIn(
  list: readonly { readonly caseId: CaseId; readonly department: string }[],
  { caseId, department }: { readonly caseId: CaseId; readonly department: string },
): number {
  for (let i = list.length - 1; i >= 0 && list[i]?.caseId === caseId; i--)
    if (list[i]?.department === department) return i
  return -1
}
