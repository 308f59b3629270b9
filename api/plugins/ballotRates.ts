// How many ballots an address may open: before anybody is asked who they are, so that guesses count too.
import { fastifyPlugin } from 'fastify-plugin'
import { type Bucket, take } from '../domain/access/bucket.ts'
import { DomainError } from '../domain/errors.ts'
import type { App } from './decorations.ts'
import { isOnThisMachine } from './origin.ts'

/** A hall votes through one address: enough for all of it at once, too little for a flood. */
const REQUESTS_A_MINUTE = 1200
/** Beyond so many addresses all begin anew: memory stays bounded. */
const MOST_ADDRESSES = 10_000

export const ballotRates = fastifyPlugin(
  async (app: App) => {
    const buckets = new Map<string, Bucket>()
    app.addHook('onRequest', async (request) => {
      if (!request.url.startsWith('/b/') || isOnThisMachine(request)) return
      if (buckets.size > MOST_ADDRESSES) buckets.clear()
      const { bucket, waitSeconds } = take(buckets.get(request.ip), app.now(), REQUESTS_A_MINUTE)
      buckets.set(request.ip, bucket)
      if (waitSeconds === 0) return
      throw new DomainError('rate_limited', `too many requests; try again in ${waitSeconds} s`, {
        retryAfterSeconds: waitSeconds,
      })
    })
  },
  { name: 'ballotRates', dependencies: ['deployment'] },
)
