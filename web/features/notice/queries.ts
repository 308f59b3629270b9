// What the printed papers ask for: the answers of the screens they belong to.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export const kpisQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['kpis', filters],
    queryFn: ({ signal }) => get('kpis', { query: filters, signal }),
  })

/** Open clocks at as-of; the period plays no part, so it is no part of the question. */
export const upcomingQuery = ({ period: _, ...filters }: ViewFilters) =>
  queryOptions({
    queryKey: ['upcoming', filters, 'P3D'],
    queryFn: ({ signal }) =>
      get('upcoming', { query: { ...filters, clock: 'all', within: 'P3D', limit: 500 }, signal }),
  })

/** Reply clocks by category; months, so that the answer stays small: only their sums are printed. */
export const categoriesQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['breaches', 'category', filters],
    queryFn: ({ signal }) =>
      get('breaches', { query: { ...filters, clock: 'reply', grain: 'month', by: 'category' }, signal }),
  })
