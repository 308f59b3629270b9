// The part of a quarter's total that the third-party check gives: 100 × design-weighted upheld share of each department.
import { listSubmitted } from '#db/queries/sampleResults.ts'
import { parseCheckResult } from '../../../domain/sampling/checkResult.ts'
import { holdsWholeDepartments } from '../../../domain/sampling/frameFilters.ts'
import { type PooledShare, pooledShare } from '../../../domain/sampling/pooledShare.ts'
import type { PartSource } from '../../appraisal/partSources.ts'
import type { Context } from '../../context.ts'
import { casesUrl } from '../../resolveScope.ts'

/**
 * Points by department id, from every batch handed in that was drawn from this very period and holds its departments whole: another
 * draw joins an unwelcome one, it never takes its place, and a draw of one category only says nothing of the others. `receipts` list
 * the checked records of each batch. A department nobody could tell anything of is absent.
 */
export const supervisionPart: PartSource = (context, period) => {
  const found = new Map<string, (PooledShare & { readonly receipt: string })[]>()
  for (const { id, filters, result } of listSubmitted(context.db, period.id)) {
    if (!holdsWholeDepartments(JSON.parse(filters))) continue
    for (const { department, result: unit } of parseCheckResult(result).units) {
      const { value, variance, effectiveN } = unit.upheld
      if (value === null || variance === null || effectiveN === null) continue
      const receipt = receiptOf(context, { period, sample: id, department: department.id })
      const share = { value, variance, effectiveN, receipt }
      found.set(department.id, [...(found.get(department.id) ?? []), share])
    }
  }
  return Object.fromEntries([...found].map(([id, shares]) => [id, pointsOf(shares)]))
}

function pointsOf(shares: readonly (PooledShare & { readonly receipt: string })[]) {
  const { value, variance } = pooledShare(shares)
  return {
    value: 100 * value,
    variance: 10_000 * variance,
    receipts: shares.map(({ receipt }) => receipt),
  }
}

function receiptOf(
  context: Context,
  {
    period,
    sample,
    department,
  }: {
    readonly period: Parameters<PartSource>[1]
    readonly sample: number
    readonly department: string
  },
): string {
  const place = { period, asOfMs: context.asOfMs, filters: {} }
  return casesUrl(context, place, { sample: String(sample), sampled: 'checked', sampledOf: department })
}
