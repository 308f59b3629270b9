// Slides of places and categories: how many of a released quarter's cases lie in which community and are of which kind.
import type { PublicResult } from '../../contract/publicResult.ts'
import { labelPoint } from '../../domain/place/shape.ts'
import { tileRaster } from '../../domain/place/tileRaster.ts'
import type { CommunityRow, Context } from '../context.ts'
import { classBreaks } from '../heat/legend.ts'
import { perVersion } from '../perVersion.ts'
import type { Part } from './resultSlides.ts'

/** A tile for every community of the street, where it lies today; nothing where the release has no places. */
export function mapOf(context: Context, { places }: PublicResult): Part[] {
  if (places === null || places.total === null || places.communities.length === 0) return []
  const counts = new Map(places.communities.map(({ id, name, count }) => [id, { name, count }]))
  const { columns, slots } = rasterOf(context)
  const known = places.communities.flatMap(({ count }) => count ?? [])
  const map = {
    ...{ total: places.total, columns, unlocated: places.noCommunity },
    tiles: slots.map((id) => (id === null ? null : (counts.get(id) ?? null))),
    breaks: classBreaks(known, true),
  }
  return [{ id: 'map', map }]
}

const rasterOf = perVersion(({ communities }) =>
  tileRaster(communities.map(({ id, geometry }) => ({ id, middle: middleOf(geometry) }))),
)

const middleOf = (geometry: CommunityRow['geometry']) =>
  geometry === null ? null : labelPoint(JSON.parse(geometry) as Parameters<typeof labelPoint>[0])

/** Categories that had cases, the most first, with how many are not shown; nothing where the release has none. */
export function categoriesOf({ categories, places }: PublicResult): Part[] {
  const total = places?.total ?? null
  if (categories === null || total === null) return []
  const rows = categories.flatMap(({ label, count }) =>
    count === null || count === 0 ? [] : [{ name: label, count }],
  )
  if (rows.length === 0) return []
  const left = categories.filter(({ count }) => count === null).length
  return [{ id: 'categories', categories: { total, left, rows: rows.sort((a, b) => b.count - a.count) } }]
}
