// Requests that another site makes a browser send: every route that changes something, from the table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../contract/routes.ts'
import { API_ROOT } from '../routes/register.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

const changing = Object.entries(routes).filter(([, { method }]) => (method as string) !== 'GET')
const withBody = changing.filter(([, route]) => 'body' in route)

let test: TestApp
let admin: { cookie: string }
beforeAll(async () => {
  test = await buildTestApp()
  admin = await test.signIn('admin')
})
afterAll(() => test.close())

const send = (
  route: { readonly method: string; readonly url: string },
  headers: Record<string, string>,
  payload?: string,
) =>
  test.app.inject({
    method: route.method as 'POST',
    url: API_ROOT + route.url.replace(/:\w+/g, '1'),
    headers: { ...admin, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })

describe('V3.5 whatever changes something', () => {
  it.each(changing)('%s is refused to a script or form of another site', async (_name, route) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await send(route, headers)
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'cross_site'])
    }
  })

  it.each(withBody)('%s takes no body that a plain form can send', async (_name, route) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await send(route, { 'content-type': type }, '{}')
      expect([answer.statusCode, answer.json().code], type).not.toEqual([200, undefined])
      expect([403, 415], type).toContain(answer.statusCode)
    }
  })
})
