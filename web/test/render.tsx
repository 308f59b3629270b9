// Draws a page in a test as the app does: router, words, meta and answers given by address instead of a server.
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { Meta } from '#api/contract/meta.ts'
import { en } from '#web/lib/i18n/en.ts'
import type { Lang } from '#web/lib/i18n/types.ts'
import { WordsProvider } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { MetaProvider } from '#web/lib/meta.tsx'
import { PATHS } from '#web/lib/paths.ts'
import { createQueryClient } from '#web/lib/queryClient.ts'
import { parseSearch, type Search, stringifySearch } from '#web/lib/search.ts'
import { aMeta } from './aMeta.ts'

export interface RenderOptions {
  /** Address of the page, `/rank?group=property`. */
  readonly path?: string
  readonly lang?: Lang
  readonly meta?: Meta
  /**
   * Answers by address below /api/v1, without or with query (`/kpis`, `/cases?metric=x`); a function gets the URL.
   * A number is a failed request with that status. An address without an answer is a 404.
   */
  readonly answers?: Readonly<Record<string, unknown>>
}

/** Renders inside a router whose every path shows the given element; waits for nothing. */
export function renderPage(page: ReactNode, options: RenderOptions = {}) {
  const { path = '/', lang = 'zh', meta = aMeta(), answers = {} } = options
  const asked = answerFetch(answers)
  const router = testRouter(page, path)
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  const view = render(
    <QueryClientProvider client={client}>
      <WordsProvider dictionary={lang === 'zh' ? zh : en} lang={lang} zoneId={meta.zone}>
        <MetaProvider meta={meta}>
          <RouterProvider router={router} />
        </MetaProvider>
      </WordsProvider>
    </QueryClientProvider>,
  )
  return { ...view, router, asked }
}

function testRouter(page: ReactNode, path: string) {
  const root = createRootRoute({
    validateSearch: (search: Record<string, unknown>): Search => search as Search,
  })
  const show = () => page
  const routes = PATHS.map((one) => createRoute({ getParentRoute: () => root, path: one, component: show }))
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch,
    stringifySearch,
    history: createMemoryHistory({ initialEntries: [path] }),
  })
}

/** Replaces fetch by the given answers until the test ends; returns the list of addresses asked for. */
export function answerFetch(answers: Readonly<Record<string, unknown>>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
    const url = new URL(input, 'http://test')
    const address = url.pathname.replace('/api/v1', '')
    asked.push(`${address}${url.search}`)
    const found = answers[`${address}${url.search}`] ?? answers[address]
    const value = typeof found === 'function' ? found(url, init) : found
    return Promise.resolve(toResponse(value))
  })
  return asked
}

function toResponse(value: unknown): Response {
  if (value instanceof Response) return value
  if (value === null) return new Response(null, { status: 204 })
  const status = typeof value === 'number' ? value : 404
  if (value !== undefined && typeof value !== 'number') return Response.json(value)
  return Response.json(
    { type: 'about:blank', title: 'test', status, code: `http_${status}`, detail: '' },
    { status },
  )
}
