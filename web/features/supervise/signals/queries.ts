// What the tab of questions asks for and sends.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Filters } from '#api/contract/filters.ts'
import type { NewSignalAnswer } from '#api/contract/signals.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'

export type SignalsData = Answer<'signals'>
export type SignalItem = SignalsData['items'][number]
export type SignalWords = SignalsData['catalogue'][number]
export type Evidence = Answer<'signalEvidence'>

const KEY = 'signals'

export const signalsQuery = (filters: Filters) =>
  queryOptions({
    queryKey: [KEY, 'list', filters],
    queryFn: ({ signal }) => get('signals', { query: filters, signal }),
  })

export const evidenceQuery = (filters: Filters, { signal: code, department }: SignalItem) => {
  const query = { ...filters, department: [department.id] }
  return queryOptions({
    queryKey: [KEY, 'one', code, query],
    queryFn: ({ signal }) => get('signalEvidence', { params: { code }, query, signal }),
    placeholderData: () => undefined,
  })
}

/** Afterwards the question stands as answered, also where it is counted. */
export function useAnswer(code: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewSignalAnswer) => send('answerSignal', { params: { code }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}
