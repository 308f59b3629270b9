// What the case screens ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CasesQuery, NewCase, NewEvent } from '#api/contract/cases.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type CaseList = Answer<'cases'>
export type CaseItem = CaseList['items'][number]
export type CaseDetail = Answer<'case'>
export type Revealed = Answer<'revealCase'>

export const casesQuery = (question: CasesQuery) =>
  queryOptions({
    queryKey: ['cases', 'list', question],
    queryFn: ({ signal }) => get('cases', { query: question, signal }),
  })

export const caseQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'one', id, asOf],
    queryFn: ({ signal }) =>
      get('case', { params: { id }, query: asOf === undefined ? {} : { asOf }, signal }),
    // Another case's page must not stand under this case's address, not even for a moment.
    placeholderData: () => undefined,
  })

/** A written case or event changes figures everywhere: all answers are asked for again. */
export function useAddCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewCase) => send('addCase', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

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

/** A new code ends the one before; it is shown once and kept nowhere. */
export const useGiveCode = (id: string) =>
  useMutation({ mutationFn: () => send('giveProgressCode', { params: { id } }), gcTime: 0 })

export function useAddEvent(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewEvent) => send('addEvent', { params: { id }, body }),
    onSuccess: () => client.invalidateQueries(),
  })
}
