// How many requests an account may make: a token bucket each, in memory.
import { fastifyPlugin } from 'fastify-plugin'
import { type Bucket, take } from '../domain/access/bucket.ts'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'
import { isOnThisMachine } from './origin.ts'

/** Looking up codes one after the other is not what this is for; here the machine itself is no exception. */
export const PROGRESS_LIMIT = { max: 30, timeWindow: '1 minute', allowList: [] }

/** Anybody may have a screen wait, and only so many wait at once: one address must not take all the places for itself. */
export const PAIRING_LIMIT = { max: 10, timeWindow: '1 minute' }

/** The machine itself is not limited: its operator runs benches and imports there. There are as many buckets as accounts. */
export const rates = fastifyPlugin(
  async (app: App) => {
    const { accountLimit } = app.config
    if (accountLimit === 0) return
    const buckets = new Map<string, Bucket>()
    app.addHook('onRequest', async (request) => {
      const { actor } = request
      if (actor === null || isOnThisMachine(request)) return
      const { bucket, waitSeconds } = take(buckets.get(actor), app.now(), accountLimit)
      buckets.set(actor, bucket)
      if (waitSeconds === 0) return
      throw new DomainError('rate_limited', `too many requests; try again in ${waitSeconds} s`, {
        retryAfterSeconds: waitSeconds,
      })
    })
  },
  { name: 'rates', dependencies: ['auth'] },
)
