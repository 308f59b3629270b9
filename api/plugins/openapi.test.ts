import { describe, expect, it } from 'vitest'
import { buildTestApp } from '../test/buildTestApp.ts'

describe.each(['', '/api/v1'])('the documents below “%s”', (root) => {
  it('are one OpenAPI 3.1 document of the routes', async () => {
    const test = await buildTestApp()
    const document = (await test.app.inject(`${root}/openapi.json`)).json()
    expect(document.openapi).toBe('3.1.0')
    const { get } = document.paths['/api/v1/session']
    expect(get.operationId).toBe('session')
    expect(get.responses['200'].content['application/json'].schema.properties).toHaveProperty('username')
    expect(get.responses.default.content).toHaveProperty(['application/problem+json'])
    await test.close()
  })

  it('are readable on a page that takes every part from this server', async () => {
    const test = await buildTestApp()
    const page = await test.app.inject(`${root}/docs`)
    expect(page.statusCode).toBe(200)
    const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(parts.length).toBeGreaterThan(4)
    for (const part of parts) expect((await test.app.inject(part)).statusCode).toBe(200)
    expect(page.body).not.toMatch(/<style|<script>|style=/)
    await test.close()
  })
})
