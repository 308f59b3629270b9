// What every route is given: the database, the clock, the settings, and the list of all routes.
import type { RouteOptions } from 'fastify'
import { fastifyPlugin } from 'fastify-plugin'
import type { Db } from '#db/open.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { App } from './decorations.ts'

export interface Deployment {
  readonly config: Config
  readonly db: Db
  readonly now: Clock
}

export const deployment = fastifyPlugin(
  async (app: App, { config, db, now }: Deployment) => {
    const routeList: RouteOptions[] = []
    app.decorate('db', { getter: () => db })
    app.decorate('now', { getter: () => now })
    app.decorate('config', { getter: () => config })
    app.decorate('routeList', { getter: () => routeList })
    app.addHook('onRoute', (route) => {
      routeList.push(route)
    })
  },
  { name: 'deployment' },
)
