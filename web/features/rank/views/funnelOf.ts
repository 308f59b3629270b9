// The funnel of one group and indicator: each unit against exact limits around the target, and what differs beyond chance.
import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup } from '#api/contract/rankings.ts'
import {
  cutToShares,
  type Dispersion,
  dispersionOf,
  exactFunnel,
  type FunnelLimits,
  widenedFunnel,
} from '#api/domain/statistics/funnel.ts'
import type { VerdictKind } from '#web/lib/verdict.ts'
import type { FunnelAt } from '#web/marks/funnel.ts'

export interface FunnelRow {
  readonly id: string
  readonly name: string
  readonly metric: Metric
  readonly value: number
  readonly limits: FunnelLimits
  /** Null where chance alone explains the differences. */
  readonly widened: FunnelLimits | null
  readonly place: Place
  /** Still outside 99.8 % once the differences between units are allowed for. */
  readonly isBeyondWidened: boolean
}

/** Where a unit lies: beyond 99.8 %, beyond 95 %, or inside. */
export type Place = 'farBelow' | 'below' | 'inside' | 'above' | 'farAbove'

export interface Funnel {
  readonly target: number
  /** The lowest rate first. */
  readonly rows: readonly FunnelRow[]
  readonly curve: readonly FunnelAt[]
  readonly dispersion: Dispersion | null
}

/** Units without a case of the indicator have no place in it. `target` is fixed in advance (达标), not the group's mean. */
export function funnelOf(group: Pick<RankingGroup, 'rows'>, id: string, target: number): Funnel {
  const counted = group.rows.flatMap(({ department, indicators }) => {
    const metric = indicators[id]
    return metric && metric.den > 0 ? [{ id: department.id, name: department.name, metric }] : []
  })
  const dispersion = dispersionOf(
    counted.map(({ metric }) => metric),
    target,
  )
  const tau2 = dispersion?.tau2 ?? 0
  const rows = counted
    .flatMap(({ metric, ...unit }) => {
      const limits = limitsOf(metric.den, target)
      const value = metric.num / metric.den
      if (!limits) return []
      const widened = tau2 > 0 ? widenedOf(metric.den, target, tau2) : null
      const { outer } = widened ?? limits
      const isBeyondWidened = value < outer.lo || value > outer.hi
      return [{ ...unit, metric, value, limits, widened, place: placeOf(value, limits), isBeyondWidened }]
    })
    .toSorted((a, b) => a.value - b.value)
  return { target, rows, curve: curveOf(rows, target, tau2), dispersion }
}

/**
 * Exact limits, each interpolated from its own tail: the upper ones as the lower ones of what went wrong. Interpolated from
 * below alone, a small unit without a failure would lie above its limit, however likely that is (22 of 22 at 90 %: 1 in 10).
 */
export function limitsOf(n: number, target: number): FunnelLimits | null {
  const good = exactFunnel(n, target)
  const wrong = exactFunnel(n, 1 - target)
  if (!good || !wrong) return null
  return {
    inner: { lo: good.inner.lo, hi: 1 - wrong.inner.lo },
    outer: { lo: good.outer.lo, hi: 1 - wrong.outer.lo },
  }
}

function placeOf(value: number, { inner, outer }: FunnelLimits): Place {
  if (value < outer.lo) return 'farBelow'
  if (value > outer.hi) return 'farAbove'
  if (value < inner.lo) return 'below'
  return value > inner.hi ? 'above' : 'inside'
}

function widenedOf(n: number, target: number, tau2: number): FunnelLimits | null {
  const limits = widenedFunnel(n, target, tau2)
  return limits && cutToShares(limits)
}

/** Steps that are finer where the limits bend. */
const STEPS = 60
const FIRST = 5

function curveOf(rows: readonly FunnelRow[], target: number, tau2: number): FunnelAt[] {
  const most = Math.max(0, ...rows.map(({ metric }) => metric.den))
  if (most === 0) return []
  const last = Math.max(FIRST + 1, Math.ceil(most * 1.06))
  const volumes = new Set(
    Array.from({ length: STEPS + 1 }, (_, step) => Math.round(FIRST + (last - FIRST) * (step / STEPS) ** 2)),
  )
  return [...volumes].flatMap((n) => {
    const limits = limitsOf(n, target)
    return limits
      ? [{ n, ...limits, widened: tau2 > 0 ? (widenedOf(n, target, tau2)?.outer ?? null) : null }]
      : []
  })
}

/** Which side is good depends on the indicator. */
export function kindOf(place: Place, isHigherBetter: boolean): VerdictKind {
  if (place === 'inside') return 'noise'
  const isBelow = place === 'below' || place === 'farBelow'
  if (isBelow !== isHigherBetter) return 'good'
  return place === 'farBelow' || place === 'farAbove' ? 'poor' : 'attention'
}
