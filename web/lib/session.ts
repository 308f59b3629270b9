// Who is signed in, and signing in and out.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Credentials } from '#api/contract/session.ts'
import { get, send } from './apiClient.ts'

export const sessionQuery = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => get('session', { signal }) })

export const useSession = () => useQuery(sessionQuery())

/** Everything may look different to another person: all answers are asked for again. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Credentials) => send('signIn', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => send('signOut', {}), onSuccess: () => client.invalidateQueries() })
}
