// What the results ask for and send; every act asks for all of it again.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type Results = Answer<'checkResults'>
export type UnitRow = Results['units'][number]
export type EstimateData = UnitRow['upheld']
export type Mismatch = Results['mismatches'][number]

/** Batches, newest first; of one period, or of all. */
export const batchesQuery = (period?: string) =>
  queryOptions({
    queryKey: ['samples', 'list', period ?? 'all'],
    queryFn: ({ signal }) => get('samples', { query: period === undefined ? {} : { period }, signal }),
  })

export const resultsQuery = (id: number) =>
  queryOptions({
    queryKey: ['samples', 'results', id],
    queryFn: ({ signal }) => get('checkResults', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

function useAct<T>(act: (wish: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries() })
}

export const useSubmit = (id: number) =>
  useAct((reason: string) => send('submitSample', { params: { id }, body: reason === '' ? {} : { reason } }))

export const useSendBack = (id: number) =>
  useAct((cases: string[]) => send('sendBack', { params: { id }, body: { cases } }))
