// Who is signed in, and signing in and out.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Credentials } from '#api/contract/session.ts'
import type { Role } from '#db/vocabulary.ts'
import { get, send } from './apiClient.ts'

export const sessionQuery = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => get('session', { signal }) })

/** Roles that may write (the server's own list). */
export const WRITERS: readonly Role[] = ['leader', 'operator', 'admin']

/** Roles that may see one record's personal data (the server's own list). */
export const REVEALERS: readonly Role[] = ['operator', 'supervisor']

export const useSession = () => useQuery(sessionQuery())

/** Whether the reader may write; `unknown` until the session has answered. */
export function useMayWrite(): 'yes' | 'no' | 'signedOut' | 'unknown' {
  const { data } = useSession()
  if (!data) return 'unknown'
  if (data.role === null) return 'signedOut'
  return WRITERS.includes(data.role) ? 'yes' : 'no'
}

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
