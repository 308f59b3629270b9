// Communities as tiles, densest first: cases per thousand households, or the count where no households are known.
import type { Heat } from '#api/contract/heat.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Tile } from '#web/marks/tileMap.ts'

export interface HeatTile extends Tile {
  readonly num: number
  readonly casesUrl: string | null
}

/** The measure that the deployment's communities allow. */
export function heatMeasure(communities: Meta['communities']): 'per_1000_households' | 'count' {
  return communities.some((one) => (one.households ?? 0) > 0) ? 'per_1000_households' : 'count'
}

/**
 * The answer's communities, highest first, unknown values last. A community without a case is in the answer only
 * where it counts something; it is added with 0, unless the filters name other communities.
 */
export function heatTiles(
  heat: Heat,
  communities: Meta['communities'],
  asked: readonly string[] = [],
): readonly HeatTile[] {
  const known = heat.features.map(({ properties }) => ({
    id: properties.id,
    label: properties.label ?? properties.id,
    value: properties.value,
    num: properties.num,
    casesUrl: properties.casesUrl,
  }))
  const seen = new Set(known.map((tile) => tile.id))
  const silent = communities
    .filter((one) => !seen.has(one.id) && (asked.length === 0 || asked.includes(one.id)))
    .map((one) => ({
      id: one.id,
      label: one.name,
      value: heat.measure === 'count' || one.households !== null ? 0 : null,
      num: 0,
      casesUrl: null,
    }))
  return [...known, ...silent].sort(
    (a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** The two highest, for the title; fewer where fewer have cases. */
export function densest(tiles: readonly HeatTile[]): readonly HeatTile[] {
  return tiles.filter((tile) => (tile.value ?? 0) > 0).slice(0, 2)
}

/** Decimals of the tiles: none for counts and where the highest is in the hundreds. */
export function tileDigits(measure: string, tiles: readonly HeatTile[]): number {
  return measure === 'count' || tiles.some((tile) => (tile.value ?? 0) >= 100) ? 0 : 1
}
