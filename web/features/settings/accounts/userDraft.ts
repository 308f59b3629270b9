// What somebody has typed about an account: what is wrong with it, and what is sent.
import type { Role } from '#db/vocabulary.ts'
import type { User, Wish } from './queries.ts'

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u
const MIN_CHARACTERS = 8

export type UserAct = Wish['act']

export interface UserDraft {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  /** Id of a department; '' = none chosen. */
  readonly department: string
  readonly password: string
}

export type UserFault = 'faultUsername' | 'faultUnit' | 'faultShort' | 'faultName'

export const draftOf = (user: User | null): UserDraft => ({
  username: user?.username ?? '',
  displayName: user?.displayName ?? '',
  role: user?.role ?? 'operator',
  department: user?.department ?? '',
  password: '',
})

/** The first fault of what the act sends, in the order of the fields; null = none. */
export function userFault(draft: UserDraft, act: UserAct): UserFault | null {
  if (act === 'add' && !USERNAME.test(draft.username.trim())) return 'faultUsername'
  if (act !== 'reset' && draft.role === 'department' && draft.department === '') return 'faultUnit'
  return act === 'edit' ? null : passwordFault(draft)
}

function passwordFault({ password, username }: UserDraft): UserFault | null {
  if ([...password].length < MIN_CHARACTERS) return 'faultShort'
  return password.toLowerCase() === username.trim().toLowerCase() ? 'faultName' : null
}

export function wishOf(draft: UserDraft, act: UserAct): Wish {
  const { role, password } = draft
  const username = draft.username.trim()
  const displayName = draft.displayName.trim() || username
  if (act === 'reset') return { act, username, password }
  const isUnit = role === 'department'
  if (act === 'edit') {
    return { act, username, body: { displayName, role, department: isUnit ? draft.department : null } }
  }
  const department = isUnit ? { department: draft.department } : {}
  return { act, body: { username, displayName, role, password, ...department } }
}
