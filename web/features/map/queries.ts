// What the map screen asks for.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'
import type { HeatLevel, Measure } from './mapView.ts'

export const heatQuery = (filters: ViewFilters, cell: HeatLevel, measure: Measure) =>
  queryOptions({
    queryKey: ['heat', filters, cell, measure],
    queryFn: ({ signal }) => get('heat', { query: { ...filters, cell, measure }, signal }),
  })

/** Layers change with the deployment, not with the view. */
const LAYER_FRESH_MS = 30 * 60_000

export const layerQuery = (id: string) =>
  queryOptions({
    queryKey: ['layer', id],
    queryFn: ({ signal }) => get('layer', { params: { id }, signal }),
    staleTime: LAYER_FRESH_MS,
  })

export interface CountedPlace {
  /** A map cell's id. */
  readonly cell?: string
}

/** How many cases were received: the `total` of their list, so it is what following the link shows. */
export const countQuery = (filters: ViewFilters, place: CountedPlace = {}) =>
  queryOptions({
    queryKey: ['cases', 'total', filters, place],
    queryFn: async ({ signal }) => {
      const { total } = await get('cases', { query: { ...filters, ...place, limit: 1 }, signal })
      return total
    },
  })
