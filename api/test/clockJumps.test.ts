// A clock that is set forward and back by an hour, as a wrong time server does, costs no write, no session and no checkpoint.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import type { TrailCheckpoint } from '../contract/trail.ts'
import { HOUR_MS, zoneOf } from '../domain/time/zone.ts'
import { parseVkey } from '../domain/trail/note.ts'
import { type Bench, NOW, openBench } from '../services/import/test/importFixture.ts'
import { compareCases } from '../services/trail/compareCases.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'
import { periodStarts } from '../services/writing/periodStarts.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'

const JUMPS = [1, -1, -1, 1, 1, -1, 1, -1, -1, 1, -1, 1]

let bench: Bench
let test: TestApp
beforeEach(async () => {
  bench = openBench()
  await bench.importRows([{ number: 'A1' }])
  test = await buildTestApp({ db: bench.db, nowMs: NOW })
})
afterEach(async () => {
  await test.app.close()
  bench.close()
})

const newCase = (title: string, receivedAt: string) => ({
  ...{ channel: 'reception_window', receivedAt, title, text: '路灯不亮', firstReceiver: '绿园物业' },
  ...{ category: 'facility', urgency: 'ordinary', scope: 'household' },
})

it('every entry is there, the log continues every checkpoint signed on the way, and nobody is signed out', async () => {
  const headers = await test.signIn('operator')
  const held: string[] = []
  let vkey = ''
  for (const [n, jump] of JUMPS.entries()) {
    test.clock.ms += jump * HOUR_MS + 1000
    const payload = newCase(`第${n}件`, '2026-09-15T09:00:00+08:00')
    const entered = await test.app.inject({ method: 'POST', url: '/api/v1/cases', headers, payload })
    expect(entered.statusCode, entered.body).toBe(201)
    const id = encodeURIComponent(entered.json().id)
    const event = { type: 'acknowledged', occurredAt: '2026-09-15T10:00:00+08:00', department: '绿园物业' }
    const url = `/api/v1/cases/${id}/events`
    expect((await test.app.inject({ method: 'POST', url, headers, payload: event })).statusCode).toBe(201)
    const signed = await test.app.inject({ url: '/api/v1/trail/checkpoint', headers })
    const checkpoint = signed.json() as TrailCheckpoint
    held.push(checkpoint.note)
    vkey = checkpoint.vkey
  }
  const { sqlite } = bench.db
  expect(bench.count('cases')).toBe(1 + JUMPS.length)
  const report = verifyTrail(sqlite, {
    ...{ key: parseVkey(vkey), held },
    compareCases: (problems) => compareCases(sqlite, test.clock.ms, problems),
  })
  expect(report).toMatchObject({ ok: true, problems: [] })
  expect(compareRollups(sqlite, periodStarts(zoneOf('Asia/Shanghai')))).toEqual([])
})
