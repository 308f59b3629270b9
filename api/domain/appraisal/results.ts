// Units, scheme and parts → the ranked results of an appraisal, group by group.
import type { AppraisalKind, DepartmentKind, Reason, Words } from '#db/vocabulary.ts'
import { type Figure, share } from '../metrics/compute.ts'
import { isMetric, metricDefinition } from '../metrics/definitions.ts'
import { byScore, byShare, isSingleRate } from '../ranking/pairs.ts'
import { type Standing, standingsOf } from '../ranking/standings.ts'
import type { Scheme } from '../rules.ts'
import { compositeFromMoments, SCORE_Z } from '../statistics/composite.ts'
import { type GroupTotal, pooledOf } from './pooled.ts'
import { type AppliedPart, type PartValue, totalOf } from './total.ts'
import { type AppraisalUnits, type DepartmentUnits, momentsOfUnits, NO_UNITS, sumsOf } from './units.ts'

export interface Points {
  readonly value: number
  readonly lo: number
  readonly hi: number
  /** In squared points. */
  readonly variance: number
}

export interface ResultRow {
  readonly id: string
  readonly name: string
  readonly kind: DepartmentKind
  readonly ranked: boolean
  readonly reason?: Reason
  /** Indicators short of the scheme's minimum. */
  readonly shortOf?: readonly string[]
  readonly rank: number | null
  readonly rankLow: number | null
  readonly rankHigh: number | null
  readonly tier: number | null
  readonly score: Points | null
  /** What a quarter is ranked by; null in a month. */
  readonly total: Points | null
  readonly parts: readonly AppliedPart[]
  readonly indicators: Readonly<Record<string, Figure>>
  /** Cases received in the period, and void ones among them. */
  readonly cases: number
  readonly voidCases: number
}

export interface ResultGroup {
  readonly id: string
  readonly label: Words
  readonly rows: readonly ResultRow[]
  readonly total: GroupTotal
}

/** How results are worked out; the same for a snapshot, a preview and a correction. */
export interface ResultRule {
  readonly kind: AppraisalKind
  readonly scheme: Scheme
  readonly groups: readonly {
    readonly id: string
    readonly label: Words
    readonly members: readonly string[]
  }[]
  /** Parts other than the score, by department id; absent = no data. */
  readonly supervision: Readonly<Record<string, PartValue>>
  readonly council: Readonly<Record<string, PartValue>>
  /** Why an indicator without units has no value. */
  readonly emptyReasons: Readonly<Record<string, Reason>>
}

/**
 * A month is ranked by score, a quarter by the total (domain.md section 5); departments short of a minimum follow by id, without
 * rank and with a reason. Pure: equal units and rule give equal results, whatever happened meanwhile.
 */
export function resultsOf(units: AppraisalUnits, rule: ResultRule): ResultGroup[] {
  const byId = new Map(units.departments.map((department) => [department.id, department]))
  return rule.groups.map(({ id, label, members }) => {
    const rows = members.flatMap((member) => {
      const department = byId.get(member)
      return department === undefined ? [] : [rowOf(department, rule)]
    })
    return { id, label, rows: ranked(rows, rule), total: pooledOf(rows, rule) }
  })
}

function ranked(rows: readonly ResultRow[], rule: ResultRule): ResultRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const placed = standingsFor(rows, rule).flatMap(({ id, ...place }) => {
    const row = byId.get(id)
    return row === undefined ? [] : [{ ...row, ...place }]
  })
  const rest = rows.filter((row) => judged(row) === null).sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...placed, ...rest]
}

/** As in the ranking itself: one rate by itself is tested on its counts, everything else by points and variances. */
function standingsFor(rows: readonly ResultRow[], { scheme }: ResultRule): Standing[] {
  const entries = rows.flatMap((row) => {
    const points = judged(row)
    return points === null ? [] : [{ id: row.id, score: points.value, variance: points.variance, row }]
  })
  const isByItself = entries.every(({ row }) => row.parts.every(isScoreOrLeftOut))
  if (!isByItself || !isSingleRate(scheme)) return standingsOf(entries, byScore)
  const metric = scheme.indicators[0]?.metric ?? ''
  const isLower = isMetric(metric) && metricDefinition(metric).direction === 'lower'
  const shares = entries.map(({ row, ...entry }) => {
    const { num = 0, den = 0 } = row.indicators[metric] ?? {}
    return { ...entry, num: isLower ? den - num : num, den }
  })
  return standingsOf(shares, byShare)
}

const isScoreOrLeftOut = ({ part, applied }: AppliedPart): boolean => part === 'score' || applied === null

/** What a row is ranked and judged by: its total, in a month its score; null = not ranked. */
export const judged = ({ total, score }: Pick<ResultRow, 'total' | 'score'>): Points | null => total ?? score

function rowOf(department: DepartmentUnits, rule: ResultRule): ResultRow {
  const { id, name, kind, received } = department
  const { scheme } = rule
  const indicators = Object.fromEntries(
    scheme.indicators.map(({ metric }) => [
      metric,
      share(sumsOf(department.indicators[metric] ?? NO_UNITS), rule.emptyReasons[metric] ?? 'no_data'),
    ]),
  )
  const shortOf = scheme.indicators.flatMap(({ metric, min }) =>
    (indicators[metric]?.den ?? 0) < Math.max(min, 1) ? [metric] : [],
  )
  const score = shortOf.length > 0 ? null : scoreOf(department, scheme)
  const total = rule.kind === 'month' ? null : totalFor(id, score, rule)
  const { num, den } = sumsOf(received)
  return {
    ...{ id, name, kind, indicators, score },
    ranked: score !== null,
    ...(score === null ? { reason: whyUnranked(indicators), shortOf } : {}),
    ...{ rank: null, rankLow: null, rankHigh: null, tier: null },
    total: total === null ? null : pointsOf(total),
    parts: total?.parts ?? [],
    cases: den,
    voidCases: num,
  }
}

function totalFor(id: string, score: Points | null, { supervision, council }: ResultRule) {
  return totalOf({ score, supervision: supervision[id] ?? null, council: council[id] ?? null })
}

function scoreOf(department: DepartmentUnits, { indicators }: Scheme): Points {
  const moments = momentsOfUnits(
    department,
    indicators.map(({ metric }) => metric),
  )
  const signs = indicators.map(
    ({ metric }) => !isMetric(metric) || metricDefinition(metric).direction !== 'lower',
  )
  const weights = indicators.map(({ weight }) => weight)
  const { value, variancePlus } = compositeFromMoments(moments, weights, signs)
  return pointsOf({ value: 100 * value, variance: 10_000 * variancePlus })
}

/** Points with their 95 % interval, cut to 0…100. */
function pointsOf({ value, variance }: { readonly value: number; readonly variance: number }): Points {
  const half = SCORE_Z * Math.sqrt(variance)
  return { value, lo: Math.max(0, value - half), hi: Math.min(100, value + half), variance }
}

/** Nothing at all: no data; an indicator without units: its own reason; else too few. */
function whyUnranked(indicators: Readonly<Record<string, Figure>>): Reason {
  const figures = Object.values(indicators)
  const empty = figures.filter(({ den }) => den === 0)
  if (empty.length === 0) return 'too_few'
  return empty.length === figures.length ? 'no_data' : (empty[0]?.reason ?? 'no_data')
}
