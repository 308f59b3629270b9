// When checkpoints are signed: at start and stop, after what matters at once, after anything else within ten minutes.
import { fastifyPlugin } from 'fastify-plugin'
import { openSigner } from '../services/trail/signer.ts'
import type { App } from './decorations.ts'

const WITHIN_MS = 600_000
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

export const trail = fastifyPlugin(
  async (app: App) => {
    const signer = openSigner(app.db, app.config.keyPath)
    let timer: NodeJS.Timeout | null = null
    /** A trail that does not continue what was signed keeps nobody from reading; it is said in the log and on its page. */
    const signNow = () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      try {
        signer.sign(app.now())
      } catch (error) {
        app.log.error(error, 'no checkpoint was signed')
      }
    }
    app.decorate('trail', { getter: () => ({ ...signer, signNow }) })
    app.addHook('onReady', async () => signNow())
    app.addHook('onResponse', async (request, reply) => {
      if (SAFE_METHODS.includes(request.method) || reply.statusCode >= 400) return
      if (request.routeOptions.config.signs) signNow()
      else timer ??= setTimeout(signNow, WITHIN_MS).unref()
    })
    app.addHook('onClose', async () => signNow())
  },
  { name: 'trail', dependencies: ['deployment'] },
)
