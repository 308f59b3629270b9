// The areas of an answer as the list, the map and the table show them: ranked, classed, marked where units are too few.
import type { Heat, HeatFeature } from '#api/contract/heat.ts'
import type { Look } from '#web/map/scene.ts'
import { classOf } from '#web/marks/tileMap.ts'
import type { Measure } from './mapView.ts'

export interface Area {
  readonly id: string
  /** Community, or the one a cell's middle lies in; null outside all. */
  readonly name: string | null
  readonly num: number
  readonly den: number
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly reason: string | null
  /** A rate of too few units: hatched, in no class, not ranked. */
  readonly isSmall: boolean
  readonly look: Look
  /** Place by value, 1, 2, 2, 4; null where not ranked. */
  readonly rank: number | null
  readonly isTied: boolean
  readonly casesUrl: string
  readonly geometry: HeatFeature['geometry']
}

export const isRate = (measure: Measure): boolean => measure === 'breach_rate'

/**
 * Largest value first, equal values share a place in the order of their ids; those of too few units and those without
 * a value follow unranked. Counts are never too few.
 */
export function rankAreas(heat: Heat, measure: Measure, breaks: readonly number[]): Area[] {
  const areas = heat.features.map((feature) =>
    areaOf(feature, { measure, breaks, minimum: heat.legend.minimum }),
  )
  const inOrder = [...areas].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
  const places = new Map<number, { first: number; count: number }>()
  inOrder.filter(isRanked).forEach(({ value }, index) => {
    const place = places.get(value ?? 0)
    places.set(value ?? 0, { first: place?.first ?? index + 1, count: (place?.count ?? 0) + 1 })
  })
  return inOrder.map((area) => {
    const place = isRanked(area) ? places.get(area.value ?? 0) : undefined
    return place === undefined ? area : { ...area, rank: place.first, isTied: place.count > 1 }
  })
}

const isRanked = (area: Area): boolean => area.value !== null && !area.isSmall

/** Unranked ones after all ranked, those with a value first. */
function weight(area: Area): number {
  if (area.value === null) return -2
  return area.isSmall ? -1 : area.value
}

function areaOf(
  { id, geometry, properties }: HeatFeature,
  { measure, breaks, minimum }: { measure: Measure; breaks: readonly number[]; minimum: number },
): Area {
  const { label, num, den, value, lo, hi, reason, casesUrl } = properties
  const isSmall = isRate(measure) && den < minimum
  return {
    id,
    name: label,
    num,
    den,
    value,
    lo: lo ?? null,
    hi: hi ?? null,
    reason: reason ?? null,
    isSmall,
    look: lookOf(value, isSmall, breaks),
    rank: null,
    isTied: false,
    casesUrl,
    geometry,
  }
}

const CLASSES = [1, 2, 3, 4, 5, 6] as const

/** A value without a class (too few units, or none to divide by) is hatched: nothing to see is not the same as little. */
export function lookOf(value: number | null, isSmall: boolean, breaks: readonly number[]): Look {
  if (value === null || isSmall) return 'hatched'
  return CLASSES[classOf(value, breaks) - 1] ?? 6
}

/** Lower ends of classes 2…6 in force. */
export const breaksOf = (heat: Heat, classes: 'period' | 'year'): readonly number[] =>
  classes === 'year' ? heat.legend.yearBreaks : heat.legend.breaks

/** Cases (for rates: judged clocks) on the map, without those that have no place. */
export const locatedOf = (heat: Heat): number => heat.total - heat.unlocated.num
