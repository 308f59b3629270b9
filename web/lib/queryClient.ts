// How answers are kept: last good data stays on screen, retries only where a retry can help.
import { keepPreviousData, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './apiClient.ts'

/** Time after which an answer is asked for again when a page shows it anew. */
const FRESH_MS = 60_000

export function createQueryClient(): QueryClient {
  // Who asks is nobody any more: the page must know.
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem) || error.code !== 'unauthorized') return
    void client.invalidateQueries({ queryKey: ['session'] })
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The default waits while the browser believes it is offline; an intranet needs no internet.
        networkMode: 'always',
        staleTime: FRESH_MS,
        gcTime: 30 * FRESH_MS,
        placeholderData: keepPreviousData,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        retry: shouldRetry,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** Two more attempts for a lost line, an overload or a broken server; none where the request itself was refused. */
export function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= 2) return false
  if (!(error instanceof ApiProblem)) return false
  return error.status === 0 || error.status === 429 || error.status >= 500
}
