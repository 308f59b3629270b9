// The typed way to the server: one get, one send, one error; addresses and types come from the contract's route table.
import type { Static, TSchema } from 'typebox'
import type { Problem } from '#api/contract/error.ts'
import type { RouteName, Routes } from '#api/contract/routes.ts'
import { ADDRESSES } from './addresses.ts'

export const API_ROOT = '/api/v1'

type Part<N extends RouteName, P extends string> = Routes[N] extends {
  readonly [K in P]: infer S extends TSchema
}
  ? Static<S>
  : undefined
type Given<P extends string, T> = undefined extends T
  ? { readonly [K in P]?: undefined }
  : { readonly [K in P]: T }
type QueryPart<N extends RouteName> =
  Part<N, 'query'> extends undefined ? { readonly query?: undefined } : { readonly query?: Part<N, 'query'> }

export type GetName = { [N in RouteName]: Routes[N]['method'] extends 'GET' ? N : never }[RouteName]
export type SendName = Exclude<RouteName, GetName>
export type Answer<N extends RouteName> = Static<Routes[N]['response']>
export type GetInput<N extends GetName> = Given<'params', Part<N, 'params'>> &
  QueryPart<N> & { readonly signal?: AbortSignal }
export type SendInput<N extends SendName> = Given<'params', Part<N, 'params'>> &
  QueryPart<N> &
  (Part<N, 'body'> extends undefined ? { readonly form?: FormData } : { readonly body: Part<N, 'body'> })

interface ProblemGiven extends Partial<Problem> {
  readonly code: string
  readonly status: number
  readonly retryAfterSeconds?: number | null
}

/** A failed request: `code` is the server's (closed catalogue), or `network`, `timeout`, `not_json` from here. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly fields: readonly { field: string; message: string }[]
  readonly requestId: string | null
  /** What is in the way, and who started it; null = not told. */
  readonly running: NonNullable<Problem['running']> | null
  /** Seconds after which trying again makes sense; null = not told. */
  readonly retryAfterSeconds: number | null

  constructor(problem: ProblemGiven, cause?: unknown) {
    super(problem.detail ?? problem.title ?? problem.code, { cause })
    this.name = 'ApiProblem'
    this.code = problem.code
    this.status = problem.status
    this.fields = problem.fields ?? []
    this.requestId = problem.requestId ?? null
    this.running = problem.running ?? null
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null
  }
}

/** GET of a route by name. Throws ApiProblem. */
export async function get<N extends GetName>(name: N, input: GetInput<N>): Promise<Answer<N>> {
  const init: RequestInit = input.signal ? { signal: input.signal } : {}
  return request(urlOf(name, input.params, input.query), init)
}

/** POST, DELETE … of a route by name; a JSON body or a form (files). Throws ApiProblem. */
export async function send<N extends SendName>(name: N, input: SendInput<N>): Promise<Answer<N>> {
  const body = bodyOf(input)
  return request(urlOf(name, input.params, input.query), { method: ADDRESSES[name].method, ...body })
}

/** The address of a route with its parameters and query, e.g. for a download link. */
export function urlOf(name: RouteName, params?: unknown, query?: unknown): string {
  const path = ADDRESSES[name].url.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(entriesOf(params).find(([k]) => k === key)?.[1] ?? '')),
  )
  return `${API_ROOT}${path}${queryText(query)}`
}

/** `?a=1&b=2&b=3` of an object; undefined, null and empty lists are left out. */
export function queryText(query: unknown): string {
  const search = new URLSearchParams()
  for (const [key, value] of entriesOf(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
    }
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function bodyOf(input: { readonly body?: unknown; readonly form?: FormData }): RequestInit {
  if (input.form) return { body: input.form }
  if (input.body === undefined) return {}
  return { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new ApiProblem({ code: 'network', status: 0 }, cause)
  })
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return parsed<T>(null)
  return parsed<T>(await jsonOf(response))
}

/** The one place where an answer is taken at its word: the server's serializer holds it to the contract's schema. */
function parsed<T>(value: unknown): T {
  return value as T
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new ApiProblem({ code: 'not_json', status: response.status }, cause)
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => null)
  const known: Partial<Problem> = typeof body === 'object' && body !== null ? parsed(body) : {}
  const { status, headers } = response
  const retryAfterSeconds = Number(headers.get('retry-after')) || null
  return new ApiProblem({ ...known, code: known.code ?? `http_${status}`, status, retryAfterSeconds })
}
