// The line to the server: the programme by its tag, pairing, heartbeats, the server's clock. It never throws: a failure is an answer.

export type Answer =
  /** Something new, as it came. */
  | { readonly kind: 'programme'; readonly text: string; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  /** The token is good for nothing: not yet, or no more. */
  | { readonly kind: 'refused' }
  /** No answer, a failing server, or somebody else's page. */
  | { readonly kind: 'failed'; readonly why: string }

export interface Said {
  readonly version: string
  readonly width: number
  readonly height: number
  readonly shown: number
  readonly heapBytes: number | null
  readonly lastError: string | null
}

export interface Link {
  ask(token: string, etag: string | null): Promise<Answer>
  /** Null where none could be had. */
  pair(): Promise<{ readonly code: string; readonly token: string; readonly seconds: number } | null>
  say(token: string, said: Said): Promise<void>
  isAlive(): Promise<boolean>
  /** The address of the script that a fresh page would load, and whether it has been fetched; null where that is unknown. */
  newestScript(): Promise<string | null>
  /** Server minus own clock, ms; 0 until the server has answered. */
  offsetMs(): number
}

const ROOT = '/api/v1/screens'
/** A request that hangs is given up, so that the next can be made. */
const TIMEOUT_MS = 20_000

export function serverLink(now: () => number): Link {
  let offset = 0
  const request = async (url: string, init: RequestInit = {}): Promise<Response | null> => {
    const stop = typeof AbortController === 'function' ? new AbortController() : null
    const timer = setTimeout(() => stop?.abort(), TIMEOUT_MS)
    try {
      const response = await fetch(url, {
        cache: 'no-store',
        ...init,
        ...(stop ? { signal: stop.signal } : {}),
      })
      const date = Date.parse(response.headers.get('date') ?? '')
      if (date > 0) offset = date - now()
      return response
    } catch {
      return null
    } finally {
      clearTimeout(timer)
    }
  }
  const textOf = (response: Response): Promise<string> => response.text().catch(() => '')
  return {
    offsetMs: () => offset,
    async ask(token, etag) {
      const headers = { ...bearer(token), ...(etag === null ? {} : { 'if-none-match': etag }) }
      const response = await request(`${ROOT}/self/programme`, { headers })
      if (response === null) return { kind: 'failed', why: 'network' }
      if (response.status === 304) return { kind: 'unchanged' }
      if (response.status === 401 || response.status === 403) return { kind: 'refused' }
      if (!response.ok) return { kind: 'failed', why: `status ${response.status}` }
      return { kind: 'programme', text: await textOf(response), etag: response.headers.get('etag') }
    },
    async pair() {
      const response = await request(`${ROOT}/pairings`, { method: 'POST' })
      if (response === null || response.status !== 201) return null
      return response.json().catch(() => null)
    },
    async say(token, said) {
      const headers = { ...bearer(token), 'content-type': 'application/json' }
      await request(`${ROOT}/self/heartbeat`, { method: 'POST', headers, body: JSON.stringify(said) })
    },
    async isAlive() {
      const response = await request('/healthz')
      return response?.ok === true && (await textOf(response)).indexOf('"alive"') >= 0
    },
    async newestScript() {
      const page = await request('/s', { headers: { accept: 'text/html' } })
      const [, src] = /<script[^>]+src="([^"]+)"/.exec(page?.ok ? await textOf(page) : '') ?? []
      if (src === undefined) return null
      // Into the browser's own cache, whole, before anything is reloaded.
      const script = await request(src, { cache: 'default' })
      return script?.ok && (await textOf(script)).length > 0 ? src : null
    },
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
