// What is turned away at the door: everything while the server stops, all but its health while it cannot answer in time.
import { getHeapStatistics } from 'node:v8'
import underPressure from '@fastify/under-pressure'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'

const RETRY_SECONDS = 2
/** Of the heap V8 may have: above it the process would soon end. Mapped pages of the database are not in it, as they are in RSS. */
const HEAP_SHARE = 0.9
/**
 * So many at once are always answered, about as many as one page asks: a single slow question holds up the loop too, and whoever asks
 * one after the other is no load to shed.
 */
const FEW = 8
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
    let running = 0
    const ahead = new WeakMap<FastifyRequest, number>()
    app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      ahead.set(request, running)
      running += 1
      reply.raw.once('close', () => {
        running -= 1
      })
    })
    await app.register(underPressure, {
      maxEventLoopDelay: maxDelayMs,
      maxHeapUsedBytes: Math.floor(HEAP_SHARE * getHeapStatistics().heap_size_limit),
      pressureHandler: async (request: FastifyRequest) => {
        const isCrowd = (ahead.get(request) ?? 0) >= FEW
        if (isCrowd && !isWatching(request)) throw turnedAway('the server has too much to do')
      },
    })
  },
  { name: 'load', dependencies: ['deployment', 'errors'] },
)

const isWatching = (request: FastifyRequest): boolean => ALWAYS.test(request.routeOptions.url ?? '')

const turnedAway = (detail: string): DomainError =>
  new DomainError('service_unavailable', detail, { retryAfterSeconds: RETRY_SECONDS })
