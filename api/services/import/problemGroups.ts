// Problems of refused rows, gathered by code and column for the report: how many, what to do, the first of each.
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import { type ProblemCode, ROW_PROBLEMS, type RowProblem } from '../reading/problems.ts'

const SHOWN = 20
const MOST_GROUPS = 200

export interface ProblemGroups {
  add(problems: readonly RowProblem[]): void
  /** Largest first. */
  list(): GroupedProblems[]
}

export interface GroupedProblems {
  readonly code: string
  readonly column: string | null
  count: number
  readonly advice: string
  readonly first: { readonly line: number; readonly value: string | null; readonly message: string }[]
}

export function openProblemGroups(): ProblemGroups {
  const groups = new Map<string, GroupedProblems>()
  return {
    add(problems) {
      for (const { line, column, code, value, message } of problems) {
        const key = `${code} ${column}`
        let group = groups.get(key)
        if (group === undefined) {
          if (groups.size >= MOST_GROUPS) continue
          group = { code, column, count: 0, advice: ROW_PROBLEMS[code].fix.zh, first: [] }
          groups.set(key, group)
        }
        group.count += 1
        if (group.first.length < SHOWN)
          group.first.push({ line, value: shownValue(column, code, value), message: maskText(message) })
      }
    },
    list: () => [...groups.values()].sort((a, b) => b.count - a.count),
  }
}

/** Whoever may read sees the report: whole rows and lists of events stand in the rejects file alone, numbers are masked. */
function shownValue(column: string | null, code: ProblemCode, value: string): string | null {
  return column === null || code === 'events_json' ? null : maskText(value)
}
