// `GET /samples/{id}/results`: the standing result with the way to the records behind every number.
import { listCasesById } from '#db/queries/appraisalReads.ts'
import { listSampleRecords, type SampleRow } from '#db/queries/samples.ts'
import type { CheckResults, Estimate, SampledList } from '../../../contract/checkResults.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import type { ReportedFigures, ResultDepartment } from '../../../domain/sampling/checkResult.ts'
import { holdsWholeDepartments } from '../../../domain/sampling/frameFilters.ts'
import {
  type ClaimResult,
  isMismatch,
  type SampledFigure,
  type SampleFigure,
  type UnitResult,
} from '../../../domain/sampling/results.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import { casesAt } from '../../cases/standing.ts'
import type { Context } from '../../context.ts'
import { type Place, shareMetric } from '../../figures.ts'
import { ownCredits, schemeOn } from '../../rankingBasis.ts'
import { casesUrl, periodRef } from '../../resolveScope.ts'
import { filtersOf, planOf } from '../draw/storedPlan.ts'
import { isOfFlag, reportedFilters, SCHEME } from './gatherResult.ts'
import { periodOf } from './periodOf.ts'
import type { StandingResult } from './standingResult.ts'

/** What every department's figures need, worked out once: a plan names every record of the frame. */
interface Viewed extends StandingResult {
  readonly context: Context
  /** Where lists of the batch are found, which of them left open. */
  readonly listsUrl: string
  /** Of what was reported over the frame's filters, of all departments; null of a frame by flag. */
  readonly reportedPlace: Place | null
}

/** What is shown of a standing result. */
export function resultsView(context: Context, standing: StandingResult): CheckResults {
  const { row, result } = standing
  const viewed: Viewed = {
    ...{ ...standing, context },
    listsUrl: listsUrl(context, row),
    reportedPlace: isOfFlag(row) ? null : reportedPlace(context, row),
  }
  const listed = (list: SampledList, count: number) => ({ count, casesUrl: sampledUrl(viewed, { list }) })
  return {
    ...{ sample: row.id, drawId: row.drawId, state: row.state, scheme: result.scheme },
    period: periodRef(context, periodOf(context, row)),
    asOf: result.asOf,
    ruleSet: context.ruleSetsInUse,
    dataVersion: String(context.dataVersion),
    ...{ filters: filtersOf(row), countsInPeriod: holdsWholeDepartments(planOf(row).filters) },
    sha256: row.resultHash,
    submitted: result.submitted === null ? null : { ...result.submitted },
    unfinished: {
      unchecked: listed('unchecked', result.unfinished.unchecked.length),
      open: listed('open', result.unfinished.open.length),
      unvisited: listed('unvisited', result.unfinished.unvisited.length),
    },
    agreement: {
      records: result.agreement.records === null ? null : { ...result.agreement.records },
      items: result.agreement.items === null ? null : { ...result.agreement.items },
    },
    agreed: listed('agreed', result.agreed.length),
    units: result.units.map(({ department, result: unit, reported, claim }) => ({
      department: { ...department },
      ...verifiedView(viewed, { unit, reported, department }),
      claim: claimView(viewed, claim),
    })),
    total: verifiedView(viewed, {
      unit: result.total.result,
      reported: result.total.reported,
      department: null,
    }),
    mismatches: mismatchesOf(viewed),
  }
}

interface ListAsked {
  readonly list: SampledList
  readonly department?: string | undefined
  readonly part?: 'num'
}

/** As of the deployment's clock, since who was sampled does not change. */
function listsUrl(context: Context, row: SampleRow): string {
  const place = { period: periodOf(context, row), asOfMs: context.asOfMs, filters: {} }
  return casesUrl(context, place, { sample: String(row.id) })
}

function reportedPlace(context: Context, row: SampleRow): Place {
  const period = periodOf(context, row)
  const credits = ownCredits(context, schemeOn(context, SCHEME, period))
  return { ...{ period, credits }, asOfMs: row.asOfMs, filters: reportedFilters(row) }
}

/** Address of a list of the batch (sampledCases.ts). */
function sampledUrl({ listsUrl: url }: Viewed, { list, department, part }: ListAsked): string {
  const asked = new URLSearchParams({ sampled: list })
  if (department !== undefined) asked.set('sampledOf', department)
  if (part !== undefined) asked.set('part', part)
  return `${url}&${asked}`
}

