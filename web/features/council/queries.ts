// What the council's screens ask for and send; an act asks for everything again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CouncilChange, NewCouncil, NewPapers } from '#api/contract/councils.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type Council = Answer<'council'>
export type CouncilResult = NonNullable<Council['result']>
export type Papers = Answer<'councilPapers'>

/** How often the number of ballots is asked for while people vote. */
const LIVE_MS = 5000

export const councilsQuery = () =>
  queryOptions({ queryKey: ['councils', 'list'], queryFn: ({ signal }) => get('councils', { signal }) })

export const councilQuery = (id: number) =>
  queryOptions({
    queryKey: ['councils', 'one', id],
    queryFn: ({ signal }) => get('council', { params: { id }, signal }),
    placeholderData: () => undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? LIVE_MS : false),
  })

export const papersQuery = (id: number) =>
  queryOptions({
    queryKey: ['councils', 'papers', id],
    queryFn: ({ signal }) => get('councilPapers', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

export const commentsQuery = (id: number) =>
  queryOptions({
    queryKey: ['councils', 'comments', id],
    queryFn: ({ signal }) => get('councilComments', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

export const unitKpisQuery = (period: string, department: string) =>
  queryOptions({
    queryKey: ['kpis', { period, department: [department] }],
    queryFn: ({ signal }) => get('kpis', { query: { period, department: [department] }, signal }),
  })

/** Called-back cases of a department, the latest first: enough to find three of either kind. */
export const unitCasesQuery = (period: string, department: string, metric: string) =>
  queryOptions({
    queryKey: ['cases', 'council', period, department, metric],
    queryFn: ({ signal }) =>
      get('cases', { query: { period, department: [department], metric, limit: 500 }, signal }),
  })

function useAct<T, A>(act: (wish: T) => Promise<A>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['councils'] }),
  })
}

export const useAdd = () => useAct((body: NewCouncil) => send('addCouncil', { body }))
export const useChange = (id: number) =>
  useAct((body: CouncilChange) => send('changeCouncil', { params: { id }, body }))
export const useMakeSlips = (id: number) =>
  useAct((count: number) => send('makeSlips', { params: { id }, body: { count } }))
export const useStep = (id: number) =>
  useAct((step: 'open' | 'seal' | 'close') => send('stepCouncil', { params: { id }, body: { step } }))
export const usePublish = (id: number) => useAct(() => send('publishCouncil', { params: { id } }))
export const useJudge = (id: number) =>
  useAct((wish: { readonly comment: string; readonly state: 'approved' | 'rejected' }) =>
    send('judgeComment', { params: { id, comment: wish.comment }, body: { state: wish.state } }),
  )

/** Saving a paper answers where the typing stands. */
export function useTypePapers(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewPapers) => send('typePapers', { params: { id }, body }),
    onSuccess: (papers) => client.setQueryData(papersQuery(id).queryKey, papers),
  })
}
