// Who is signed in, what the policy lets them do, and signing in and out.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Credentials } from '#api/contract/session.ts'
import { type Action, rolesThatMay, scopeOf } from '#api/domain/access/policy.ts'
import type { Role } from '#db/vocabulary.ts'
import { type Answer, get, send } from './apiClient.ts'

export interface Who extends Answer<'session'> {
  /** The session was over before its reader left: what stands on the page stays theirs until they come back. */
  readonly hasEnded?: boolean
}

const KEY = ['session'] as const
/** Whether the reader signed out on purpose: a session that is gone is then no surprise. */
const LEFT = ['left'] as const

export const sessionQuery = () =>
  queryOptions({
    queryKey: KEY,
    queryFn: async ({ signal, client }): Promise<Who> => {
      const now = await get('session', { signal })
      const before = client.getQueryData<Who>(KEY)
      if (now.username !== null || !before?.username || client.getQueryData(LEFT) === true) return now
      return { ...before, expiresAt: null, secondsLeft: null, hasEnded: true }
    },
  })

/** Roles that may write. */
export const WRITERS: readonly Role[] = rolesThatMay('write')

/** Roles that may see one record's personal data. */
export const REVEALERS: readonly Role[] = rolesThatMay('reveal')

export const useSession = () => useQuery(sessionQuery())

/**
 * Whether somebody may do an action, as the server's own policy says; with a department, whether they may on what is that
 * department's.
 */
export function mayDo(action: Action, who: Who | undefined, departmentId?: string): boolean {
  const scope = who?.role ? scopeOf(action, who.role) : null
  if (scope !== 'own' || departmentId === undefined) return scope !== null
  return who?.department === departmentId
}

export type May = 'yes' | 'no' | 'signedOut' | 'unknown'

/** Whether the reader may do an action; `unknown` until the session has answered. */
export function useMay(action: Action): May {
  const { data } = useSession()
  if (!data) return 'unknown'
  if (data.role === null) return 'signedOut'
  return mayDo(action, data) ? 'yes' : 'no'
}

export const useMayWrite = (): May => useMay('write')

/** Everything may look different to another person: all answers are asked for again. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Credentials) => send('signIn', { body }),
    onSuccess: () => {
      client.setQueryData(LEFT, false)
      return client.invalidateQueries()
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('signOut', {}),
    onSuccess: () => {
      client.setQueryData(LEFT, true)
      return client.invalidateQueries()
    },
  })
}
