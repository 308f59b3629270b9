// Accounts, for administrators.
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
