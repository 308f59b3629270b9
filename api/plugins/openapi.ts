// The OpenAPI 3.1 document, from the very schemas the handlers use, and its reader page with nothing from the network.
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import { fastifyPlugin } from 'fastify-plugin'
import { cookieName } from './auth.ts'
import type { App } from './decorations.ts'

/** The documents stand at the root and below the API's own address. */
export const ROOTS = ['', '/api/v1'] as const

export const openapi = fastifyPlugin(
  async (app: App) => {
    await app.register(fastifySwagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Pingyi 评议',
          version: '1',
          description:
            'Case records of a street office in, an appraisal that can be recomputed out. Times are ISO 8601 with offset, rates 0–1; a value without data is null with a reason.',
        },
        components: {
          securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(app.config) } },
        },
      },
    })
    for (const root of ROOTS) {
      app.get(
        `${root}/openapi.json`,
        { schema: { hide: true }, config: { permission: 'public' } },
        async () => app.swagger(),
      )
      await app.register(docs, { root })
    }
  },
  { name: 'openapi', dependencies: ['auth'] },
)

async function docs(app: App, { root }: { readonly root: string }): Promise<void> {
  // The page's own routes know nothing of permissions.
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, permission: 'public' }
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: `${root}/docs`,
    // Without the top bar, which writes a style element that the content policy rightly refuses.
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', displayOperationId: true, validatorUrl: null },
    theme: { title: 'Pingyi 评议 · API' },
  })
}
