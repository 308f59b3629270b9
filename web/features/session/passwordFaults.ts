// What is wrong with a new password before it is sent; the server has the last word.
import { ApiProblem } from '#web/lib/apiClient.ts'

const MIN_CHARACTERS = 8

export interface PasswordDraft {
  readonly old: string
  readonly password: string
  readonly repeat: string
}

export type PasswordFault = 'faultMissing' | 'faultShort' | 'faultDiffer' | 'faultOld' | 'faultName'

/** The first fault, in the order of the fields; null = none. */
export function passwordFault(draft: PasswordDraft, username: string): PasswordFault | null {
  const { old, password, repeat } = draft
  if (old === '' || password === '' || repeat === '') return 'faultMissing'
  if ([...password].length < MIN_CHARACTERS) return 'faultShort'
  if (password.toLowerCase() === username.toLowerCase()) return 'faultName'
  return password === repeat ? null : 'faultDiffer'
}

/** Whether the server refused the old password. */
export const isOldWrong = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.fields.some(({ field }) => field === 'old')
