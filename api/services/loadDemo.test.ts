// The demo street comes complete, and an interrupted loading leaves an empty database.
import { describe, expect, it } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import { openDb } from '#db/open.ts'
import { isEmpty, readHoldings } from '#db/queries/deployment.ts'
import { readStreet } from '#db/queries/street.ts'
import { zoneOf } from '../domain/time/zone.ts'
import { loadDemo } from './loadDemo.ts'
import { periodStarts } from './writing/periodStarts.ts'

describe('the demo street', { timeout: 120_000 }, () => {
  it('comes with its departments, communities, layers and a clock at its last event', async () => {
    const db = openDb(':memory:')
    const said: string[] = []
    await loadDemo(db, (text) => said.push(text), { cases: 1000 })
    expect(readHoldings(db)).toMatchObject({ street: '云杉街道', isDemo: true, cases: 1000, departments: 26 })
    const street = readStreet(db.sqlite)
    expect(street).toMatchObject({ clockMode: 'fixed', clockAtMs: Date.parse('2026-12-24T18:00:00+08:00') })
    expect(street?.lastEventAtMs).toBe(street?.clockAtMs)
    const count = (sql: string) => db.sqlite.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()
    expect(count('community WHERE geometry IS NOT NULL')).toBe(12)
    expect(count('layer')).toBe(3)
    expect(count("category WHERE parent = 'facility'")).toBeGreaterThan(5)
    expect(count("department WHERE kind = 'committee'")).toBe(13)
    expect(compareRollups(db.sqlite, periodStarts(zoneOf('Asia/Shanghai')))).toEqual([])
    expect(db.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(said.at(-1)).toMatch(/^Demo street loaded: 1000 cases/)
  })

  it('leaves an empty database when it is interrupted', async () => {
    const db = openDb(':memory:')
    const loading = loadDemo(db, () => {}, { cases: 1000 })
    setTimeout(() => process.emit('SIGINT'), 300)
    await expect(loading).rejects.toThrow('interrupted')
    expect(isEmpty(db)).toBe(true)
  })
})
