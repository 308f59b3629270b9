// What the overview asks for; each block asks its own question, equal questions are asked once.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export type HeatMeasure = 'count' | 'per_1000_households'

export const heatQuery = (filters: ViewFilters, measure: HeatMeasure) =>
  queryOptions({
    queryKey: ['heat', filters, 'community', measure],
    queryFn: ({ signal }) => get('heat', { query: { ...filters, cell: 'community', measure }, signal }),
  })

/** Items beyond this are not listed; the buckets count them all the same. */
const ITEMS = 500

export const urgentQuery = ({ period: _, ...filters }: ViewFilters) =>
  queryOptions({
    queryKey: ['upcoming', filters, 'urgent'],
    queryFn: ({ signal }) =>
      get('upcoming', {
        query: { ...filters, urgency: ['urgent'], clock: 'all', within: 'PT24H', limit: ITEMS },
        signal,
      }),
  })

export const importsQuery = () =>
  queryOptions({ queryKey: ['imports'], queryFn: ({ signal }) => get('imports', { signal }) })

export const appraisalsQuery = () =>
  queryOptions({ queryKey: ['appraisals', 'list'], queryFn: ({ signal }) => get('appraisals', { signal }) })

export const objectionsQuery = () =>
  queryOptions({
    queryKey: ['appraisals', 'objections'],
    queryFn: ({ signal }) => get('objections', { query: {}, signal }),
  })

export const rectificationsQuery = () =>
  queryOptions({
    queryKey: ['appraisals', 'rectifications'],
    queryFn: ({ signal }) => get('rectifications', { query: {}, signal }),
  })

export const signalsQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['signals', 'list', filters],
    queryFn: ({ signal }) => get('signals', { query: filters, signal }),
  })

export const inspectionsQuery = () =>
  queryOptions({
    queryKey: ['inspect', 'batches'],
    queryFn: ({ signal }) => get('inspections', { signal }),
  })
