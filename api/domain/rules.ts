// Rule sets, schemes and calendars as data: what they hold, not what they do.

import type { ClockKind, Grade, LimitKind, Urgency } from '#db/vocabulary.ts'

/** A time limit: N working days, N hours or N calendar days (domain.md section 2). */
export interface Limit {
  readonly kind: LimitKind
  readonly n: number
}

/** One line of a rule set: the most specific match (category2, category1, then none) wins. */
export interface LimitRule {
  readonly clock: ClockKind
  readonly urgency: Urgency
  /** First- or second-level category code; null = every category. */
  readonly category: string | null
  readonly limit: Limit
}

/** A versioned rule set with an effective date: a case is judged by the one in force when it was received. */
export interface RuleSet {
  readonly id: string
  readonly version: string
  /** First local day (ISO date) it is in force. */
  readonly effectiveFrom: string
  /** `published`: reply is due at the source's own time, no acknowledge clock is made. */
  readonly deadlines: 'limits' | 'published'
  readonly limits: readonly LimitRule[]
  /** Whether `archived` completes a reply clock where no `replied` is known. */
  readonly replyDoneBy: 'replied' | 'replied_or_archived'
  readonly credits: Readonly<Record<Grade, number>>
  /** Thresholds: minimum denominator to be ranked, to be shown unhatched, and the public k. */
  readonly minimum: number
  readonly publicK: number
}

/** A working-day calendar as its file has it. */
export interface CalendarFile {
  readonly zone: string
  /** Years whose holidays are known; `'all'` = plain weekends, declared to be complete. */
  readonly years: readonly number[] | 'all'
  /** ISO dates off besides Saturdays and Sundays, and make-up workdays (调休). */
  readonly rest: readonly string[]
  readonly work: readonly string[]
}

/** Who is compared with whom: inside a kind, all together, by cases received, or as listed. */
export type Grouping =
  | 'kind'
  | 'all'
  /** Smallest numbers of cases received of every band but the lowest, ascending. */
  | { readonly bands: readonly number[] }
  | {
      readonly lists: readonly {
        readonly id: string
        readonly label: { readonly zh: string; readonly en: string }
        readonly departments: readonly string[]
      }[]
    }

/** A ranking scheme: indicators with weights (Σ = 1) and minimum denominators. */
export interface Scheme {
  readonly id: string
  readonly version: string
  readonly effectiveFrom: string
  readonly indicators: readonly {
    readonly metric: string
    readonly weight: number
    readonly min: number
  }[]
  readonly group: Grouping
  readonly credits: Readonly<Record<Grade, number>>
}
