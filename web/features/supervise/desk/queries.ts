// What an inspector's desk asks for.
import { type QueryClient, queryOptions, useMutation } from '@tanstack/react-query'
import type { CheckKind } from '#api/contract/checks.ts'
import { get, send } from '#web/lib/apiClient.ts'
import { caseQuery } from '#web/record/queries.ts'

export const inspectionsQuery = () =>
  queryOptions({
    queryKey: ['inspect', 'batches'],
    queryFn: ({ signal }) => get('inspections', { signal }),
  })

export const checkQueueQuery = (id: number) =>
  queryOptions({
    queryKey: ['inspect', 'queue', id],
    queryFn: ({ signal }) => get('checkQueue', { params: { id }, signal }),
  })

export const visitQueueQuery = (id: number) =>
  queryOptions({
    queryKey: ['inspect', 'visits', id],
    queryFn: ({ signal }) => get('visits', { params: { id }, signal }),
  })

export const recordCheckQuery = (id: number, caseId: string, kind: CheckKind) =>
  queryOptions({
    queryKey: ['inspect', 'record', id, caseId, kind],
    queryFn: ({ signal }) => get('recordCheck', { params: { id, caseId }, query: { kind }, signal }),
    placeholderData: () => undefined,
  })

interface Place {
  readonly batch: { readonly id: number; readonly asOf: string }
  readonly caseId: string
  readonly kind: CheckKind
}

/** The records to come are fetched while this one is read: saving leads on at once, without a line too. */
export function prefetchRecord(client: QueryClient, { batch, caseId, kind }: Place): void {
  void client.prefetchQuery(caseQuery(caseId, batch.asOf))
  void client.prefetchQuery(recordCheckQuery(batch.id, caseId, kind))
}

/** Shown once and kept nowhere; the reason goes into the audit log first. */
export const useTelephone = (id: string) =>
  useMutation({
    mutationFn: (reason: string) =>
      send('revealCase', { params: { id }, body: { fields: ['phone'], reason } }),
    gcTime: 0,
  })
