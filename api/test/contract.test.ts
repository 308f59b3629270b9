// Every registered route: in the table or named here, its answers described, and said who may call it.
import type { RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../contract/routes.ts'
import { POLICY, scopeOf } from '../domain/access/policy.ts'
import type { App } from '../plugins/decorations.ts'
import { API_ROOT } from '../routes/register.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'

/** Addresses beside the table: health, documents, files. */
const BESIDE = [
  /^(?:\/api\/v1)?\/(?:healthz|readyz|metrics|openapi\.json)$/,
  /^(?:\/api\/v1)?\/docs(?:\/|$)/,
  /^\/api\/v1\/imports\/(?:template|:id\/rejects)$/,
  /^\/api\/v1\/appraisals\/:period\/snapshot$/,
  /^\/api\/v1\/trail\/leaves$/,
  /^\/api\/(?:v1\/samples\/:id\/(?:results\/)?file|public\/v1\/samples\/:id)$/,
  /^\/b\/:token$/,
  /^\/api\/public\/v1\//,
  /^\/public(?:\/|$)/,
  /^\/\*$/,
]

const table = Object.entries(routes).map(([name, route]) => ({
  name,
  key: `${route.method} ${API_ROOT}${route.url}`,
  route,
}))

let test: TestApp
let registered: RouteOptions[]
beforeAll(async () => {
  test = await buildTestApp()
  registered = test.app.routeList.filter((route) => route.method !== 'HEAD')
})
afterAll(() => test.close())

const keyOf = (route: RouteOptions) => `${String(route.method)} ${route.url}`
const isBeside = (route: RouteOptions) => BESIDE.some((pattern) => pattern.test(route.url))

describe('the routes', () => {
  it('stand in the table, and no address is registered twice', () => {
    const strangers = registered.filter((route) => !isBeside(route)).map(keyOf)
    expect(strangers.filter((key) => !table.some((entry) => entry.key === key))).toEqual([])
    expect(new Set(strangers).size).toBe(strangers.length)
  })

  it('of the table are all served', () => {
    const served = registered.map(keyOf)
    expect(table.map(({ key }) => key).filter((key) => !served.includes(key))).toEqual([])
  })

  it('say who may call them; what writes is never open', () => {
    for (const route of registered) {
      const permission = route.config?.permission
      expect(Object.keys(POLICY), keyOf(route)).toContain(permission)
      const entry = table.find(({ key }) => key === keyOf(route))
      if (entry?.route.write) expect(scopeOf(permission ?? 'public', 'machine'), entry.name).toBeNull()
    }
  })

  it('describe their answer and their failure', () => {
    for (const route of registered.filter((one) => !isBeside(one))) {
      const responses = route.schema?.response as Record<string, unknown> | undefined
      const entry = table.find(({ key }) => key === keyOf(route))
      expect(Object.keys(responses ?? {}), keyOf(route)).toEqual([String(entry?.route.status), 'default'])
    }
  })

  it('close every object they answer with, so that nothing undeclared leaves', () => {
    for (const { name, route } of table) expect(openObjects(route.response), name).toEqual([])
  })

  it('all stand in the OpenAPI document under their name', () => {
    const served = registered.map(keyOf)
    const named = operationsOf(test.app)
    for (const { name, key } of table.filter((entry) => served.includes(entry.key))) {
      expect(named.get(key.replace(/:(\w+)/g, '{$1}')), key).toBe(name)
    }
  })
})

/** Paths of objects that neither close themselves nor say what their further properties are. GeoJSON is foreign. */
function openObjects(schema: unknown, at = '$'): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (Array.isArray(schema)) return schema.flatMap((one, index) => openObjects(one, `${at}[${index}]`))
  const fields = schema as Record<string, unknown>
  const isOpen =
    fields.type === 'object' &&
    fields.additionalProperties === undefined &&
    fields.patternProperties === undefined
  const inside = Object.entries(fields).flatMap(([key, value]) => openObjects(value, `${at}.${key}`))
  return isOpen ? [at, ...inside] : inside
}

function operationsOf(app: App): Map<string, string | undefined> {
  const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, { operationId?: string }>> }
  const entries = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => [`${method.toUpperCase()} ${url}`, operationId] as const,
    ),
  )
  return new Map(entries)
}
