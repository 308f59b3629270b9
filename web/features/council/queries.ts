// What the council's screens ask for and send; an act asks for everything again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CouncilChange, NewCouncil, NewPapers } from '#api/contract/councils.ts'
import type { Kpis } from '#api/contract/kpis.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'
import { storedFigures } from '#web/lib/storedFigures.ts'
import { type CalledBack, resolutionOf } from './unitReport.ts'

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

/** The published version of a quarter, by the standard scheme where several were published; null = none is. */
const publishedQuery = (period: string) =>
  queryOptions({
    queryKey: ['appraisals', 'published', period],
    queryFn: async ({ signal }) => {
      const { items } = await get('appraisals', { signal })
      const published = items.filter((one) => one.period.id === period && one.state === 'published')
      const standing = published.find(({ scheme }) => scheme === 'standard') ?? published[0]
      if (standing === undefined) return null
      const { scheme, version } = standing
      return get('appraisalResult', { params: { period }, query: { scheme, version }, signal })
    },
  })

/** The stored version that figures are of; null = the data as they are. */
export type Drawn = { readonly scheme: string; readonly version: number; readonly sha256: string } | null

export interface UnitReport {
  readonly kpis: Kpis
  readonly drawn: Drawn
}

/** A department's figures: of a published quarter the published ones, else as the data are. */
export const unitReportQuery = (period: string, unit: string) =>
  queryOptions({
    queryKey: ['kpis', 'council', period, unit],
    queryFn: async ({ client, signal }): Promise<UnitReport> => {
      const published = await client.fetchQuery(publishedQuery(period))
      const { snapshot, scheme } = published?.rankings ?? {}
      if (published === null || snapshot === undefined || scheme === undefined) {
        const query = { period, department: [unit] }
        return { kpis: await get('kpis', { query, signal }), drawn: null }
      }
      const { version, sha256 } = snapshot
      return { kpis: storedFigures(published, unit), drawn: { scheme, version, sha256 } }
    },
    placeholderData: () => undefined,
  })

const MOST_LISTED = 500

/**
 * Called-back cases of a department, the latest first: enough to find three of either kind. Beside published figures only those frozen with
 * them, counted as they were then.
 */
export const unitCasesQuery = (period: string, unit: string, { kpis, drawn }: UnitReport) =>
  queryOptions({
    queryKey: ['cases', 'council', period, unit, drawn],
    queryFn: async ({ signal }): Promise<readonly CalledBack[]> => {
      const metric = resolutionOf(kpis)
      const query = { period, department: [unit], metric, limit: MOST_LISTED }
      const { items } = await get('cases', { query, signal })
      if (drawn === null) return items.map((one) => ({ ...one, resolved: one.unit?.num ?? null }))
      const frozen = await frozenNums({ period, unit, metric, drawn, signal })
      return items.map((one) => {
        const num = one.unit?.num ?? null
        return { ...one, resolved: num !== null && frozen.get(one.id)?.has(num) ? num : null }
      })
    },
    placeholderData: () => undefined,
  })

interface FrozenAsked {
  readonly period: string
  readonly unit: string
  readonly metric: string
  readonly drawn: NonNullable<Drawn>
  readonly signal: AbortSignal
}

/** What each case frozen with a figure gives its numerator, by id: one called back twice can give both. */
async function frozenNums({
  period,
  unit,
  metric,
  drawn,
  signal,
}: FrozenAsked): Promise<Map<string, Set<number>>> {
  const { scheme, version } = drawn
  const nums = new Map<string, Set<number>>()
  for (let from = 0, total = 1; from < total; from += MOST_LISTED) {
    const query = { scheme, version, department: unit, metric, from, limit: MOST_LISTED }
    const page = await get('appraisalCases', { params: { period }, query, signal })
    for (const { id, num } of page.items) nums.set(id, (nums.get(id) ?? new Set()).add(num))
    total = page.total
  }
  return nums
}

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
