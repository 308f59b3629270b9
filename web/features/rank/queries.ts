// What the ranking asks for.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export const rankingsQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', filters, scheme],
    queryFn: ({ signal }) => get('rankings', { query: { ...filters, scheme }, signal }),
  })

/** What it takes to try other weights. */
export const momentsQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', 'moments', filters, scheme],
    queryFn: ({ signal }) => get('rankingMoments', { query: { ...filters, scheme }, signal }),
  })

/** What went wrong against the same cases in the group. */
export const caseMixQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', 'mix', filters, scheme],
    queryFn: ({ signal }) => get('caseMix', { query: { ...filters, scheme }, signal }),
  })
