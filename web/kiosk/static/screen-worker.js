// Lets a public screen start while its server is down: the page of /s and its files, as they were last served. Data are kept by the page.
const CACHE = 'pingyi-screen'
/** The one page that answers at every screen's address. */
const PAGE = '/s'
const TIMEOUT_MS = 8000
const SCREEN = /^\/s(?:\/[\w-]{1,200})?$/

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && SCREEN.test(pathname)) event.respondWith(page(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request))
})

/** The server's page while it answers, else the one kept. */
async function page(event) {
  try {
    const response = await fetchSoon(event.request)
    if (response.ok) {
      event.waitUntil(keepPage().catch(() => undefined))
      return response
    }
  } catch {
    // No server: the kept page, where there is one.
  }
  return (await caches.match(PAGE)) || Response.error()
}

const kept = async (request) => (await caches.match(request)) || fetch(request)

/** Files first, then the page that names them; what it does not name is let go. Throws where anything could not be fetched. */
async function keepPage() {
  const response = await fetchSoon(PAGE)
  if (!response.ok) throw new Error(`status ${response.status}`)
  const html = await response.clone().text()
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file)
  const cache = await caches.open(CACHE)
  await cache.addAll(files)
  await cache.put(PAGE, response)
  const wanted = new Set([PAGE, ...files])
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

/** A server that hangs is none. */
async function fetchSoon(asked) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS)
  try {
    return await fetch(asked, { signal: stop.signal, cache: 'no-cache' })
  } finally {
    clearTimeout(timer)
  }
}
