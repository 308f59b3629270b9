// What the ranking asks for.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export const rankingsQuery = (filters: ViewFilters, scheme: string) =>
  queryOptions({
    queryKey: ['rankings', filters, scheme],
    queryFn: ({ signal }) => get('rankings', { query: { ...filters, scheme }, signal }),
  })
