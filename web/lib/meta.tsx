// What the deployment is (units, words, periods, clock), asked for once and there for every page.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import type { Meta } from '#api/contract/meta.ts'
import { get } from './apiClient.ts'

/** The clock moves: as-of of a live deployment is asked for again this often. */
const META_EVERY_MS = 5 * 60_000

export const metaQuery = () =>
  queryOptions({
    queryKey: ['meta'],
    queryFn: ({ signal }) => get('meta', { signal }),
    staleTime: META_EVERY_MS,
    refetchInterval: META_EVERY_MS,
  })

const MetaContext = createContext<Meta | null>(null)

export function MetaProvider(props: { meta: Meta; children: ReactNode }) {
  return <MetaContext value={props.meta}>{props.children}</MetaContext>
}

export const useMetaQuery = () => useQuery(metaQuery())

/** The deployment's meta; pages are drawn only once it is there. */
export function useMeta(): Meta {
  const meta = use(MetaContext)
  if (!meta) throw new Error('useMeta outside MetaProvider')
  return meta
}
