// What is looked at before the figures of a period are frozen, as values.
import type { AppraisalCheck, CheckLevel } from '#db/vocabulary.ts'

/** What the deployment says of the period. */
export interface CheckFacts {
  readonly isOver: boolean
  readonly importsRunning: number
  /** Departments with cases in the period before and none in this one. */
  readonly missing: readonly Named[]
  readonly received: number
  readonly unlocated: number
  /** Cases received in the period that an import begun after its end brought. */
  readonly importedLate: number
  /** Clocks due in the period, and those under a deadline that may still move (暂定). */
  readonly clocks: number
  readonly provisional: number
  readonly notRanked: readonly Named[]
  readonly departments: number
  /** Departments whose check or council is another than in the frozen version; none before the first freeze. */
  readonly partsSince: readonly Named[]
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Check {
  readonly check: AppraisalCheck
  readonly level: CheckLevel
  readonly count: number
  /** Out of how many; null where that means nothing. */
  readonly of: number | null
  readonly departments: readonly Named[]
}

/** All checks, always in the same order. Only an unfinished period and a running import stop a freeze. */
export function checksOf(facts: CheckFacts): Check[] {
  const attention = (
    check: AppraisalCheck,
    count: number,
    of: number | null,
    departments: readonly Named[] = [],
  ) => ({ check, level: count > 0 ? 'attention' : 'passed', count, of, departments }) as const
  const stop = (check: AppraisalCheck, count: number) =>
    ({ check, level: count > 0 ? 'stop' : 'passed', count, of: null, departments: [] }) as const
  return [
    stop('period_unfinished', facts.isOver ? 0 : 1),
    stop('import_running', facts.importsRunning),
    attention('missing_departments', facts.missing.length, facts.departments, facts.missing),
    attention('unlocated', facts.unlocated, facts.received),
    attention('late_imports', facts.importedLate, facts.received),
    attention('provisional_deadlines', facts.provisional, facts.clocks),
    attention('not_ranked', facts.notRanked.length, facts.departments, facts.notRanked),
    attention('parts_since', facts.partsSince.length, facts.departments, facts.partsSince),
  ]
}

/** Checks that stop a freeze. */
export const stopping = (checks: readonly Check[]): Check[] => checks.filter(({ level }) => level === 'stop')
