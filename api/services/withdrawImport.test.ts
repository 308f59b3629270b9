// Undoing an import excludes what it brought, by events; bringing the file again reinstates it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, NOW, openBench, type Row } from './import/test/importFixture.ts'
import { withdrawImport } from './withdrawImport.ts'

const rows: readonly Row[] = [
  { number: 'A1', replied: '2026-09-03 10:00', archived: '2026-09-04 10:00' },
  { number: 'A2', received: '2026-09-02 09:00' },
]
const who = { by: 'admin', nowMs: NOW }

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())
const voids = () => bench.db.sqlite.prepare('SELECT is_void FROM cases ORDER BY key').pluck().all()

describe('a withdrawn import', () => {
  it('makes its cases void and keeps every event', async () => {
    const { id } = await bench.importRows(rows)
    const events = bench.count('event')
    expect(withdrawImport(bench.db.sqlite, id, who)).toBe(2)
    expect(voids()).toEqual([1, 1])
    expect(bench.count('event')).toBe(events + 3)
    const last = bench.db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC').pluck().get() as string
    expect(JSON.parse(last)).toMatchObject({ type: 'import_withdrawn', importId: id, cases: 2 })
    expect(bench.db.sqlite.prepare('SELECT state FROM import_batch').pluck().get()).toBe('withdrawn')
    expect(bench.differences()).toEqual([])
  })

  it('comes back when the file is brought again, unchanged or not', async () => {
    const { id } = await bench.importRows(rows)
    withdrawImport(bench.db.sqlite, id, who)
    const { report } = await bench.importRows([
      rows[0] ?? { number: '' },
      { number: 'A2', category: 'policy' },
    ])
    expect(report).toMatchObject({ inserted: 0, updated: 2, unchanged: 0 })
    expect(voids()).toEqual([0, 0])
    expect((await bench.importRows(rows.slice(0, 1))).report).toMatchObject({ updated: 0, unchanged: 1 })
    expect(bench.differences()).toEqual([])
  })

  it('leaves alone what other files brought', async () => {
    await bench.importRows(rows)
    const { id } = await bench.importRows([...rows, { number: 'A3' }])
    expect(withdrawImport(bench.db.sqlite, id, who)).toBe(1)
    expect(voids()).toEqual([0, 0, 1])
  })

  it('cannot be withdrawn twice, and must exist', async () => {
    const { id } = await bench.importRows(rows)
    withdrawImport(bench.db.sqlite, id, who)
    expect(() => withdrawImport(bench.db.sqlite, id, who)).toThrow('nothing that could be withdrawn')
    expect(() => withdrawImport(bench.db.sqlite, 99, who)).toThrow('there is no import 99')
  })
})
