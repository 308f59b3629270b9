// Public screens: their tokens, playlists and pairing, for administrators; a screen asking for what it shows.
import type { FastifyRequest } from 'fastify'
import { screenById } from '#db/queries/screens.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { PAIRING_LIMIT } from '../plugins/rates.ts'
import type { Author } from '../services/accounts.ts'
import { pairScreen, startPairing } from '../services/screen/pairing.ts'
import { readPlaylist, setPlaylist } from '../services/screen/playlists.ts'
import { readProgramme } from '../services/screen/readProgramme.ts'
import {
  addScreen,
  noteHeartbeat,
  readScreens,
  revokeScreen,
  type SignedInScreen,
} from '../services/screen/tokens.ts'
import { registerRoute } from './register.ts'

const administering = { permission: 'administer' } as const
const asScreen = { permission: 'screen' } as const

export function registerScreenRoutes(app: App): void {
  registerTokens(app)
  registerPlaylists(app)
  registerOwn(app)
}

function registerTokens(app: App): void {
  registerRoute(
    app,
    'screens',
    (request) => ({ items: readScreens(app.db, contextFor(request).zone) }),
    administering,
  )
  registerRoute(
    app,
    'addScreen',
    (request) => addScreen(app.db, request.body.name, authorOf(request)),
    administering,
  )
  registerRoute(
    app,
    'revokeScreen',
    (request) => {
      revokeScreen(app.db, request.params.id, authorOf(request))
      return null
    },
    administering,
  )
  registerRoute(app, 'startPairing', () => startPairing(app.db, app.now()), {
    permission: 'public',
    config: { rateLimit: PAIRING_LIMIT },
  })
  registerRoute(
    app,
    'pairScreen',
    (request) => ({ id: pairScreen(app.db, request.body, authorOf(request)) }),
    administering,
  )
}

function registerPlaylists(app: App): void {
  registerRoute(app, 'playlist', (request) => readPlaylist(app.db, request.params.id), administering)
  registerRoute(
    app,
    'setPlaylist',
    (request) => {
      const change = { screenId: request.params.id, playlist: request.body }
      return setPlaylist(app.db, change, authorOf(request))
    },
    administering,
  )
  registerRoute(
    app,
    'screenProgramme',
    (request) => {
      const { id } = request.params
      const name = screenById(app.db, id)?.name ?? ''
      return readProgramme(contextFor(request), { id, name, origin: originOf(request) })
    },
    administering,
  )
}

function registerOwn(app: App): void {
  registerRoute(app, 'ownScreen', (request) => ownScreen(request), asScreen)
  registerRoute(
    app,
    'ownProgramme',
    (request) => readProgramme(contextFor(request), { ...ownScreen(request), origin: originOf(request) }),
    asScreen,
  )
  registerRoute(
    app,
    'heartbeat',
    (request) => {
      noteHeartbeat(app.db, ownScreen(request).id, { said: request.body, nowMs: app.now() })
      return null
    },
    asScreen,
  )
}

/** The server's own address as residents reach it, or as the request did. */
const originOf = ({ server, protocol, host }: FastifyRequest): string =>
  server.config.origin ?? `${protocol}://${host}`

function ownScreen({ screen }: FastifyRequest): SignedInScreen {
  if (screen === null) throw new DomainError('unauthorized')
  return screen
}

function authorOf({ actor, server }: FastifyRequest): Author {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
