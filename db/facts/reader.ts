// The door to everything that is counted: questions in, sums out. SQLite answers them here, another engine may later.

import type { EpochMs } from '../units.ts'
import type { Scope as CaseScope, Channel, Grade, Urgency } from '../vocabulary.ts'

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
  | 'acknowledge_time'
  | 'reply_time'
  | 'stage_time'
  | 'open_clocks'

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
  | 'department_stratum'
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

/** One counted unit, for the list behind a figure; a row may sum several (`den` > 1). */
export interface Unit {
  readonly caseKey: number
  readonly unit: number
  readonly atMs: EpochMs
  readonly departmentKey: number
  readonly num: number
  readonly den: number
  readonly workedMs: number | null
  /** What the page is ordered by. */
  readonly sortValue: number | string
}

export type UnitPart = 'den' | 'num' | 'rest' | 'excluded'

/** A square of 125 m cells [from, to), or the places without a cell or community. */
export type PlaceFilter =
  | { readonly kind: 'no_cell' | 'no_community' }
  | {
      readonly kind: 'cells'
      readonly fromX: number
      readonly toX: number
      readonly fromY: number
      readonly toY: number
    }

/** Deadlines in [fromMs, toMs), null = open on that side; or none at all. */
export type DueFilter =
  | { readonly kind: 'paused' }
  | { readonly kind: 'between'; readonly fromMs: EpochMs | null; readonly toMs: EpochMs | null }

export type CaseStatus = 'open' | 'replied' | 'archived' | 'void'

/** The cases one import brought, changed, or both; its own events are [eventsFrom, eventsTo) of the log. */
export interface ImportFilter {
  readonly id: number
  readonly change: 'inserted' | 'updated' | null
  readonly eventsFrom: number
  readonly eventsTo: number
}

/** What a list asks beyond the scope; null = everything. */
export interface UnitFilter {
  readonly place: PlaceFilter | null
  /** Clock measures only: 0 acknowledge, 1 reply. */
  readonly clock: 0 | 1 | null
  /** Open clocks only: their deadline, or those without one for being paused. */
  readonly due: DueFilter | null
  /** Stage times only: the later stage, and the one before it. */
  readonly stage: { readonly from: string | null; readonly to: string } | null
  /** Part of the case's number or title. */
  readonly text: string | null
  /** As of the scope's instant. */
  readonly status: CaseStatus | null
  readonly import: ImportFilter | null
  /** Only these cases. */
  readonly cases: readonly number[] | null
}

export interface UnitsQuestion {
  readonly measure: MeasureId
  readonly part: UnitPart
  readonly filter: UnitFilter
  /** Credits other than the stored ones; absent = as stored. */
  readonly credits?: Credits | null
}

/** The unit's own instant, or its case's receipt, latest reply deadline or number. */
export type UnitSort = 'at' | 'received' | 'due' | 'number'

export interface UnitPage {
  readonly limit: number
  readonly sort: UnitSort
  readonly order: 'asc' | 'desc'
  /** Row to begin with; `sortValue` is not read where the sort is `number`. */
  readonly from: { readonly sortValue: number; readonly caseKey: number; readonly unit: number } | null
}

/** Which units a place is counted by: received cases, or judged clocks (num = breached). */
export type PlaceUnits = 'received' | 'clocks'

export interface PlaceCount extends Count {
  readonly placeKey: number
  /** Null = in no community. */
  readonly communityKey: number | null
  /** Index of the 125 m cell; null = unlocated. */
  readonly cellX: number | null
  readonly cellY: number | null
}

/** Credit of each grade, 0 to 1. */
export type Credits = Readonly<Record<Grade, number>>

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

export interface BreachedCount {
  readonly atMs: EpochMs
  readonly departmentKey: number
  /** First level. */
  readonly category: string
  readonly num: number
}

/** Counts only. Every answer is as of `scope.asOfMs`. */
export interface FactReader {
  /** `credits` stand in for the stored credit of a grade; absent or null = as stored. */
  count(
    measures: readonly MeasureId[],
    scope: FactScope,
    by: Axis,
    credits?: Credits | null,
  ): Promise<Map<GroupKey, Record<string, Count>>>
  /** Breached clocks per bucket [bounds[i], bounds[i+1]) and group; den = judged. `clock` null = both. */
  clockSeries(
    scope: FactScope,
    series: { readonly clock: 0 | 1 | null; readonly bounds: readonly EpochMs[]; readonly by: Axis },
  ): Promise<BucketCount[]>
  /** Breached clocks by deadline, department and first-level category. `clock` null = both. */
  breachedClocks(scope: FactScope, clock: 0 | 1 | null): Promise<BreachedCount[]>
  /** `stage_time` has one group per pair `from>to`; the others one group ''. */
  quantiles(measure: TimeId, scope: FactScope): Promise<Map<string, Quantiles>>
  /** `credits` null = of each grade as stored. */
  scores(
    scope: FactScope,
    indicators: readonly MeasureId[],
    credits: Credits | null,
  ): Promise<DepartmentSums[]>
  openCases(scope: FactScope, atMs: EpochMs): Promise<OpenCase[]>
  /** Clocks running, paused or breached and still open at as-of, whatever the scope's period. */
  openClocks(scope: FactScope): Promise<OpenClock[]>
  /** Units per place, in no particular order. */
  places(scope: FactScope, of: PlaceUnits): Promise<PlaceCount[]>
  units(
    question: UnitsQuestion,
    place: { readonly scope: FactScope; readonly page: UnitPage },
  ): Promise<Unit[]>
  /** How many units all pages hold together. */
  countUnits(question: UnitsQuestion, scope: FactScope): Promise<number>
}
