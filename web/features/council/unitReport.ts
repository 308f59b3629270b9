// What a department's report shows besides its indicators, on the projector and on paper: cases that were resolved, and not.
import type { CaseItem } from '#api/contract/cases.ts'
import type { Kpis } from '#api/contract/kpis.ts'
import { indicatorsOf } from '#web/lib/kpiFigures.ts'

const EXAMPLES = 3

/** The resolution rate that has data. */
export const resolutionOf = (kpis: Kpis): string =>
  indicatorsOf(kpis).ids.find((id) => id.startsWith('resolution')) ?? 'resolution_rate'

/** A case whose resident was called back; `resolved` null = the figures shown do not count it. */
export interface CalledBack extends CaseItem {
  readonly resolved: number | null
}

export interface Examples {
  readonly solved: readonly CaseItem[]
  readonly unsolved: readonly CaseItem[]
}

/** The latest of either kind; a case called back twice stands once, as it was said last. `items` = the latest first. */
export function examplesOf(items: readonly CalledBack[]): Examples {
  const last = items.filter(({ id }, at) => items.findIndex((one) => one.id === id) === at)
  return {
    solved: last.filter(({ resolved }) => resolved === 1).slice(0, EXAMPLES),
    unsolved: last.filter(({ resolved }) => resolved === 0).slice(0, EXAMPLES),
  }
}
