// What the case screens ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CasesQuery, NewCase, NewEvent } from '#api/contract/cases.ts'
import { get, send } from '#web/lib/apiClient.ts'

export const casesQuery = (question: CasesQuery) =>
  queryOptions({
    queryKey: ['cases', 'list', question],
    queryFn: ({ signal }) => get('cases', { query: question, signal }),
  })

/** A written case or event changes figures everywhere: all answers are asked for again. */
export function useAddCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewCase) => send('addCase', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

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
