// What the screens of the trail ask for.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AuditQuery } from '#api/contract/trail.ts'
import { type Answer, get } from '#web/lib/apiClient.ts'

export type Newest = Answer<'trailCheckpoint'>
export type ActItem = Answer<'audit'>['items'][number]

export const checkpointQuery = () =>
  queryOptions({
    queryKey: ['trail', 'checkpoint'],
    queryFn: ({ signal }) => get('trailCheckpoint', { signal }),
    staleTime: 0,
  })

export const proveConsistency = (from: number, to: number) => get('consistencyProof', { query: { from, to } })

export const auditQuery = (question: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['trail', 'audit', question],
    queryFn: ({ signal, pageParam }) =>
      get('audit', { query: { ...question, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
