// What the draw screens ask for and send; every act asks for the batches again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewSample, SampleWish } from '#api/contract/samples.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type SampleData = Answer<'sample'>
export type SampleItem = Answer<'samples'>['items'][number]
export type PreviewData = Answer<'previewSample'>
export type StratumRow = PreviewData['strata'][number]

const KEY = 'samples'

export const samplesQuery = () =>
  queryOptions({ queryKey: [KEY, 'list'], queryFn: ({ signal }) => get('samples', { signal }) })

export const sampleQuery = (id: number) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => get('sample', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

/** Keeps the last preview on the screen while the next is worked out. */
export const previewQuery = (body: SampleWish, isReady: boolean) =>
  queryOptions({
    queryKey: [KEY, 'preview', body],
    queryFn: () => send('previewSample', { body }),
    enabled: isReady,
  })

function useAct<T, R>(act: (wish: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export const useFreeze = () => useAct((body: NewSample) => send('addSample', { body }))
export const useCommit = (id: number) =>
  useAct((body: { readonly party: string; readonly commitment: string }) =>
    send('commitSeed', { params: { id }, body }),
  )
export const useReveal = (id: number) =>
  useAct((body: { readonly party: string; readonly secret: string }) =>
    send('revealSeed', { params: { id }, body }),
  )
export const useDraw = (id: number) =>
  useAct((body: { readonly public: string; readonly without: string[] }) =>
    send('drawSample', { params: { id }, body }),
  )
export const useVoid = (id: number) =>
  useAct((reason: string) => send('voidSample', { params: { id }, body: { reason } }))
export const useReplace = (id: number) =>
  useAct((body: { readonly caseId: string; readonly reason: string }) =>
    send('replaceRecord', { params: { id }, body }),
  )
