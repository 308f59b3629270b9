// What the page of one department asks for.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export const stagesQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['stages', filters],
    queryFn: ({ signal }) => get('stages', { query: filters, signal }),
  })

const LISTED = 100

/** Open clocks at as-of; the period plays no part, so it is no part of the question. */
export const upcomingQuery = ({ period: _, ...filters }: ViewFilters) =>
  queryOptions({
    queryKey: ['upcoming', filters, 'unit'],
    queryFn: ({ signal }) =>
      get('upcoming', { query: { ...filters, clock: 'all', within: 'P3D', limit: LISTED }, signal }),
  })

export type Basis = 'previous' | 'yearAgo'

/** Why the score changed against another period. `filters` with the unit as their only department. */
export const changeQuery = (filters: ViewFilters, scheme: string, compare: Basis) =>
  queryOptions({
    queryKey: ['rankings', 'change', filters, scheme, compare],
    queryFn: ({ signal }) => {
      const query = { ...filters, department: filters.department ?? [], scheme, compare }
      return get('rankingChange', { query, signal })
    },
  })

export const caseMixQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', 'mix', filters, scheme],
    queryFn: ({ signal }) => get('caseMix', { query: { ...filters, scheme }, signal }),
  })

/** Residents' councils of a period. */
export const councilsQuery = (period: string) =>
  queryOptions({
    queryKey: ['councils', 'of', period],
    queryFn: ({ signal }) => get('councils', { query: { period }, signal }),
  })

/** Results of the third-party checks that were handed in for a period, newest first. */
export const checksQuery = (period: string) =>
  queryOptions({
    queryKey: ['samples', 'handedIn', period],
    queryFn: async ({ signal }) => {
      const { items } = await get('samples', { query: { period }, signal })
      const handedIn = items.filter(({ state }) => state === 'submitted')
      return Promise.all(handedIn.map(({ id }) => get('checkResults', { params: { id }, signal })))
    },
  })
