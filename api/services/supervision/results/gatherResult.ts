// A batch's result from the rows as they are: what inspectors and residents said, beside what was reported.
import { listChecks, listVisits } from '#db/queries/checks.ts'
import { listReported, type ReportedRow } from '#db/queries/sampleResults.ts'
import { listSampleRecords, type SampleRecordRow, type SampleRow } from '#db/queries/samples.ts'
import type { CheckTurn } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { Sums } from '../../../domain/metrics/compute.ts'
import {
  type CheckResult,
  checkResultOf,
  type ReportedFigures,
  type ResultDepartment,
} from '../../../domain/sampling/checkResult.ts'
import { checkOutcome, isClaimed, type Reported, visitOutcome } from '../../../domain/sampling/outcomes.ts'
import { agreementOfChecks, type CheckAnswers } from '../../../domain/sampling/recordCheck.ts'
import type { FrameCounts, FrameStratum, SampledRecord } from '../../../domain/sampling/results.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Context } from '../../context.ts'
import { UNITS_OF } from '../../figures.ts'
import { ownCredits, schemeOn } from '../../rankingBasis.ts'
import { scopeOf } from '../../resolveScope.ts'
import { answersOf, isAgreed, turnsOf } from '../check/assigned.ts'
import { designOf, filtersOf, planOf } from '../draw/storedPlan.ts'
import { periodOf } from './periodOf.ts'

/** Reported figures of a period by department id, all together under the empty one, and the metric that says what is resolved. */
export interface ReportedOf {
  readonly figures: ReadonlyMap<string, ReportedFigures>
  readonly resolutionMetric: CheckResult['resolutionMetric']
}

/** The scheme whose credits grades count by. */
export const SCHEME = 'standard'
const NONE: Sums = { num: 0, den: 0, excluded: 0 }

/** What was reported over the batch's period with its filters, as of when its frame was frozen; nothing of a frame by flag. */
export async function readReported(context: Context, row: SampleRow): Promise<ReportedOf> {
  const period = periodOf(context, row)
  const scope = scopeOf(context, reportedFilters(row), { period, asOfMs: row.asOfMs })
  const credits = ownCredits(context, schemeOn(context, SCHEME, period))
  const measures = [
    UNITS_OF.resolution_rate,
    UNITS_OF.resolution_rate_recorded,
    UNITS_OF.satisfaction_rate,
  ] as const
  const counts = await context.reader.count(measures, scope, 'department', credits)
  const idOf = new Map(context.departments.map(({ key, id }) => [String(key), id]))
  const inAll = [...counts].flatMap(([key, one]) => {
    const id = idOf.get(key)
    return id === undefined ? [] : [[id, one] as const]
  })
  const sum = (id: (typeof measures)[number]) =>
    inAll.reduce((all, [, one]) => added(all, one[id] ?? NONE), NONE)
  const isCalledBack = sum('resolution').den > 0
  const resolution = isCalledBack ? 'resolution' : 'resolution_recorded'
  const figures = new Map<string, ReportedFigures>(
    inAll.map(([id, one]) => [
      id,
      { resolution: one[resolution] ?? NONE, satisfaction: one.satisfaction ?? NONE },
    ]),
  )
  const resolutionMetric = isCalledBack ? 'resolution_rate' : 'resolution_rate_recorded'
  if (isOfFlag(row)) return { figures: new Map(), resolutionMetric }
  figures.set('', { resolution: sum(resolution), satisfaction: sum('satisfaction') })
  return { figures, resolutionMetric }
}

const added = (a: Sums, b: Sums): Sums => ({
  num: a.num + b.num,
  den: a.den + b.den,
  excluded: a.excluded + b.excluded,
})

/** Whether the frame is of flagged records only, or of the others: figures of all cases are no measure of them. */
export const isOfFlag = (row: SampleRow): boolean => filtersOf(row).flag !== undefined

/** The filters of a batch's frame, as an address has them: kinds as the departments of the frame, which are of them; no flag. */
export function reportedFilters(row: SampleRow): Filters {
  const { kind, flag: _, ...filters } = filtersOf(row)
  if (kind === undefined) return filters as Filters
  return {
    ...(filters as Filters),
    department: [...new Set(Object.values(designOf(row).departments))].sort(),
  }
}

