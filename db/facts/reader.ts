// The door to everything that is counted: questions in, sums out. SQLite answers them here, another engine may later.

import type { EpochMs } from '../units.ts'
import type { Scope as CaseScope, Channel, Urgency } from '../vocabulary.ts'

/** Which units are asked for. Lists are "one of these"; null = all. Keys are those of the dictionary tables. */
export interface FactScope {
  readonly startMs: EpochMs
  /** Exclusive. */
  readonly endMs: EpochMs
  /** Calendar period that [start, end) is exactly; null for ranges and cut periods. */
  readonly grain: 'month' | 'quarter' | 'year' | null
  readonly asOfMs: EpochMs
  readonly departments: readonly number[] | null
  readonly communities: readonly number[] | null
  /** First- or second-level category codes. */
  readonly categories: readonly string[] | null
  readonly urgencies: readonly Urgency[] | null
  readonly scopes: readonly CaseScope[] | null
  readonly channels: readonly Channel[] | null
}

/** Units summed by SQL; each belongs to one metric or one part of it (db/facts/measures.ts). */
export type MeasureId =
  | 'received'
  | 'received_known_households'
  | 'acknowledge_clocks'
  | 'reply_clocks'
  | 'all_clocks'
  | 'resolution'
  | 'resolution_recorded'
  | 'satisfaction'
  | 'rated'
  | 'reopened'
  | 'first_receiver_replies'
  | 'handoffs'
  | 'paused_cases'
  | 'excluded_cases'
  | 'back_dated'
  | 'assisted'
  | 'online'
  | 'backlog'
  | 'reply_time'
  | 'stage_time'

/** num and den over counted units; `excluded` = void units that would otherwise be in den. */
export interface Count {
  readonly num: number
  readonly den: number
  readonly excluded: number
}

export type Axis =
  | 'none'
  | 'department'
  | 'community'
  | 'category1'
  | 'place'
  | 'stratum'
  | 'department_category'
  | 'clock_matrix'

/** Key of a group: department or community key, category code, place key, `category1|urgency`; '' for none. */
export type GroupKey = string

export interface Quantiles {
  readonly n: number
  readonly excluded: number
  /** Nearest rank, working milliseconds; null for n = 0. */
  readonly median: number | null
  readonly p90: number | null
}

/** Working times: to confirmation, to reply, between stages apart or all together. */
export type TimeId = 'acknowledge_time' | 'reply_time' | 'stage_time' | 'all_stages'

/** One counted unit, for the list behind a figure. */
export interface Unit {
  readonly caseKey: number
  readonly unit: number
  readonly atMs: EpochMs
  readonly departmentKey: number
  readonly num: number
  readonly den: number
  readonly workedMs: number | null
}

export type UnitPart = 'den' | 'num' | 'excluded'

export interface UnitPage {
  readonly limit: number
  readonly order: 'asc' | 'desc'
  readonly after: { readonly atMs: EpochMs; readonly caseKey: number; readonly unit: number } | null
}

/** What a score's variance needs: sums over the cases of one department (api/domain/statistics/composite.ts). */
export interface Moments {
  readonly cases: number
  readonly d: readonly number[]
  readonly y: readonly number[]
  /** Row-major k × l. */
  readonly dd: readonly (readonly number[])[]
  readonly yd: readonly (readonly number[])[]
  readonly yy: readonly (readonly number[])[]
}

export interface DepartmentSums {
  readonly departmentKey: number
  readonly moments: Moments
  readonly excluded: readonly number[]
  readonly received: number
  readonly voidReceived: number
}

/** An open case in hand at an instant, for its age. */
export interface OpenCase {
  readonly receivedAtMs: EpochMs
  readonly pauses: readonly (readonly [EpochMs, EpochMs | null])[]
}

/** A clock that is not done as of the scope's instant, of a case that is not void. */
export interface OpenClock {
  readonly caseKey: number
  readonly id: string
  readonly number: string
  readonly title: string | null
  readonly clock: 'acknowledge' | 'reply'
  /** Null while a pause is open. */
  readonly dueMs: EpochMs | null
  readonly isProvisional: boolean
  /** Responsible now. */
  readonly departmentKey: number
  readonly communityKey: number | null
  readonly category1: string
  readonly category2: string | null
  readonly urgency: Urgency
}

export interface BucketCount extends Count {
  readonly bucket: number
  readonly key: GroupKey
}

/** Counts only. Every answer is as of `scope.asOfMs`. */
export interface FactReader {
  count(
    measures: readonly MeasureId[],
    scope: FactScope,
    by: Axis,
  ): Promise<Map<GroupKey, Record<string, Count>>>
  /** Breached clocks per bucket [bounds[i], bounds[i+1]) and group; den = judged. `clock` null = both. */
  clockSeries(
    scope: FactScope,
    series: { readonly clock: 0 | 1 | null; readonly bounds: readonly EpochMs[]; readonly by: Axis },
  ): Promise<BucketCount[]>
  /** `stage_time` has one group per pair `from>to`; the others one group ''. */
  quantiles(measure: TimeId, scope: FactScope): Promise<Map<string, Quantiles>>
  scores(scope: FactScope, indicators: readonly MeasureId[]): Promise<DepartmentSums[]>
  openCases(scope: FactScope, atMs: EpochMs): Promise<OpenCase[]>
  /** Clocks running, paused or breached and still open at as-of, whatever the scope's period. */
  openClocks(scope: FactScope): Promise<OpenClock[]>
  units(measure: MeasureId, scope: FactScope, part: UnitPart, page: UnitPage): Promise<Unit[]>
}
