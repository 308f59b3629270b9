// What the appraisal screens ask for and send; every act asks for all of it again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewObjection } from '#api/contract/objections.ts'
import type { NewRectification } from '#api/contract/rectifications.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type AppraisalData = Answer<'appraisal'>
export type Snapshot = NonNullable<AppraisalData['snapshot']>
export type ResultRow = Snapshot['groups'][number]['rows'][number]
export type Moves = NonNullable<Snapshot['corrects']>['moves']
export type ObjectionItem = Answer<'addObjection'>
export type RectificationItem = Answer<'addRectification'>

export const appraisalsQuery = () =>
  queryOptions({ queryKey: ['appraisals', 'list'], queryFn: ({ signal }) => get('appraisals', { signal }) })

export const appraisalQuery = (period: string) =>
  queryOptions({
    queryKey: ['appraisals', 'one', period],
    queryFn: ({ signal }) => get('appraisal', { params: { period }, signal }),
    placeholderData: () => undefined,
  })

export const objectionsQuery = (period: string) =>
  queryOptions({
    queryKey: ['appraisals', 'objections', period],
    queryFn: ({ signal }) => get('objections', { query: { period }, signal }),
    placeholderData: () => undefined,
  })

export const effectQuery = (id: number) =>
  queryOptions({
    queryKey: ['appraisals', 'effect', id],
    queryFn: ({ signal }) => get('objectionEffect', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

export const rectificationsQuery = (period: string) =>
  queryOptions({
    queryKey: ['appraisals', 'rectifications', period],
    queryFn: ({ signal }) => get('rectifications', { query: { period }, signal }),
    placeholderData: () => undefined,
  })

/** One act: while it runs nothing else is pressed, afterwards every answer may differ. */
function useAct<T>(act: (wish: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries() })
}

export const useFreeze = (period: string) =>
  useAct(() => send('freezeAppraisal', { params: { period }, body: {} }))
export const useOpen = (period: string) =>
  useAct((workingDays: number) => send('openObjections', { params: { period }, body: { workingDays } }))
export const usePublish = (period: string) =>
  useAct((confirm: string) => send('publishAppraisal', { params: { period }, body: { confirm } }))
export const useSupersede = (period: string) =>
  useAct((reason: string) => send('supersedeAppraisal', { params: { period }, body: { reason } }))

export interface OutcomeWish {
  readonly department: string
  readonly decision: 'confirmed' | 'declined'
}
export const useDecideOutcome = (period: string) =>
  useAct(({ department, decision }: OutcomeWish) =>
    send('decideOutcome', { params: { period, department }, body: { decision } }),
  )

export const useObject = () => useAct((body: NewObjection) => send('addObjection', { body }))
export const useDecide = (id: number) =>
  useAct((body: { readonly verdict: 'accept' | 'reject'; readonly reason: string }) =>
    send('decideObjection', { params: { id }, body }),
  )
export const useReinstate = (id: number) =>
  useAct((reason: string) => send('reinstateObjection', { params: { id }, body: { reason } }))

export const useAddItem = () => useAct((body: NewRectification) => send('addRectification', { body }))
export const useEvidence = (id: number) =>
  useAct((evidence: string) => send('giveEvidence', { params: { id }, body: { evidence } }))
export const useCheck = (id: number) =>
  useAct((body: { readonly passed: boolean; readonly note: string }) =>
    send('checkRectification', { params: { id }, body }),
  )
