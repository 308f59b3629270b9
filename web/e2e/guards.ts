// Watches a page for what it must never do: complain, break the content policy, ask elsewhere, receive failures.
import type { Page } from 'playwright-core'

export interface Watched {
  readonly complaints: string[]
  readonly requests: string[]
  /** Requests on their way. */
  readonly pending: Set<string>
}

const LOUD = new Set(['error', 'warning'])

/** @param expected complaints the test provokes itself */
export function watch(page: Page, origin: string, expected?: RegExp): Watched {
  const complaints: string[] = []
  const requests: string[] = []
  const pending = new Set<string>()
  let count = 0
  const ids = new WeakMap<object, string>()
  const complain = (text: string) => {
    if (!expected?.test(text)) complaints.push(text)
  }
  page.on('console', (message) => {
    if (LOUD.has(message.type())) complain(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complain(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    requests.push(url)
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url))
      complain(`request to elsewhere: ${url}`)
    count += 1
    ids.set(request, `${count} ${url}`)
    pending.add(`${count} ${url}`)
  })
  const done = (request: object) => pending.delete(ids.get(request) ?? '')
  page.on('requestfinished', done)
  page.on('requestfailed', done)
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`answer ${response.status()}: ${response.url()}`)
  })
  return { complaints, requests, pending }
}
