// What signals look at: facts of one period, at most one of a kind for a case and a department, since what happens in one case hangs
// together. Who gathers them decides which period and which peers.
import type { CaseId, EpochMs } from '#db/units.ts'

/** Something that either is what a signal counts or is not. */
export interface Unit {
  readonly caseId: CaseId
  readonly department: string
  readonly isCounted: boolean
}

export interface Closing {
  readonly caseId: CaseId
  readonly department: string
  readonly category: string
  /** Who closed it in the source's system; null where unknown. */
  readonly user: string | null
  readonly at: EpochMs
  /** Working minutes it took. */
  readonly minutesTaken: number
  /** Working minutes left until due, negative when late; null without a clock. */
  readonly minutesLeft: number | null
  /** What counts as just before for its clock, working minutes: a day for day clocks, two hours for the 24 hours. */
  readonly windowMinutes: number
  /** What the supervisors' visit found, else what the resident said when called back; null where nobody asked or nobody could say. */
  readonly isTrue: boolean | null
}

/** Two who asked the same resident: whether each was told yes. */
export interface TwoAnswers {
  readonly caseId: CaseId
  readonly department: string
  readonly toDepartment: boolean
  readonly toSupervisor: boolean
}

export interface Evidence {
  /** Peer group of every department that is looked at. */
  readonly groups: ReadonlyMap<string, string>
  readonly closings: readonly Closing[]
  /** Closed cases, counted where reopened within 30 days; `stratum` = first-level category × urgency. */
  readonly reopenings: readonly (Unit & { readonly stratum: string })[]
  /** Holders of a case in time order, under the department that closed it. */
  readonly routes: readonly {
    readonly caseId: CaseId
    readonly department: string
    readonly holders: readonly string[]
  }[]
  /** Cases passed on, counted where that was in the last window before the deadline. */
  readonly handoffs: readonly Unit[]
  /** Cases received, counted where exempted. */
  readonly exemptions: readonly (Unit & {
    /** Local day of the month of the exemption, 1…, and how many that month has; null where not exempted. */
    readonly day: number | null
    readonly daysInMonth: number | null
    /** What the resident said; null where nothing. */
    readonly isSatisfied: boolean | null
  })[]
  /** Satisfaction told to the department and to the supervisors. */
  readonly satisfaction: readonly TwoAnswers[]
  /** Callbacks, counted where reported out of reach. */
  readonly calls: readonly Unit[]
  /** Closed cases: who was called back, and which ended badly (late, reopened, or recorded as unresolved). */
  readonly followUps: readonly {
    readonly caseId: CaseId
    readonly department: string
    readonly isCalledBack: boolean
    readonly isTroubled: boolean
  }[]
  /** Whether department and supervisors reached the same number. */
  readonly reached: readonly TwoAnswers[]
  readonly replies: readonly { readonly caseId: CaseId; readonly department: string; readonly text: string }[]
  /** Cases with events whose recording time is known, counted where one is back-dated. */
  readonly events: readonly Unit[]
  /** Closings recorded after the deadline of a case, counted where dated before it. */
  readonly lateRecords: readonly Unit[]
  /** Urgent cases, counted where made ordinary within 24 hours. */
  readonly urgent: readonly Unit[]
}

/** What one signal says of one department, before all are looked at together. */
export interface Finding {
  readonly department: string
  /** So many of so many. */
  readonly num: number
  readonly den: number
  /** Number that would be usual; null where the test has none. */
  readonly expected: number | null
  /** Chance of as much or more, were nothing behind it; null where there is nothing to test. */
  readonly p: number | null
  readonly caseIds: readonly CaseId[]
}

/** Facts by department, in the order of `groups`; those of other departments are left out. */
export function byDepartment<T extends { readonly department: string }>(
  groups: Evidence['groups'],
  facts: readonly T[],
): Map<string, T[]> {
  const lists = new Map([...groups.keys()].map((department): [string, T[]] => [department, []]))
  for (const fact of facts) lists.get(fact.department)?.push(fact)
  return lists
}

/** Each case once, in the order first met. */
export const caseIdsOf = (facts: readonly { readonly caseId: CaseId }[]): CaseId[] => [
  ...new Set(facts.map(({ caseId }) => caseId)),
]
