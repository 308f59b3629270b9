// The selected area as the drawer asks about it: its name, its place in the list, the filters that are exactly it.
import type { Meta } from '#api/contract/meta.ts'
import { queryText } from '#web/lib/apiClient.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewFilters } from '#web/lib/view.ts'
import type { Area } from './areas.ts'
import type { CountedPlace } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

export interface AreaPlace {
  readonly id: string
  readonly name: string
  /** `第 3 位 · 250 米方格`. */
  readonly rank: (words: Words) => string
  /** The address's filters, of a community narrowed to it. */
  readonly filters: ViewFilters
  /** A cell is no filter of its own: it goes beside. */
  readonly cell: CountedPlace
  /** Below /api/v1: its received cases. */
  readonly casesUrl: string
}

/** Null where nothing is selected, or something the deployment does not know. */
export function placeOf(screen: MapScreen, meta: Meta): AreaPlace | null {
  const { selected: id, wholeAreas, url, view } = screen
  if (id === null) return null
  const area = wholeAreas.find((one) => one.id === id)
  if (view.level === 'community') {
    const community = meta.communities.find((one) => one.id === id)
    if (community === undefined) return null
    const filters = { ...url.filters, community: [id] }
    return {
      ...placed(area, null),
      id,
      name: community.name,
      filters,
      cell: {},
      casesUrl: `/cases${queryText(filters)}`,
    }
  }
  const { filters } = url
  return {
    ...placed(area, view.level),
    id,
    name: area?.name ? `${area.name} · ${id}` : id,
    filters,
    cell: { cell: id },
    casesUrl: `/cases${queryText({ ...filters, cell: id })}`,
  }
}

function placed(area: Area | undefined, size: string | null): Pick<AreaPlace, 'rank'> {
  return {
    rank: ({ t, f }) => {
      const rank = area?.rank ?? null
      const place = rank === null ? t('map.chosenUnranked') : t('map.chosen', { n: f.integer(rank) })
      return size === null ? place : `${place} · ${t('map.chosenCell', { size })}`
    },
  }
}
