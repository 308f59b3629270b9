// What the appraisal screens ask for and send; every act asks for all of it again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewObjection } from '#api/contract/objections.ts'
import type { NewRectification } from '#api/contract/rectifications.ts'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type AppraisalData = Answer<'appraisal'>
export type Snapshot = NonNullable<AppraisalData['snapshot']>
export type ResultRow = Snapshot['groups'][number]['rows'][number]
export type Moves = NonNullable<Snapshot['corrects']>['moves']
export type ReleaseData = Answer<'release'>
export type Effect = Answer<'objectionEffect'>
export type ObjectionItem = Answer<'addObjection'>
export type RectificationItem = Answer<'addRectification'>

export const appraisalsQuery = () =>
  queryOptions({ queryKey: ['appraisals', 'list'], queryFn: ({ signal }) => get('appraisals', { signal }) })

/** Which appraisal a screen is about. */
export interface Which {
  readonly period: string
  readonly scheme: string
}
export const whichOf = ({ period, scheme }: AppraisalData): Which => ({ period: period.id, scheme })

/** `version` absent = the latest. */
export const appraisalQuery = ({ period, scheme }: Which, version?: number) =>
  queryOptions({
    queryKey: ['appraisals', 'one', period, scheme, version ?? 'latest'],
    queryFn: ({ signal }) =>
      get('appraisal', { params: { period }, query: versioned(scheme, version), signal }),
    placeholderData: () => undefined,
  })

/** What the public sees of a version, or would. */
export const releaseQuery = ({ period, scheme }: Which, version?: number) =>
  queryOptions({
    queryKey: ['appraisals', 'release', period, scheme, version ?? 'latest'],
    queryFn: ({ signal }) =>
      get('release', { params: { period }, query: versioned(scheme, version), signal }),
    placeholderData: () => undefined,
  })

const versioned = (scheme: string, version: number | undefined) =>
  version === undefined ? { scheme } : { scheme, version }

export const objectionsQuery = (which: Which) =>
  queryOptions({
    queryKey: ['appraisals', 'objections', which],
    queryFn: ({ signal }) => get('objections', { query: which, signal }),
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

/** One act: while it runs nothing else is pressed, afterwards every answer may differ; refused, since somebody else was faster. */
function useAct<T>(act: (wish: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries() })
}

const at = ({ period, scheme }: Which) => ({ params: { period }, query: { scheme } })

export const useFreeze = (which: Which) => useAct(() => send('freezeAppraisal', { ...at(which), body: {} }))
export const useOpen = (which: Which) =>
  useAct((workingDays: number) => send('openObjections', { ...at(which), body: { workingDays } }))
export const usePublish = (which: Which) =>
  useAct((body: SendInput<'publishAppraisal'>['body']) => send('publishAppraisal', { ...at(which), body }))
export const useSupersede = (which: Which) =>
  useAct((reason: string) => send('supersedeAppraisal', { ...at(which), body: { reason } }))

export interface OutcomeWish {
  readonly department: string
  readonly decision: 'confirmed' | 'declined'
}
export const useDecideOutcome = ({ period, scheme }: Which) =>
  useAct(({ department, decision }: OutcomeWish) =>
    send('decideOutcome', { params: { period, department }, query: { scheme }, body: { decision } }),
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
