// Accounts and the tokens of public screens, for administrators; a screen asking about itself.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import {
  addUser,
  changeUser,
  disableUser,
  enableUser,
  readUsers,
  unlockUser,
} from '../services/access/users.ts'
import { type Author, changePassword, requireAccount } from '../services/accounts.ts'
import { addScreen, readScreens, revokeScreen } from '../services/screens.ts'
import { type AnswerOf, API_ROOT, registerRoute } from './register.ts'

const administering = { permission: 'administer' } as const

export function registerUserRoutes(app: App): void {
  const viewOf = (request: FastifyRequest) => ({ zone: contextFor(request).zone, nowMs: app.now() })
  registerRoute(app, 'users', (request) => ({ items: readUsers(app.db, viewOf(request)) }), administering)
  registerRoute(
    app,
    'addUser',
    async (request, reply) => {
      await addUser(app.db, request.body, authorOf(request))
      reply.header('location', `${API_ROOT}/users/${encodeURIComponent(request.body.username)}`)
      return userOf(request, request.body.username)
    },
    administering,
  )
  registerRoute(
    app,
    'changeUser',
    (request) => {
      changeUser(app.db, request.params.username, request.body, authorOf(request))
      return userOf(request, request.params.username)
    },
    administering,
  )
  registerRoute(
    app,
    'resetPassword',
    async (request) => {
      const change = { ...request.params, ...request.body }
      await changePassword(app.db, change, authorOf(request))
      return null
    },
    administering,
  )
  for (const [name, act] of STEPS) {
    registerRoute(
      app,
      name,
      (request) => {
        act(app.db, request.params.username, authorOf(request))
        return userOf(request, request.params.username)
      },
      administering,
    )
  }
}

const STEPS = [
  ['disableUser', disableUser],
  ['enableUser', enableUser],
  ['unlockUser', unlockUser],
] as const

export function registerScreenRoutes(app: App): void {
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
  registerRoute(app, 'ownScreen', ownScreen, { permission: 'screen' })
}

function ownScreen({ screen }: FastifyRequest): AnswerOf<'ownScreen'> {
  if (screen === null) throw new DomainError('unauthorized')
  return screen
}

function userOf(request: FastifyRequest, username: string): AnswerOf<'changeUser'> {
  const { db, now } = request.server
  requireAccount(db, username)
  const view = { zone: contextFor(request).zone, nowMs: now() }
  const user = readUsers(db, view).find((one) => one.username === username)
  if (user === undefined) throw new DomainError('not_found', `there is no account “${username}”`)
  return user
}

function authorOf({ actor, server }: FastifyRequest): Author {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
