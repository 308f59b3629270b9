// Slides of places and categories: how many of the cases frozen with a quarter lie in which community and are of which kind.
import { countByPlaceAndCategory } from '#db/queries/playlists.ts'
import { labelPoint } from '../../domain/place/shape.ts'
import { tileRaster } from '../../domain/place/tileRaster.ts'
import { PUBLIC_MINIMUM, suppressCounts } from '../../domain/privacy/suppressCounts.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { CommunityRow, Context } from '../context.ts'
import { classBreaks } from '../heat/legend.ts'
import { perVersion } from '../perVersion.ts'
import type { Published } from './published.ts'
import type { Part } from './resultSlides.ts'

interface Counts {
  readonly total: number
  readonly byCommunity: ReadonlyMap<number | null, number>
  readonly byCategory: ReadonlyMap<string, number>
}

/** Cases received in the period, void ones included, as the heat map counts them. */
function countsOf({ db, asOfMs }: Context, { snapshot }: Published): Counts {
  const { cases, departments } = snapshot.units
  const indexes = new Set(departments.flatMap(({ received }) => received.cases))
  const ids = [...indexes].flatMap((index) => cases[index] ?? [])
  const rows = countByPlaceAndCategory(db, ids, parseInstant(snapshot.asOf) ?? asOfMs)
  const byCommunity = new Map<number | null, number>()
  const byCategory = new Map<string, number>()
  let total = 0
  for (const { communityKey, category1, cases: n } of rows) {
    total += n
    byCommunity.set(communityKey, (byCommunity.get(communityKey) ?? 0) + n)
    byCategory.set(category1, (byCategory.get(category1) ?? 0) + n)
  }
  return { total, byCommunity, byCategory }
}

/** The map and the list of categories; each is left out where it would say nothing. */
export function placesOf(
  context: Context,
  quarter: Published,
): { readonly map: Part[]; readonly categories: Part[] } {
  const counts = countsOf(context, quarter)
  if (counts.total < PUBLIC_MINIMUM) return { map: [], categories: [] }
  return { map: mapOf(context, counts), categories: categoriesOf(context, counts) }
}

function mapOf({ communities, ...context }: Context, { total, byCommunity }: Counts): Part[] {
  if (communities.length === 0) return []
  const known = communities.map(({ key }) => byCommunity.get(key) ?? 0)
  const unlocated = total - known.reduce((sum, n) => sum + n, 0)
  const shown = suppressCounts([...known, unlocated])
  const counts = new Map(communities.map(({ id, name }, i) => [id, { name, count: shown[i] ?? null }]))
  const { columns, slots } = rasterOf({ ...context, communities })
  const map = {
    ...{ total, columns, unlocated: shown.at(-1) ?? null },
    tiles: slots.map((id) => (id === null ? null : (counts.get(id) ?? null))),
    breaks: classBreaks(
      shown.slice(0, -1).flatMap((n) => n ?? []),
      true,
    ),
  }
  return [{ id: 'map', map }]
}

const rasterOf = perVersion(({ communities }) =>
  tileRaster(communities.map(({ id, geometry }) => ({ id, middle: middleOf(geometry) }))),
)

const middleOf = (geometry: CommunityRow['geometry']) =>
  geometry === null ? null : labelPoint(JSON.parse(geometry) as Parameters<typeof labelPoint>[0])

function categoriesOf({ categories }: Context, { total, byCategory }: Counts): Part[] {
  const codes = [...byCategory.keys()].sort()
  const shown = suppressCounts(codes.map((code) => byCategory.get(code) ?? 0))
  const rows = codes.flatMap((code, i) => {
    const count = shown[i] ?? null
    const { zh, en } = categories.find((one) => one.code === code) ?? { zh: code, en: code }
    return count === null || count === 0 ? [] : [{ name: { zh, en }, count }]
  })
  if (rows.length === 0) return []
  const left = shown.filter((count) => count === null).length
  return [{ id: 'categories', categories: { total, left, rows: rows.sort((a, b) => b.count - a.count) } }]
}
