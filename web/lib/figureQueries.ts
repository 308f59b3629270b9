// Questions that several screens ask alike, so that equal ones are asked once.
import { queryOptions } from '@tanstack/react-query'
import { get } from './apiClient.ts'
import type { ViewFilters } from './view.ts'

const MOST_DUE = 500

export const kpisQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['kpis', filters],
    queryFn: ({ signal }) => get('kpis', { query: filters, signal }),
  })

export const rankingsQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', filters, scheme],
    queryFn: ({ signal }) => get('rankings', { query: { ...filters, scheme }, signal }),
  })

/** Breached shares week by week; `filters` with the stretch of weeks as their period. */
export const weeksQuery = (filters: ViewFilters, clock: 'acknowledge' | 'reply') =>
  queryOptions({
    queryKey: ['breaches', 'week', filters, clock],
    queryFn: ({ signal }) =>
      get('breaches', { query: { ...filters, clock, grain: 'week', by: 'none' }, signal }),
  })

/** Reply clocks by category; months, so that the answer stays small: only their sums are shown. */
export const categoriesQuery = (filters: ViewFilters) =>
  queryOptions({
    queryKey: ['breaches', 'category', filters],
    queryFn: ({ signal }) =>
      get('breaches', { query: { ...filters, clock: 'reply', grain: 'month', by: 'category' }, signal }),
  })

/** Clocks due within three days of as-of; the period plays no part, so it is no part of the question. */
export const upcomingQuery = ({ period: _, ...filters }: ViewFilters) =>
  queryOptions({
    queryKey: ['upcoming', filters, 'P3D'],
    queryFn: ({ signal }) =>
      get('upcoming', { query: { ...filters, clock: 'all', within: 'P3D', limit: MOST_DUE }, signal }),
  })
