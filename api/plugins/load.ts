// What is turned away at the door: everything while the server stops, all but its health while it cannot answer in time.
import { getHeapStatistics } from 'node:v8'
import underPressure from '@fastify/under-pressure'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'
import { makeTurns } from './turns.ts'

const RETRY_SECONDS = 2
/** Of the heap V8 may have: above it the process would soon end. Mapped pages of the database are not in it, as they are in RSS. */
const HEAP_SHARE = 0.9
/** So many may wait however long: as many as a browser asks at once over HTTP/1.1. One page behind a slow question is no load to shed. */
const FEW = 6
/** Whoever watches the server must hear from it above all when it is overloaded. */
const ALWAYS = /\/(?:healthz|readyz|metrics)$/

/** Registered before whatever costs something: a request turned away takes microseconds. */
export const load = fastifyPlugin(
  async (app: App) => {
    let isStopping = false
    app.decorate('isStopping', { getter: () => isStopping })
    app.addHook('preClose', async () => {
      isStopping = true
    })
    app.addHook('onRequest', async (request) => {
      if (isStopping && !isWatching(request)) throw turnedAway('the server is stopping')
    })
    const { maxDelayMs } = app.config
    if (maxDelayMs === 0) return
    await app.register(underPressure, {
      maxHeapUsedBytes: Math.floor(HEAP_SHARE * getHeapStatistics().heap_size_limit),
      pressureHandler: async (request: FastifyRequest) => {
        if (!isWatching(request)) throw turnedAway('the server is short of memory')
      },
    })
    const turns = makeTurns({ mayWaitMs: maxDelayMs, few: FEW })
    app.server.on('connection', turns.arrive)
    app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      if (isWatching(request)) return
      if (!(await turns.take(() => reply.raw.destroyed))) throw turnedAway('the server has too much to do')
    })
  },
  { name: 'load', dependencies: ['deployment', 'errors'] },
)

const isWatching = (request: FastifyRequest): boolean => ALWAYS.test(request.routeOptions.url ?? '')

const turnedAway = (detail: string): DomainError =>
  new DomainError('service_unavailable', detail, { retryAfterSeconds: RETRY_SECONDS })
