// Everything the map screen's blocks share: the view of the address, the outlines, the answer on screen and what it says.
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Heat } from '#api/contract/heat.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { type UseView, useView } from '#web/lib/urlState.ts'
import type { ViewFilters } from '#web/lib/view.ts'
import { type LayerFeature, readFeatures } from '#web/map/scene.ts'
import { type Area, breaksOf, rankAreas } from './areas.ts'
import type { MapFacts } from './findings.ts'
import { type MapView, readMapView, shownBy } from './mapView.ts'
import { heatQuery, layerQuery } from './queries.ts'

export interface MapScreen {
  readonly url: UseView
  readonly view: MapView
  /** The filters of what is on screen: those of the address, in a month of the player with that month. */
  readonly filters: ViewFilters
  readonly outlines: readonly LayerFeature[]
  readonly heat: UseQueryResult<Heat>
  /** The answer of the whole period: the drawer's figures and the extent do not change while months are played. */
  readonly whole: UseQueryResult<Heat>
  readonly facts: MapFacts | null
  /** Areas of the whole period, ranked. */
  readonly wholeAreas: readonly Area[]
  readonly selected: string | null
  readonly select: (id: string | null) => void
}

export function useMapScreen(): MapScreen {
  const meta = useMeta()
  const url = useView()
  const hasLayer = meta.layers.includes('communities')
  const layer = useQuery({ ...layerQuery('communities'), enabled: hasLayer })
  const outlines = useMemo(() => (layer.data ? readFeatures(layer.data) : []), [layer.data])
  const view = readMapView(url, meta, {
    hasOutlines: hasLayer && (layer.data === undefined ? !layer.isError : outlines.length > 0),
    hasHouseholds: meta.communities.some(({ households }) => (households ?? 0) > 0),
  })
  const filters = view.month === null ? url.filters : { ...url.filters, period: view.month }
  const heat = useQuery({
    ...heatQuery(filters, view.level, view.measure),
    placeholderData: keepPreviousData,
  })
  const whole = useQuery(heatQuery(url.filters, view.level, view.measure))
  const facts = useFacts(heat.data, view)
  const { set } = url
  const select = useMemo(() => (id: string | null) => set({ select: id === null ? null : [id] }), [set])
  return {
    url,
    view,
    filters,
    outlines,
    heat,
    whole,
    facts,
    wholeAreas:
      useFacts(whole.data, { ...view, classes: view.month === null ? view.classes : 'period' })?.areas ??
      NONE,
    selected: selectedOf(url.params.select[0], view),
    select,
  }
}

const NONE: readonly Area[] = []

/** Drawn by what the answer itself is: while another one is on its way the old one keeps its own measure and level. */
function useFacts(heat: Heat | undefined, view: MapView): MapFacts | null {
  const { classes, layer, cell } = view
  return useMemo(() => {
    if (heat === undefined) return null
    const shown = shownBy(heat)
    const areas = rankAreas(heat, shown.measure, breaksOf(heat, classes))
    return { heat, areas, view: { layer, cell: shown.level === 'community' ? cell : shown.level, ...shown } }
  }, [heat, classes, layer, cell])
}

/** A cell's id says its size: of another level's selection nothing is left. */
function selectedOf(id: string | undefined, { level }: MapView): string | null {
  if (id === undefined) return null
  const isCell = /^g\d+\.-?\d+\.-?\d+$/.test(id)
  if (level === 'community') return isCell ? null : id
  return id.startsWith(`g${level}.`) ? id : null
}
