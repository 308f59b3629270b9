// The built web: files compressed at build time, hashed ones kept for ever, any page address answered by index.html.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import type { App } from './decorations.ts'

const PAGE = 'index.html'
/** The public recheck of a draw: a page of its own at `/recheck/{id}`. */
const RECHECK = { page: 'recheck.html', address: /^\/recheck(?:\/\d+)?\/?(?:\?|$)/ } as const
/** The page of public screens, which is none of the dashboard's. */
const SCREEN_PAGE = 'kiosk/index.html'
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'
/** Asked about every time, so that a new build is seen at once. */
const ALWAYS_ASKED = 'no-cache'
/**
 * The page of screens opens from the browser's own cache for a month, so that over plain http too, where there is no service worker, a
 * screen that is switched on starts without its server. It looks for a newer build by itself (web/kiosk/engine.ts).
 */
const KEPT_A_MONTH = 'public, max-age=2592000'

/** Serves `config.webRoot` where it has been built; without it the server answers the API alone. */
export const staticFiles = fastifyPlugin(
  async (app: App) => {
    const root = app.config.webRoot
    if (!existsSync(path.join(root, PAGE))) return
    await app.register(fastifyStatic, {
      root,
      serve: false,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, file) => {
        reply.header('cache-control', keptFor(path.relative(root, file)))
      },
    })
    app.get('/*', { schema: { hide: true }, config: { permission: 'public' } }, (request, reply) => {
      const name = fileNameOf(request.url)
      if (name !== null && isFile(root, name)) return reply.sendFile(name)
      if (RECHECK.address.test(request.url) && isFile(root, RECHECK.page)) return reply.sendFile(RECHECK.page)
      if (isScreenAddress(request) && isFile(root, SCREEN_PAGE)) return reply.sendFile(SCREEN_PAGE)
      return isPageAddress(request) ? reply.sendFile(PAGE) : notFound(reply)
    })
  },
  { name: 'staticFiles', dependencies: ['deployment'] },
)

/** Vite puts everything whose name carries its hash below `assets`. */
function keptFor(name: string): string {
  const [folder] = name.split(path.sep)
  if (folder === 'assets') return KEPT_FOR_EVER
  return folder === 'kiosk' ? KEPT_A_MONTH : ALWAYS_ASKED
}

/** The path below the web root; null where it is not one (bad escapes, dot files, ways out). */
function fileNameOf(url: string): string | null {
  try {
    const name = decodeURIComponent(new URL(url, 'http://x').pathname).slice(1)
    return /(?:^|[\\/])\.|\0/.test(name) ? null : name
  } catch {
    // Not an address a file could have; the page may still say so.
    return null
  }
}

/** A name no file system takes is no file either. */
function isFile(root: string, name: string): boolean {
  try {
    return statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() ?? false
  } catch {
    return false
  }
}

/** `/s` or `/s/TOKEN`, whatever the browser of an old set says it accepts. */
const isScreenAddress = ({ url }: FastifyRequest): boolean => /^\/s(?:\/[\w-]{1,200})?(?:\?|$)/.test(url)

/** An address of the single-page app: the root, or one asked for by a browser window that is no part of the API or the assets. */
function isPageAddress(request: FastifyRequest): boolean {
  if (/^\/(?:\?|$)/.test(request.url)) return true
  const accepts = request.headers.accept ?? ''
  return accepts.includes('text/html') && !/^\/(?:api|assets)(?:\/|$)/.test(request.url)
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}
