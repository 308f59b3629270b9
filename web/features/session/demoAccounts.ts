// The accounts of the demo database, which the page lists while that database is in use.
import type { Role } from '#db/vocabulary.ts'

export const DEMO_PASSWORD = 'pingyi-demo'

export const DEMO_ACCOUNTS: readonly { readonly username: string; readonly role: Role }[] = [
  { username: 'leader', role: 'leader' },
  { username: 'operator', role: 'operator' },
  { username: 'supervisor', role: 'supervisor' },
  { username: 'supervisor2', role: 'supervisor' },
  { username: 'department', role: 'department' },
  { username: 'admin', role: 'admin' },
]
