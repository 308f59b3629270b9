// Who may import: staff who are signed in; everybody else reads.
import type { Role } from '#db/vocabulary.ts'
import { useSession } from '#web/lib/session.ts'

/** Roles that may write (the server's own list). */
export const WRITERS: readonly Role[] = ['leader', 'operator', 'admin']

/** `unknown` until the session has answered. */
export function useMayImport(): 'yes' | 'no' | 'signedOut' | 'unknown' {
  const { data } = useSession()
  if (!data) return 'unknown'
  if (data.role === null) return 'signedOut'
  return WRITERS.includes(data.role) ? 'yes' : 'no'
}
