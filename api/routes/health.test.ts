import { describe, expect, it } from 'vitest'
import { buildTestApp } from '../test/buildTestApp.ts'

describe.each(['', '/api/v1'])('health below “%s”', (root) => {
  it('says alive and ready while the database answers', async () => {
    const test = await buildTestApp()
    expect((await test.app.inject(`${root}/healthz`)).json()).toEqual({ status: 'alive' })
    expect((await test.app.inject(`${root}/readyz`)).json()).toEqual({ status: 'ready' })
    await test.close()
  })

  it('says alive but not ready once the database is gone', async () => {
    const test = await buildTestApp()
    test.db.close()
    expect((await test.app.inject(`${root}/healthz`)).statusCode).toBe(200)
    const answer = await test.app.inject(`${root}/readyz`)
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'service_unavailable'])
    await test.close()
  })

  it('gives the operator figures by route, on this machine only', async () => {
    const test = await buildTestApp()
    await test.app.inject(`${root}/healthz`)
    const answer = await test.app.inject(`${root}/metrics`)
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toContain(
      `pingyi_request_duration_seconds_count{method="GET",route="${root}/healthz",status="200"} 1`,
    )
    expect(answer.body).toContain('pingyi_process_cpu_seconds_total')
    expect(answer.body).toMatch(/^pingyi_trail_events 0$/m)
    expect(answer.body).toMatch(/^pingyi_write_ahead_log_bytes 0$/m)
    const remote = await test.app.inject({ url: `${root}/metrics`, remoteAddress: '192.168.1.7' })
    expect(remote.statusCode).toBe(401)
    await test.close()
  })
})
