// What the administration of public screens asks for and sends.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type Screen = Answer<'screens'>['items'][number]
export type Playlist = Answer<'playlist'>['playlist']
export type PlaylistSlide = Playlist['slides'][number]
export type Programme = Answer<'screenProgramme'>

const MINUTE_MS = 60_000

/** Asked again every minute: whether a screen lives is what the list is for. */
export const screensQuery = () =>
  queryOptions({
    queryKey: ['screens'],
    queryFn: ({ signal }) => get('screens', { signal }),
    refetchInterval: MINUTE_MS,
  })

export const playlistQuery = (id: number) =>
  queryOptions({
    queryKey: ['playlist', id],
    queryFn: ({ signal }) => get('playlist', { params: { id }, signal }),
  })

export const readProgramme = (id: number): Promise<Programme> => get('screenProgramme', { params: { id } })

export function usePair() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SendInput<'pairScreen'>['body']) => send('pairScreen', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['screens'] }),
  })
}

export function useRevoke() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => send('revokeScreen', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['screens'] }),
  })
}

export function useSetPlaylist(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Playlist) => send('setPlaylist', { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['playlist', id] }),
  })
}
