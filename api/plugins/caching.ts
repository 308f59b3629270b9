// Answers that did not change are not sent again: a weak ETag on every JSON answer to a GET, compared on the next.
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import type { App } from './decorations.ts'

/** Any cache may keep it for a minute and must ask again then: a correction is to arrive. */
export const PUBLIC_CACHE = 'public, max-age=60'

const TAG_CHARACTERS = 22

export const caching = fastifyPlugin(
  async (app: App) => {
    app.addHook('onSend', async (request, reply, payload) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return noStore(reply, payload)
      if (reply.statusCode !== 200 || !isJson(reply) || typeof payload !== 'string') return payload
      // Kept by the browser, but asked about every time: figures change with the data.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
      if (!reply.hasHeader('etag')) reply.header('etag', tagOf(payload))
      if (!isKnown(request.headers['if-none-match'], String(reply.getHeader('etag')))) return payload
      reply.code(304).removeHeader('content-length')
      return ''
    })
  },
  { name: 'caching' },
)

function noStore(reply: FastifyReply, payload: unknown): unknown {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  return payload
}

const isJson = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('application/json')

const tagOf = (payload: string): string =>
  `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, TAG_CHARACTERS)}"`

function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const weak = (text: string) => text.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || weak(one) === weak(tag))
}
