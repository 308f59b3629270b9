// The map screen's own part of the address, with its defaults and what the deployment makes impossible.
import type { HeatQuery } from '#api/contract/heat.ts'
import type { Meta } from '#api/contract/meta.ts'
import { parsePeriod, periodOfDay } from '#api/domain/time/period.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { ViewFilters, ViewParams } from '#web/lib/view.ts'

export const LAYERS = ['grid', 'community', 'tiles'] as const
export type LayerName = (typeof LAYERS)[number]
export const MEASURES = ['count', 'per_1000_households', 'breach_rate'] as const
export type Measure = (typeof MEASURES)[number]
export type HeatLevel = NonNullable<HeatQuery['cell']>
export type CellLevel = Exclude<HeatLevel, 'community'>
const CELLS: readonly CellLevel[] = ['125', '250', '500', '1000']

export interface MapView {
  readonly layer: LayerName
  /** The tile map stands in for the community map, which has no polygons. */
  readonly isFallback: boolean
  readonly measure: Measure
  readonly cell: CellLevel
  readonly level: HeatLevel
  /** The month shown alone, or null for the whole period. */
  readonly month: string | null
  readonly months: readonly string[]
  /** Whose classes: the period's own, or those of all periods of its kind in the year. A month always has the year's. */
  readonly classes: 'period' | 'year'
  readonly isTable: boolean
}

/** Level and measure of an answer, which may still be the one before. */
export function shownBy(heat: { readonly cell: string; readonly measure: string }): {
  readonly level: HeatLevel
  readonly measure: Measure
} {
  return {
    level: CELLS.find((one) => one === heat.cell) ?? 'community',
    measure: MEASURES.find((one) => one === heat.measure) ?? 'count',
  }
}

/** What of the deployment decides: outlines to draw, households to divide by. */
export interface MapPossible {
  readonly hasOutlines: boolean
  readonly hasHouseholds: boolean
}

/** Unknown values fall back to the default: 社区分级, 件/千户 (件数 where no households are known or on cells). */
export function readMapView(
  { params, filters }: { readonly params: ViewParams; readonly filters: ViewFilters },
  meta: Meta,
  { hasOutlines, hasHouseholds }: MapPossible,
): MapView {
  const asked =
    LAYERS.find((one) => one === params.layer) ?? (meta.communities.length > 0 ? 'community' : 'grid')
  const isFallback = asked === 'community' && !hasOutlines
  const layer = isFallback ? 'tiles' : asked
  const cells = cellsOf(meta)
  const cell = cells.find((one) => one === params.cell) ?? cells.find((one) => one === '250') ?? '250'
  const months = monthsOf(filters.period, meta)
  const month = months.find((one) => one === params.win) ?? null
  return {
    layer,
    isFallback,
    measure: measureOf(params.measure, { layer, hasHouseholds }),
    cell,
    level: layer === 'grid' ? cell : 'community',
    month,
    months,
    classes: month !== null || params.scheme === 'year' ? 'year' : 'period',
    isTable: params.v === 'table',
  }
}

export const cellsOf = (meta: Meta): readonly CellLevel[] =>
  CELLS.filter((one) => meta.cellSizes.includes(Number(one)))

function measureOf(
  wanted: ViewParams['measure'],
  { layer, hasHouseholds }: { readonly layer: LayerName; readonly hasHouseholds: boolean },
): Measure {
  const canDivide = layer !== 'grid' && hasHouseholds
  const known = MEASURES.find((one) => one === wanted)
  if (known === undefined || known === 'per_1000_households')
    return canDivide ? 'per_1000_households' : 'count'
  return known
}

/** The calendar months that lie wholly in the period and have begun by as-of; none where it holds fewer than two. */
export function monthsOf(periodId: string, meta: { readonly zone: string; readonly asOf: string }): string[] {
  const zone = zoneOf(meta.zone)
  const period = parsePeriod(periodId, zone)
  if (period === null || period.grain === 'month') return []
  const months: string[] = []
  let month = periodOfDay('month', period.firstDay, zone)
  while (month.endDay <= period.endDay && month.startMs < Date.parse(meta.asOf)) {
    if (month.firstDay >= period.firstDay) months.push(month.id)
    month = periodOfDay('month', month.endDay, zone)
  }
  return months.length > 1 ? months : []
}
