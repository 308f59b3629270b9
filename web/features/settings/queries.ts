// What the settings ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type StoredScheme = Answer<'schemes'>['items'][number]
export type Scheme = StoredScheme['scheme']

export const schemesQuery = () =>
  queryOptions({ queryKey: ['schemes'], queryFn: ({ signal }) => get('schemes', { signal }) })

/** Another scheme may rank every period from its first day on: all answers are asked for again. */
export function useAddScheme() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SendInput<'addScheme'>['body']) => send('addScheme', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** The number stands in what every page reads first. */
export function useSetMapApproval() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (number: string) => send('setMapApproval', { body: { number } }),
    onSuccess: () => client.invalidateQueries(),
  })
}