/** The result of a batch that is drawn. */
export function gatherResult(context: Context, row: SampleRow, reported: ReportedOf): CheckResult {
  const { departments: ownerOf, strata } = designOf(row)
  const sampled = listSampleRecords(context.db, row.id)
  const claims = claimsOf(context, row, sampled)
  const { records, doubles, agreed } = recordsOf(context, row.id, { sampled, claims })
  const frame = frameOf(planOf(row).strata, ownerOf, claims)
  const scheme = schemeOn(context, SCHEME, periodOf(context, row))
  return checkResultOf({
    sample: row.id,
    drawId: row.drawId,
    period: row.period,
    asOf: isoInZone(row.asOfMs, context.zone),
    scheme: `${scheme.id}@${scheme.version}`,
    credits: scheme.credits,
    strata: strata.map(
      ({ stratum, departmentId, size }): FrameStratum => ({ stratum, department: departmentId, size }),
    ),
    frame,
    records,
    agreement: agreementOfChecks(doubles),
    agreed,
    resolutionMetric: reported.resolutionMetric,
    departments: departmentsOf(context, frame),
    reported: reported.figures,
  })
}

const departmentsOf = ({ departments }: Context, frame: FrameCounts): ResultDepartment[] =>
  departments.filter(({ id }) => Object.hasOwn(frame, id)).map(({ id, name, kind }) => ({ id, name, kind }))

/**
 * Whether each record of the frame was reported as resolved when it was frozen, by id. One that was sent back since was: on a clock that
 * stands still its reopening lies at that very instant.
 */
export function claimsOf(
  { db }: Context,
  row: SampleRow,
  sampled: readonly SampleRecordRow[] = listSampleRecords(db, row.id),
): ReadonlyMap<string, boolean> {
  const sentBack = new Set(sampled.flatMap((one) => (one.sentBackAtMs === null ? [] : [one.caseId])))
  const reported = listReported(db, Object.keys(designOf(row).departments), row.asOfMs)
  return new Map(reported.map((one) => [one.id, sentBack.has(one.id) || isClaimed(reportedOf(one))]))
}

const reportedOf = ({ archives, isReopened, outcome, resolved }: ReportedRow): Reported => ({
  isArchived: archives > 0,
  isReopened: isReopened === 1,
  outcome,
  calledBackResolved: resolved === null ? null : resolved === 1,
})

function frameOf(
  stratumOf: Readonly<Record<string, string>>,
  ownerOf: Readonly<Record<string, string>>,
  claims: ReadonlyMap<string, boolean>,
): FrameCounts {
  const counts: Record<string, { cases: number; claimed: number; claimedIn: Record<string, number> }> = {}
  for (const [id, department] of Object.entries(ownerOf)) {
    counts[department] ??= { cases: 0, claimed: 0, claimedIn: {} }
    const of = counts[department]
    of.cases += 1
    if (claims.get(id) !== true) continue
    of.claimed += 1
    const stratum = stratumOf[id] ?? ''
    of.claimedIn[stratum] = (of.claimedIn[stratum] ?? 0) + 1
  }
  return counts
}

function recordsOf(
  { db }: Context,
  id: number,
  {
    sampled,
    claims,
  }: { readonly sampled: readonly SampleRecordRow[]; readonly claims: ReadonlyMap<string, boolean> },
) {
  const checks = byCase(listChecks(db, id))
  const visits = byCase(listVisits(db, id))
  const doubles: (readonly [CheckAnswers, CheckAnswers])[] = []
  const agreed: string[] = []
  const records = sampled.map((record): SampledRecord => {
    const entered = checks.get(record.caseId) ?? []
    if (isAgreed(record, turnsOf(entered))) agreed.push(record.caseId)
    const entries = Object.fromEntries(entered.map((entry) => [entry.turn, answersOf(entry)])) as Partial<
      Record<CheckTurn, CheckAnswers>
    >
    if (entries.first !== undefined && entries.second !== undefined)
      doubles.push([entries.first, entries.second])
    return {
      ...headOf(record),
      claimed: claims.get(record.caseId) ?? false,
      check: checkOutcome(entries, { isDouble: record.second !== null }),
      visit: visitOutcome(visits.get(record.caseId) ?? []),
    }
  })
  return { records, doubles, agreed }
}

function byCase<T extends { readonly caseId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>()
  for (const row of rows) {
    const group = grouped.get(row.caseId)
    if (group === undefined) grouped.set(row.caseId, [row])
    else group.push(row)
  }
  return grouped
}

const headOf = ({ caseId, departmentId, stratum, replacedReason }: SampleRecordRow) => ({
  id: caseId,
  department: departmentId,
  stratum,
  isReplaced: replacedReason !== null,
})
