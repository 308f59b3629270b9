// What the deadlines screen asks for.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'
import type { SlaView } from './slaView.ts'

export const breachesQuery = ({ filters, clock, grain }: SlaView) =>
  queryOptions({
    queryKey: ['breaches', filters, clock, grain],
    queryFn: ({ signal }) =>
      get('breaches', { query: { ...filters, clock, grain, with: 'drivers' }, signal }),
  })

export const matrixQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['breaches', 'matrix', filters],
    queryFn: ({ signal }) => get('breachMatrix', { query: filters, signal }),
  })

export const stagesQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['stages', filters],
    queryFn: ({ signal }) => get('stages', { query: filters, signal }),
  })

/** Items asked for at most: what the endpoint allows. */
export const MOST_ITEMS = 500
/** What is due moves with the clock of a live deployment. */
const EVERY_MS = 60_000

/** Open clocks are those of as-of, whatever the period: it is left out of the question. */
export const upcomingQuery = (
  { period: _, ...filters }: ViewFilters,
  clock: SlaView['clock'],
  isLive: boolean,
) =>
  queryOptions({
    queryKey: ['breaches', 'upcoming', filters, clock],
    queryFn: ({ signal }) =>
      get('upcoming', { query: { ...filters, clock, within: 'P3D', limit: MOST_ITEMS }, signal }),
    refetchInterval: isLive ? EVERY_MS : false,
  })
