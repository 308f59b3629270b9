// Sums per place gathered into the areas of one map level: square cells or communities, and what lies in none.
import type { Count, PlaceCount } from '#db/facts/reader.ts'
import type { GeoJsonArea, HeatQuery } from '../../contract/heat.ts'
import {
  type Cell,
  type CellSize,
  cellCentre,
  cellId,
  cellPolygon,
  coarserCell,
} from '../../domain/place/grid.ts'
import { areaFinder } from '../../domain/place/polygon.ts'
import type { CommunityRow, Context } from '../context.ts'
import { NO_COUNT } from '../figures.ts'
import { perVersion } from '../perVersion.ts'

export type Level = NonNullable<HeatQuery['cell']>

export interface Area extends Count {
  readonly id: string
  /** Set on the community level. */
  readonly community: CommunityRow | null
  readonly cell: Cell | null
}

export interface Areas {
  /** Only those that count something, in the order of their ids. */
  readonly areas: readonly Area[]
  /** Without a cell, or on the community level outside every community. */
  readonly unlocated: Count
}

/** Every place belongs to exactly one area or to `unlocated`: the sums of both are the sum of the places. */
export function gatherAreas(context: Context, places: readonly PlaceCount[], level: Level): Areas {
  const locate = level === 'community' ? communityOf(context) : cellAreaOf(context, sizeOf(level))
  const areas = new Map<string, Area>()
  let unlocated = NO_COUNT
  for (const place of places) {
    const area = locate(place)
    if (area === null) unlocated = added(unlocated, place)
    else areas.set(area.id, { ...area, ...added(areas.get(area.id) ?? NO_COUNT, place) })
  }
  const counting = [...areas.values()].filter((area) => area.den > 0)
  return { areas: counting.sort((a, b) => (a.id < b.id ? -1 : 1)), unlocated }
}

export const sizeOf = (level: Exclude<Level, 'community'>): CellSize =>
  (({ 125: 125, 250: 250, 500: 500, 1000: 1000 }) as const)[level]

const added = (sum: Count, more: Count): Count => ({
  num: sum.num + more.num,
  den: sum.den + more.den,
  excluded: sum.excluded + more.excluded,
})

type Located = Pick<Area, 'id' | 'community' | 'cell'> | null

function communityOf(context: Context): (place: PlaceCount) => Located {
  const byKey = new Map(context.communities.map((community) => [community.key, community]))
  return ({ communityKey }) => {
    const community = communityKey === null ? undefined : byKey.get(communityKey)
    return community === undefined ? null : { id: community.id, community, cell: null }
  }
}

function cellAreaOf(context: Context, size: CellSize): (place: PlaceCount) => Located {
  return ({ cellX, cellY }) => {
    if (cellX === null || cellY === null || context.origin === null) return null
    const cell = coarserCell({ ix: cellX, iy: cellY }, size)
    return { id: cellId(cell, size), community: null, cell }
  }
}

/** A community of which only the name is known has a polygon without coordinates (RFC 7946 section 3.1). */
const NOWHERE: GeoJsonArea = { type: 'Polygon', coordinates: [] }

export function geometryOf(context: Context, area: Area, level: Level): GeoJsonArea {
  if (level === 'community') return outlines(context).get(area.id) ?? NOWHERE
  const { cell } = area
  return cell === null || context.origin === null ? NOWHERE : cellPolygon(cell, context.origin, sizeOf(level))
}

/** Name of a community, or for a cell of the community its centre lies in. */
export function labelOf(context: Context, area: Area, level: Level): string | null {
  if (level === 'community') return area.community?.name ?? null
  if (area.cell === null || context.origin === null) return null
  const labels = cellLabels(context)
  const known = labels.byCell.get(area.id)
  if (known !== undefined) return known
  const label = labels.find(cellCentre(area.cell, context.origin, sizeOf(level)))?.name ?? null
  labels.byCell.set(area.id, label)
  return label
}

const outlines = perVersion((context) => {
  const known = context.communities.flatMap(({ id, geometry }) =>
    geometry === null ? [] : ([[id, parseGeometry(geometry)]] as const),
  )
  return new Map(known)
})

function parseGeometry(text: string): GeoJsonArea {
  return JSON.parse(text) as GeoJsonArea
}

const cellLabels = perVersion((context) => {
  const areas = context.communities.flatMap(({ id, name }) => {
    const geometry = outlines(context).get(id)
    return geometry === undefined ? [] : [{ id, name, geometry }]
  })
  return { find: areaFinder(areas), byCell: new Map<string, string | null>() }
})
