// What the operator watches: process figures and the time every route takes, for Prometheus.
import { fastifyPlugin } from 'fastify-plugin'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { trailSize } from '#db/queries/trail.ts'
import { fileBytes, logBytes } from '#db/queries/writeAheadLog.ts'
import type { App } from './decorations.ts'
import { ROOTS } from './openapi.ts'

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Of the process, not of an app: collected once however many apps a test builds. */
let ofProcess: Registry | undefined
function processFigures(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess, prefix: 'pingyi_' })
  }
  return ofProcess
}

export const metrics = fastifyPlugin(
  async (app: App) => {
    const ofApp = new Registry()
    const durations = new Histogram({
      name: 'pingyi_request_duration_seconds',
      help: 'Time from request to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS_SECONDS,
      registers: [ofApp],
    })
    app.addHook('onResponse', async (request, reply) => {
      // The pattern, not the address: ids in labels would make a series of every case.
      const route = request.routeOptions.url ?? 'none'
      const labels = { method: request.method, route, status: reply.statusCode }
      durations.observe(labels, reply.elapsedTime / 1000)
    })
    addDatabaseFigures(app, ofApp)
    const all = Registry.merge([processFigures(), ofApp])
    for (const root of ROOTS) {
      app.get(
        `${root}/metrics`,
        { schema: { hide: true }, config: { permission: 'read' } },
        async (_request, reply) => reply.type(all.contentType).send(await all.metrics()),
      )
    }
  },
  { name: 'metrics', dependencies: ['auth'] },
)

/** Read when they are asked for; a database that does not answer must not hide the other figures. */
function addDatabaseFigures({ db }: App, registry: Registry): void {
  const figures: readonly (readonly [name: string, help: string, read: () => number])[] = [
    ['pingyi_database_bytes', 'Size of the database file', () => fileBytes(db.path)],
    ['pingyi_write_ahead_log_bytes', 'Size of the write-ahead log', () => logBytes(db.path)],
    ['pingyi_trail_events', 'Events in the trail', () => trailSize(db.sqlite)],
  ]
  for (const [name, help, read] of figures) {
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        try {
          this.set(read())
        } catch {
          this.reset()
        }
      },
    })
  }
}
