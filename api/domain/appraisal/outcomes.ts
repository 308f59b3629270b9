// What follows from a quarter: commendation, criticism, the band of a result, and the funding table.
import type { AppraisalKind, AppraisalOutcome, ScoreBand } from '#db/vocabulary.ts'
import { EXCELLENT_SCORE, TARGET_SCORE } from '../defaults.ts'
import { judged, type ResultGroup, type ResultRow } from './results.ts'

export interface Outcome {
  readonly department: string
  readonly kind: AppraisalOutcome
}

export interface FundingLine {
  readonly department: string
  readonly name: string
  readonly group: string
  readonly rank: number | null
  readonly rankLow: number | null
  readonly rankHigh: number | null
  readonly tier: number | null
  readonly value: number | null
  readonly band: ScoreBand | null
  readonly outcome: AppraisalOutcome | null
}

/**
 * Proposals of a quarter (domain.md section 4): commendation where the worst rank allowed is in the upper half of the K ranked
 * (rankHigh ≤ ⌊K/2⌋) and the lower 95 % bound reaches 90; criticism only where the upper bound is below 90. Without a rank
 * interval nobody is commended. A month informs: it proposes nothing.
 */
export function outcomesOf(
  kind: AppraisalKind,
  groups: readonly Pick<ResultGroup, 'id' | 'rows'>[],
): Outcome[] {
  if (kind === 'month') return []
  return groups.flatMap(({ rows }) => {
    const count = rows.filter(({ ranked }) => ranked).length
    return rows.flatMap((row) => {
      const outcome = outcomeOf(row, count)
      return outcome === null ? [] : [{ department: row.id, kind: outcome }]
    })
  })
}

function outcomeOf(row: ResultRow, count: number): AppraisalOutcome | null {
  const points = judged(row)
  if (points === null) return null
  const isAbove = row.rankHigh !== null && row.rankHigh <= Math.floor(count / 2)
  if (isAbove && points.lo >= TARGET_SCORE) return 'commendation'
  return points.hi < TARGET_SCORE ? 'criticism' : null
}

/** 95 is a label only, nothing follows from it; null = no result. */
export function bandOf(value: number | null): ScoreBand | null {
  if (value === null) return null
  if (value >= EXCELLENT_SCORE) return 'excellent'
  return value >= TARGET_SCORE ? 'met' : 'below'
}

/** One line a department, in the order of the results: data for whoever decides on money, no amounts. */
export function fundingTable(
  groups: readonly Pick<ResultGroup, 'id' | 'rows'>[],
  outcomes: readonly Outcome[],
): FundingLine[] {
  const byId = new Map(outcomes.map(({ department, kind }) => [department, kind]))
  return groups.flatMap(({ id: group, rows }) =>
    rows.map((row) => {
      const { id, name, rank, rankLow, rankHigh, tier } = row
      const value = judged(row)?.value ?? null
      const result = { value, band: bandOf(value), outcome: byId.get(id) ?? null }
      return { department: id, name, group, rank, rankLow, rankHigh, tier, ...result }
    }),
  )
}
