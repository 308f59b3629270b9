// The result of a batch as it is handed in: one canonical text, from whose records every figure can be worked out again.
import type { DepartmentKind } from '#db/vocabulary.ts'
import type { Sums } from '../metrics/compute.ts'
import type { MetricId } from '../metrics/definitions.ts'
import { type Json, jcs } from '../trail/jcs.ts'
import type { CheckAgreement } from './recordCheck.ts'
import { type ClaimResult, claimResults, type Sampled, type UnitResult, unitResult } from './results.ts'

export interface ResultDepartment {
  readonly id: string
  readonly name: string
  readonly kind: DepartmentKind
}

/** What departments reported of themselves over the same period, as of when the frame was frozen. */
export interface ReportedFigures {
  readonly resolution: Sums
  readonly satisfaction: Sums
}

/** What is not finished: record ids each, in the order of the queue. */
export interface Unfinished {
  /** An inspector's entry is missing. */
  readonly unchecked: readonly string[]
  /** Two inspectors differ, and nobody has settled it. */
  readonly open: readonly string[]
  /** Not reached, and fewer than three attempts made. */
  readonly unvisited: readonly string[]
}

export interface CheckResult extends Sampled {
  readonly v: 1
  readonly sample: number
  readonly drawId: string
  readonly period: string
  /** ISO 8601 with offset: when the frame was frozen. */
  readonly asOf: string
  /** `id@version` of the scheme whose credits grades count by. */
  readonly scheme: string
  readonly unfinished: Unfinished
  readonly agreement: CheckAgreement
  /** Ids of the records on which the two inspectors differed and settled it between them, since no third person could. */
  readonly agreed: readonly string[]
  /** The metric that says what was reported as resolved: by callbacks, or as recorded where there are none. */
  readonly resolutionMetric: MetricId
  readonly units: readonly {
    readonly department: ResultDepartment
    readonly result: UnitResult
    readonly reported: ReportedFigures
    readonly claim: ClaimResult
  }[]
  readonly total: { readonly result: UnitResult; readonly reported: ReportedFigures }
  /** Null while records are being checked. */
  readonly submitted: { readonly by: string; readonly at: string; readonly reason: string | null } | null
}

const NONE: Sums = { num: 0, den: 0, excluded: 0 }

export interface ResultParts extends Omit<CheckResult, 'v' | 'units' | 'total' | 'unfinished' | 'submitted'> {
  /** Of the frame, by id. */
  readonly departments: readonly ResultDepartment[]
  /** By department id; all together under the empty one. */
  readonly reported: ReadonlyMap<string, ReportedFigures>
}

/** Works a batch's result out; pure: equal parts give the same text. */
export function checkResultOf({ departments, reported, ...parts }: ResultParts): CheckResult {
  const claims = claimResults(
    parts,
    departments.map(({ id }) => id),
  )
  const reportedOf = (id: string) => reported.get(id) ?? { resolution: NONE, satisfaction: NONE }
  return {
    ...parts,
    v: 1,
    unfinished: unfinishedOf(parts),
    units: departments.flatMap((department, i) => {
      const claim = claims[i]
      if (claim === undefined) return []
      const { id } = department
      return [{ department, result: unitResult(parts, id), reported: reportedOf(id), claim }]
    }),
    total: { result: unitResult(parts, null), reported: reportedOf('') },
    submitted: null,
  }
}

/** A record somebody stepped in for need not be finished. */
function unfinishedOf({ records }: Pick<Sampled, 'records'>): Unfinished {
  const standing = records.filter(({ isReplaced }) => !isReplaced)
  const idsWhere = (isSo: (record: (typeof standing)[number]) => boolean) =>
    standing.filter(isSo).map(({ id }) => id)
  return {
    unchecked: idsWhere(({ check }) => check.state === 'unchecked'),
    open: idsWhere(({ check }) => check.state === 'open'),
    unvisited: idsWhere(({ visit }) => !visit.isComplete),
  }
}

/** RFC 8785 text of a result; its SHA-256 is what the audit log names. */
export const checkResultText = (result: CheckResult): string => jcs(asJson(result))

/** Interfaces have no index signature: the one place where a result is taken as plain JSON. `jcs` refuses what is none. */
function asJson(result: CheckResult): Json {
  return result as unknown as Json
}

/** Reads a stored text. @throws RangeError for a layout this program does not know. */
export function parseCheckResult(text: string): CheckResult {
  const result = JSON.parse(text) as CheckResult
  if (result.v !== 1) throw new RangeError(`a result of layout ${String(result.v)}`)
  return result
}
