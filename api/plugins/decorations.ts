// What the app, its requests and its routes carry beside Fastify's own, in types.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault, RouteOptions } from 'fastify'
import type { Db } from '#db/open.ts'
import type { Role } from '#db/vocabulary.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { SignedIn } from '../services/sessions.ts'

/** The app as routes and plugins see it: schemas are TypeBox, handlers are typed by them. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/**
 * Who may call a route. `public`: anybody. `read`: a session, or this machine itself without one, until the rights
 * issue lands. The others: a session of one of the roles.
 */
export const PERMISSIONS = {
  public: null,
  read: null,
  write: ['leader', 'operator', 'admin'],
  prepare: ['operator'],
  /** Limits and calendar judge every case: who prepares the results sets them, or who runs the deployment. */
  rule: ['operator', 'admin'],
  approve: ['leader'],
  decide: ['leader', 'operator'],
  object: ['department'],
  rectify: ['department', 'operator', 'leader'],
} as const satisfies Record<string, readonly Role[] | null>
export type Permission = keyof typeof PERMISSIONS

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Db
    readonly now: Clock
    readonly config: Config
    /** Every registered route, in order. */
    readonly routeList: readonly RouteOptions[]
  }
  interface FastifyRequest {
    /** Username of who asks; null = nobody is signed in. Every write is recorded under it. */
    actor: string | null
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    permission?: Permission
  }
}
