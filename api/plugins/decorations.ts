// What the app, its requests and its routes carry beside Fastify's own, in types.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault, RouteOptions } from 'fastify'
import type { Db } from '#db/open.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Action, Scope } from '../domain/access/policy.ts'
import type { Slip } from '../services/council/ballots.ts'
import type { SignedInScreen } from '../services/screen/tokens.ts'
import type { SignedIn } from '../services/sessions.ts'
import type { TrailSigner } from '../services/trail/signer.ts'

/** The app as routes and plugins see it: schemas are TypeBox, handlers are typed by them. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Db
    readonly now: Clock
    readonly config: Config
    /** No new request is taken any more. */
    readonly isStopping: boolean
    /** Signs checkpoints of the trail; `signNow` logs what keeps it from signing instead of throwing. */
    readonly trail: TrailSigner & { signNow(): void }
    /** Every registered route, in order. */
    readonly routeList: readonly RouteOptions[]
  }
  interface FastifyRequest {
    /** Username of who asks; null = nobody is signed in. Every write is recorded under it. */
    actor: string | null
    signedIn: SignedIn | null
    /** The public screen whose token the request carries. */
    screen: SignedInScreen | null
    /** The slip of a residents' council whose token the address carries. */
    slip: Slip | null
    /** On what the route’s action may be done; null before the check. `own` is the handler’s to hold. */
    scope: Scope | null
  }
  interface FastifyContextConfig {
    /** The action of the policy; who may call the route stands there. */
    permission?: Action
    /** A checkpoint is signed as soon as it is answered. */
    signs?: boolean
  }
}