interface UnitViewed {
  readonly unit: UnitResult
  readonly reported: ReportedFigures
  /** Null = all together. */
  readonly department: ResultDepartment | null
}

function verifiedView(viewed: Viewed, { unit, reported, department }: UnitViewed) {
  const id = department?.id
  const url = (list: SampledList) => sampledUrl(viewed, { list, department: id })
  const estimate = (figure: SampledFigure) => estimateView(figure, unit[figure], url(FIGURES[figure].list))
  return {
    frame: { count: unit.frame, casesUrl: url('frame') },
    asked: { count: unit.asked, casesUrl: url('asked') },
    upheld: estimate('upheld'),
    resolved: estimate('resolved'),
    satisfied: estimate('satisfied'),
    reported: reportedView(viewed, reported, id),
  }
}

/** Names of the figures as metrics; no metrics of the registry, since they are estimates of a sample. */
const FIGURES = {
  upheld: { metric: 'upheld_share', kind: 'rate', list: 'checked' },
  resolved: { metric: 'verified_resolution', kind: 'rate', list: 'visited' },
  satisfied: { metric: 'verified_satisfaction', kind: 'mean', list: 'graded' },
} as const
const VERSION = '1'

function estimateView(figure: SampledFigure, one: SampleFigure, url: string): Estimate {
  const { metric, kind } = FIGURES[figure]
  const { value, lo, hi, num, den, unanswered, worst, best, responseRate, effectiveN } = one
  return {
    ...{ kind, value, num, den, lo, hi, excluded: unanswered },
    ...(value === null ? { reason: 'no_data' as const } : {}),
    ...{ metric, version: VERSION, casesUrl: url },
    ...(worst === null ? {} : { bounds: { worst, best } }),
    ...{ responseRate, effectiveN },
  }
}

/** What was reported, as of when the frame was frozen, over its filters; null of a frame by flag. */
function reportedView(
  { context, result, reportedPlace: whole }: Viewed,
  { resolution, satisfaction }: ReportedFigures,
  department: string | undefined,
): CheckResults['total']['reported'] {
  if (whole === null) return null
  const place: Place =
    department === undefined ? whole : { ...whole, filters: { ...whole.filters, department: [department] } }
  return {
    resolution: shareMetric(context, result.resolutionMetric, resolution, place),
    satisfaction: shareMetric(context, 'satisfaction_rate', satisfaction, place),
  }
}

function claimView(viewed: Viewed, claim: ClaimResult) {
  const { department, verified, p, q, statement } = claim
  const url = (list: SampledList, part?: 'num') =>
    sampledUrl(viewed, { list, department, ...(part === undefined ? {} : { part }) })
  return {
    claimed: { count: claim.claimed, casesUrl: url('claimed') },
    visited: { count: claim.visited, casesUrl: url('claim_visited') },
    falseOnes: { count: claim.falseOnes, casesUrl: url('claim_visited', 'num') },
    verified:
      verified === null
        ? null
        : {
            reported: verified.reportedRate,
            value: verified.verifiedRate,
            ...verified.rateBounds,
          },
    ...{ p, q, statement },
  }
}

function mismatchesOf({ context, row, result }: Viewed): CheckResults['mismatches'] {
  const found = result.records.filter(isMismatch)
  const sentBack = new Map(listSampleRecords(context.db, row.id).map((one) => [one.caseId, one]))
  const keys = new Map(
    listCasesById(
      context.db,
      found.map(({ id }) => id),
    ).map(({ key, id }) => [id, key]),
  )
  const cases = casesAt(context, [...keys.values()], context.asOfMs)
  return found.map(({ id, department }) => {
    const { sentBackAtMs = null, sentBackBy = null } = sentBack.get(id) ?? {}
    const title = cases.get(keys.get(id) ?? 0)?.title ?? null
    return {
      caseId: id,
      title: title === null ? null : maskText(title),
      department,
      sentBackAt: sentBackAtMs === null ? null : isoInZone(sentBackAtMs, context.zone),
      sentBackBy,
    }
  })
}
