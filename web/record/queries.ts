// What a record is asked for: as it stood at an instant, and its personal fields once the reason is on record.
import { queryOptions, useMutation } from '@tanstack/react-query'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type CaseList = Answer<'cases'>
export type CaseItem = CaseList['items'][number]
export type CaseDetail = Answer<'case'>
export type Revealed = Answer<'revealCase'>

export const caseQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'one', id, asOf],
    queryFn: ({ signal }) =>
      get('case', { params: { id }, query: asOf === undefined ? {} : { asOf }, signal }),
    // Another case's page must not stand under this case's address, not even for a moment.
    placeholderData: () => undefined,
  })

/** Shown once and kept nowhere: neither the answers' store nor the mutations' remembers it. */
export const useReveal = (id: string) =>
  useMutation({
    mutationFn: (reason: string) =>
      send('revealCase', {
        params: { id },
        body: { fields: ['title', 'text', 'name', 'phone', 'address'], reason },
      }),
    gcTime: 0,
  })
