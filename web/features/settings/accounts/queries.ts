// What the administration of accounts asks for and sends.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type User = Answer<'users'>['items'][number]
/** The acts that need no further word. */
export type Step = 'disableUser' | 'enableUser' | 'unlockUser'

export const usersQuery = () =>
  queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => get('users', { signal }) })

/** One form adds, changes or resets: the name of an account stays, a password is set apart. */
export type Wish =
  | { readonly act: 'add'; readonly body: SendInput<'addUser'>['body'] }
  | { readonly act: 'edit'; readonly username: string; readonly body: SendInput<'changeUser'>['body'] }
  | { readonly act: 'reset'; readonly username: string; readonly password: string }

const sendWish = (wish: Wish): Promise<unknown> => {
  if (wish.act === 'add') return send('addUser', { body: wish.body })
  const params = { username: wish.username }
  if (wish.act === 'edit') return send('changeUser', { params, body: wish.body })
  return send('resetPassword', { params, body: { password: wish.password } })
}

export function useSaveUser() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: sendWish,
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  })
}

export function useStep() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, username }: { step: Step; username: string }) =>
      send(step, { params: { username } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  })
}
