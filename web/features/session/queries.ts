// What one's own account asks for and sends.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type SessionItem = Answer<'sessions'>['items'][number]

/** The sessions of an account; one's own by its name, since an administrator sees everybody's. */
export const sessionsQuery = (account: string) =>
  queryOptions({
    queryKey: ['sessions', account],
    queryFn: ({ signal }) => get('sessions', { query: { account }, signal }),
  })

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => send('endSession', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SendInput<'changeOwnPassword'>['body']) => send('changeOwnPassword', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
