// What the server does for its database: at start it releases what was published before there were releases, while it serves it
// keeps the write-ahead log from growing without end.
import { fastifyPlugin } from 'fastify-plugin'
import { foldLog, logBytes } from '#db/queries/writeAheadLog.ts'
import { contextOf } from '../services/context.ts'
import { releaseEarlier } from '../services/public/releaseEarlier.ts'
import type { App } from './decorations.ts'

/** SQLite folds the log by itself unless readers are always in it; then somebody must insist. */
const LARGE_LOG_BYTES = 64 << 20
const EVERY_MS = 30_000

export const upkeep = fastifyPlugin(
  async (app: App) => {
    const timer = setInterval(() => {
      if (logBytes(app.db.path) <= LARGE_LOG_BYTES) return
      try {
        foldLog(app.db.sqlite)
      } catch (err) {
        app.log.warn({ err }, 'the write-ahead log could not be folded')
      }
    }, EVERY_MS)
    timer.unref()
    app.addHook('onReady', async () => {
      try {
        if (releaseEarlier(contextOf(app.db, app.now()), app.now()) > 0) app.trail.signNow()
      } catch (err) {
        // Nobody is kept from reading; the next start tries again.
        app.log.error({ err }, 'earlier results were not released')
      }
    })
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'upkeep', dependencies: ['deployment', 'trail'] },
)
