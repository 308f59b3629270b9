// The app: plugins in their order, then every route. It never listens; tests inject requests into it.

import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyServerOptions } from 'fastify'
import { auth } from './plugins/auth.ts'
import { ballotRates } from './plugins/ballotRates.ts'
import { caching } from './plugins/caching.ts'
import { answerClientError } from './plugins/clientErrors.ts'
import type { App } from './plugins/decorations.ts'
import { type Deployment, deployment } from './plugins/deployment.ts'
import { errors, sendProblem } from './plugins/errors.ts'
import { load } from './plugins/load.ts'
import { personless } from './plugins/logs.ts'
import { metrics } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { rates } from './plugins/rates.ts'
import { security } from './plugins/security.ts'
import { serializerCompiler } from './plugins/serialization.ts'
import { staticFiles } from './plugins/staticFiles.ts'
import { trail } from './plugins/trail.ts'
import { upkeep } from './plugins/upkeep.ts'
import { validatorCompiler } from './plugins/validation.ts'
import { registerAppraisalRoutes } from './routes/appraisals.ts'
import { registerAuditRoutes } from './routes/audit.ts'
import { registerBallotRoutes } from './routes/ballots.ts'
import { registerBreachRoutes } from './routes/breaches.ts'
import { registerCaseRoutes } from './routes/cases.ts'
import { registerCheckResultRoutes } from './routes/checkResults.ts'
import { registerCheckRoutes } from './routes/checks.ts'
import { registerCouncilRoutes } from './routes/councils.ts'
import { registerHealthRoutes } from './routes/health.ts'
import { registerHeatRoutes } from './routes/heat.ts'
import { registerImportRoutes } from './routes/imports.ts'
import { registerKpiRoutes } from './routes/kpis.ts'
import { registerMetaRoutes } from './routes/meta.ts'
import { registerObjectionRoutes } from './routes/objections.ts'
import { registerPersonalRoutes } from './routes/personal.ts'
import { registerPublicRoutes } from './routes/public.ts'
import { registerPublicSiteRoutes } from './routes/publicSite.ts'
import { registerPublicTextRoutes } from './routes/publicTexts.ts'
import { registerRankingRoutes } from './routes/rankings.ts'
import { registerRectificationRoutes } from './routes/rectifications.ts'
import { registerRuleRoutes } from './routes/rules.ts'
import { registerSampleRoutes } from './routes/samples.ts'
import { registerSchemeRoutes } from './routes/schemes.ts'
import { registerScreenRoutes } from './routes/screens.ts'
import { registerSessionRoutes } from './routes/session.ts'
import { registerSettingRoutes } from './routes/settings.ts'
import { registerSignalRoutes } from './routes/signals.ts'
import { registerStageRoutes } from './routes/stages.ts'
import { registerTrailRoutes } from './routes/trail.ts'
import { registerUserRoutes } from './routes/users.ts'

export interface AppOptions extends Deployment {
  readonly logger?: FastifyServerOptions['logger']
}

/** One line a noun; each adds its routes through `registerRoute`. */
const ROUTES: readonly ((app: App) => void)[] = [
  registerHealthRoutes,
  registerSessionRoutes,
  registerMetaRoutes,
  registerKpiRoutes,
  registerRankingRoutes,
  registerSchemeRoutes,
  registerRuleRoutes,
  registerBreachRoutes,
  registerStageRoutes,
  registerHeatRoutes,
  registerCaseRoutes,
  registerPersonalRoutes,
  registerImportRoutes,
  registerAppraisalRoutes,
  registerCheckResultRoutes,
  registerObjectionRoutes,
  registerRectificationRoutes,
  registerSampleRoutes,
  registerCheckRoutes,
  registerCouncilRoutes,
  registerBallotRoutes,
  registerPublicRoutes,
  registerPublicSiteRoutes,
  registerPublicTextRoutes,
  registerUserRoutes,
  registerScreenRoutes,
  registerTrailRoutes,
  registerAuditRoutes,
  registerSettingRoutes,
  registerSignalRoutes,
]

/** In the order in which a request meets them. */
const PLUGINS = [errors, load, caching, security, ballotRates, auth, rates, openapi, metrics, trail, upkeep]

/** Ids of cases are `source:number`, in any script. */
const MAX_PARAM_LENGTH = 1000
/** A sender that never ends its request is let go. */
const REQUEST_TIMEOUT_MS = 300_000

/** Builds the app of one deployment. Throws where a route or plugin is not fit to serve; the caller closes it. */
export async function buildApp({ logger, ...given }: AppOptions): Promise<App> {
  const { config } = given
  const app = fastify({
    logger: personless(logger),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A stopping server says so as a problem document (plugins/load.ts).
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    genReqId: () => randomUUID(),
    frameworkErrors: sendProblem,
    clientErrorHandler: answerClientError,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(deployment, given)
  for (const plugin of PLUGINS) await app.register(plugin)
  for (const register of ROUTES) register(app)
  await app.register(staticFiles)
  return app
}
