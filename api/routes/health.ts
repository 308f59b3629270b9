// Whether the server lives (`/healthz`) and takes requests (`/readyz`), for whoever watches it.
import { Type } from 'typebox'
import { isMigrated } from '#db/migrate.ts'
import { closed } from '../contract/kit.ts'
import { DomainError } from '../domain/errors.ts'
import type { App } from '../plugins/decorations.ts'
import { API_ROOT } from './register.ts'

const State = closed({ status: Type.String() })

export function registerHealthRoutes(app: App): void {
  const options = {
    schema: { tags: ['health'], response: { 200: State } },
    config: { permission: 'public' as const },
  }
  for (const root of ['', API_ROOT]) {
    app.get(`${root}/healthz`, options, async () => ({ status: 'alive' }))
    app.get(`${root}/readyz`, options, async () => {
      if (app.isStopping) throw new DomainError('service_unavailable', 'the server is stopping')
      requireDatabase(app)
      return { status: 'ready' }
    })
  }
}

function requireDatabase(app: App): void {
  try {
    if (isMigrated(app.db.sqlite)) return
  } catch (cause) {
    throw new DomainError('service_unavailable', 'the database does not answer', { cause })
  }
  throw new DomainError('service_unavailable', 'the database has not been migrated')
}
