// An import is in or not; what it brings can be brought again without effect; what changed is appended, never updated.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FACT_TABLES, FACTS } from '#db/facts/columns.ts'
import { openDb } from '#db/open.ts'
import { recordAct } from './audit/recordAct.ts'
import { type Bench, csvOf, NOW, openBench, type Row } from './import/test/importFixture.ts'
import { recomputeTrail } from './trail/recomputeTrail.ts'
import { trailRoot } from './writing/trailLog.ts'

const facts = FACT_TABLES.map((name) => FACTS[name].table)
const rows: readonly Row[] = [
  {
    number: 'A1',
    replied: '2026-09-03 10:00',
    archived: '2026-09-04 10:00',
    outcome: '已解决',
    title: '路灯',
  },
  { number: 'A2', received: '2026-09-02 09:00', position: [121.4712, 31.2311] },
  { number: 'A3', received: '2026-09-03 09:00', department: '河湾居委会', urgency: '紧急' },
]
const changed = (index: number, change: Partial<Row>): Row[] =>
  rows.map((row, i) => (i === index ? { ...row, ...change } : row))

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())

const bodies = (type: string): Record<string, unknown>[] =>
  (
    bench.db.sqlite
      .prepare('SELECT body FROM event WHERE case_key IS NOT NULL ORDER BY seq')
      .pluck()
      .all() as string[]
  )
    .map((body) => JSON.parse(body) as Record<string, unknown>)
    .filter((body) => body.type === type)

describe('an import', () => {
  it('brings every case with its trail, facts, places and new departments', async () => {
    const { report, rejectsFile } = await bench.importRows(rows)
    expect(report).toMatchObject({
      rows: 3,
      inserted: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      unlocated: 2,
    })
    expect(report.newDepartments).toEqual(['绿园物业', '河湾居委会'])
    expect(rejectsFile).toBeNull()
    expect([bench.count('cases'), bench.count('clock_fact'), bench.count('event')]).toEqual([3, 6, 6])
    expect(bench.differences()).toEqual([])
    expect(bench.db.sqlite.pragma('foreign_key_check')).toEqual([])
    const origin = bench.db.sqlite.prepare('SELECT origin_lng AS lng, origin_lat AS lat FROM street').get()
    expect(origin).toEqual({ lng: 121.47, lat: 31.23 })
  })

  it('means by a name the one department stored under it, and by a name of two nobody but itself', async () => {
    await bench.importRows(['c01', 'c02', 'c03'].map((department) => ({ number: department, department })))
    const name = bench.db.sqlite.prepare('UPDATE department SET name = ? WHERE id = ?')
    name.run('绿园物业', 'c01')
    for (const id of ['c02', 'c03']) name.run('河湾居委会', id)
    const { report } = await bench.importRows(rows)
    expect(report.newDepartments).toEqual(['河湾居委会'])
    const receivers = bodies('submitted').map(({ data }) => (data as { firstReceiver: string }).firstReceiver)
    expect(receivers.slice(3)).toEqual(['c01', 'c01', '河湾居委会'])
    expect((await bench.importRows(rows)).report).toMatchObject({ unchanged: 3, newDepartments: [] })
  })

  it('leaves nothing beside the database but itself', async () => {
    await bench.importRows(rows)
    expect(readdirSync(bench.folder).filter((name) => name.includes('stage'))).toEqual([])
  })

  it('goes behind what others wrote to the trail while it was staged', async () => {
    const other = openDb(bench.db.path)
    let acts = 0
    const many = Array.from({ length: 2500 }, (_, i) => ({ number: `M${i}`, replied: '2026-09-03 10:00' }))
    await bench.importRows(many, {
      onProgress: ({ state }) => {
        if (state !== 'merging') return
        acts += 1
        recordAct(other.sqlite, { type: 'signed_in', by: 'somebody' }, NOW)
      },
    })
    other.close()
    expect([acts, bench.count('cases'), bench.count('event')]).toEqual([1, 2500, 5002])
    expect(recomputeTrail(bench.db.sqlite).fault).toBeNull()
    expect(bench.db.sqlite.pragma('foreign_key_check')).toEqual([])
  })

  it('that others overtake again and again keeps them waiting in the end, and is in', async () => {
    const other = openDb(bench.db.path)
    await bench.importRows(rows)
    other.sqlite.pragma('busy_timeout = 0')
    const met: string[] = []
    const { report } = await bench.importRows([{ number: 'B1' }], {
      onProgress: ({ state }) => {
        if (state !== 'merging') return
        try {
          other.sqlite.exec('UPDATE street SET data_version = data_version + 1')
          met.push('overtaken')
        } catch (error) {
          met.push(String(error instanceof Error && 'code' in error ? error.code : error))
        }
      },
    })
    other.close()
    expect(met).toEqual(['overtaken', 'overtaken', 'SQLITE_BUSY'])
    expect(report.inserted).toBe(1)
    expect(bench.differences()).toEqual([])
  })

  it('of the same file again changes nothing at all', async () => {
    await bench.importRows(rows)
    const tables = [...facts, 'cases', 'event', 'score_rollup', 'place_rollup', 'clock_rollup', 'street']
    const before = bench.contents(tables)
    const { report } = await bench.importRows(rows)
    expect(report).toMatchObject({ rows: 3, inserted: 0, updated: 0, unchanged: 3 })
    expect(bench.contents(tables)).toEqual(before)
  })

  it('appends a newly known event as itself', async () => {
    await bench.importRows(rows)
    const { report } = await bench.importRows(changed(1, { replied: '2026-09-05 10:00' }))
    expect(report).toMatchObject({ inserted: 0, updated: 1, unchanged: 2 })
    expect(bodies('corrected')).toEqual([])
    expect(bodies('replied')).toHaveLength(2)
    expect(bench.differences()).toEqual([])
  })

  it('appends one correction for changed attributes, known from the deployment’s clock on', async () => {
    await bench.importRows(rows)
    await bench.importRows(changed(2, { urgency: '普通', category: 'safety' }), { asOfMs: NOW })
    const [correction, ...more] = bodies('corrected')
    expect(more).toEqual([])
    expect(correction).toMatchObject({
      data: { changes: { urgency: 'ordinary', category1: 'safety' }, reason: 'source_changed' },
    })
    const row = bench.db.sqlite.prepare("SELECT urgency, category1 FROM cases WHERE number = 'A3'").get()
    expect(row).toEqual({ urgency: 'ordinary', category1: 'safety' })
    expect(bench.differences()).toEqual([])
  })

  it('strikes an event whose time changed and appends it with the new one', async () => {
    await bench.importRows(rows)
    const { report } = await bench.importRows(
      changed(0, { replied: '2026-09-15 10:00', archived: '2026-09-16 10:00' }),
    )
    expect(report.updated).toBe(1)
    expect(bodies('corrected')[0]).toMatchObject({
      data: { voids: [{ type: 'replied' }, { type: 'archived' }] },
    })
    const current = bench.db.sqlite.prepare(
      "SELECT count(*) FROM reply_fact f JOIN cases c ON c.key = f.case_key WHERE number = 'A1' AND valid_to_ms = 8640000000000000",
    )
    expect(current.pluck().get()).toBe(1)
    expect(bench.differences()).toEqual([])
  })

  it('takes a changed outcome of the same archiving, and nothing more the next time', async () => {
    await bench.importRows(rows)
    const now = changed(0, { outcome: '未解决' })
    await bench.importRows(now)
    const outcomes = bench.db.sqlite.prepare(
      'SELECT outcome FROM archive_fact WHERE valid_to_ms = 8640000000000000',
    )
    expect(outcomes.pluck().all()).toEqual(['unresolved'])
    expect((await bench.importRows(now)).report).toMatchObject({ updated: 0, unchanged: 3 })
    expect((await bench.importRows(rows)).report).toMatchObject({ updated: 1, unchanged: 2 })
    expect(outcomes.pluck().all()).toEqual(['resolved'])
    expect(bench.differences()).toEqual([])
  })

  it('keeps a changed title beside the trail, not in it', async () => {
    await bench.importRows(rows)
    await bench.importRows(changed(0, { title: '路灯坏了三天' }))
    expect(bench.db.sqlite.prepare("SELECT title FROM cases WHERE number = 'A1'").pluck().get()).toBe(
      '路灯坏了三天',
    )
    expect(JSON.stringify(bodies('corrected'))).not.toContain('路灯')
  })

  it('refuses the second of two rows with one number, and keeps the first', async () => {
    const { report, rejectsFile } = await bench.importRows([...rows, { number: 'A1', category: 'policy' }])
    expect(report).toMatchObject({ rows: 4, inserted: 3, rejected: 1 })
    expect(report.problems[0]).toMatchObject({ code: 'duplicate_in_file', column: '编号', count: 1 })
    expect(readFileSync(rejectsFile ?? '', 'utf8')).toContain('duplicate_in_file')
  })

  it('takes back a corrected rejects file', async () => {
    const { rejectsFile } = await bench.importRows([...rows, { number: 'A4', replied: '2026-08-01 09:00' }])
    const corrected = readFileSync(rejectsFile ?? '', 'utf8').replace('2026-08-01 09:00', '2026-09-02 09:00')
    const { report } = await bench.run(bench.write('again.csv', corrected))
    expect(report).toMatchObject({ rows: 1, inserted: 1, rejected: 0 })
  })
})

describe('a file that does not get in', () => {
  const untouched = async (act: () => Promise<unknown>, code: string) => {
    await bench.importRows(rows)
    const before = bench.contents([...facts, 'cases', 'event', 'street'])
    const root = trailRoot(bench.db.sqlite)
    await expect(act()).rejects.toMatchObject({ code })
    expect(bench.contents([...facts, 'cases', 'event', 'street'])).toEqual(before)
    expect(trailRoot(bench.db.sqlite)).toBe(root)
    expect(readdirSync(bench.folder).filter((name) => name.includes('stage'))).toEqual([])
  }

  it('is refused when it is empty', () =>
    untouched(() => bench.run(bench.write('empty.csv', '')), 'empty_file'))

  it('is refused when it lacks a required column', () =>
    untouched(() => bench.run(bench.write('wrong.csv', 'a,b\r\n1,2\r\n')), 'missing_columns'))

  it('is refused when it is not there', () =>
    untouched(() => bench.run('/nowhere/cases.csv'), 'unreadable_file'))

  it('is refused in another zone than the deployment’s', () =>
    untouched(() => bench.importRows(rows, { zone: 'America/New_York' }), 'zone_mismatch'))

  it('leaves no trace of a cancelled import but its batch', async () => {
    const abort = new AbortController()
    const many = Array.from({ length: 5000 }, (_, i) => ({ number: `B${i}` }))
    await untouched(
      () => bench.importRows(many, { signal: abort.signal, onProgress: () => abort.abort() }),
      'conflict',
    )
    const state = bench.db.sqlite.prepare('SELECT state FROM import_batch ORDER BY id DESC LIMIT 1')
    expect(state.pluck().get()).toBe('cancelled')
  })

  it('has no rows when it is a header alone, and that is no error', async () => {
    const { report } = await bench.importRows([])
    expect(report).toMatchObject({ rows: 0, inserted: 0, rejected: 0 })
  })

  it('is only judged in check mode', async () => {
    const { report } = await bench.importRows(rows, { mode: 'check' })
    expect(report).toMatchObject({ rows: 3, inserted: 3 })
    expect([bench.count('cases'), bench.count('event'), bench.count('street')]).toEqual([0, 0, 0])
  })
})

describe('default geocodes', () => {
  const pile = Array.from({ length: 40 }, (_, i): Row => ({ number: `P${i}`, position: [121.4737, 31.2304] }))
  const spread = Array.from(
    { length: 100 },
    (_, i): Row => ({ number: `S${i}`, position: [121.48 + i / 1000, 31.24] }),
  )
  const cellsAt = () =>
    bench.db.sqlite
      .prepare(
        `SELECT DISTINCT p.cell_x FROM cases c JOIN received_fact f ON f.case_key = c.key
         JOIN place p ON p.key = f.place_key WHERE c.number LIKE 'P%'`,
      )
      .pluck()
      .all()

  it('are marked, reported, and no position', async () => {
    const { report } = await bench.importRows([...pile, ...spread])
    expect(report.piles).toEqual([{ lng: 121.4737, lat: 31.2304, cases: 40, share: 40 / 140 }])
    expect(report.unlocated).toBe(40)
    expect(cellsAt()).toEqual([null])
    expect(bench.differences()).toEqual([])
  })

  it('found later move the cases that were there before', async () => {
    await bench.importRows([...pile.slice(0, 20), ...spread])
    expect(cellsAt()).not.toEqual([null])
    await bench.importRows([...pile, ...spread])
    expect(cellsAt()).toEqual([null])
    expect(bench.differences()).toEqual([])
  })

  it('unmarked by staff stay positions at the next import', async () => {
    await bench.importRows([...pile, ...spread])
    bench.db.sqlite.prepare('UPDATE default_position SET is_marked = 0').run()
    const { report } = await bench.importRows([
      ...pile,
      ...spread,
      { number: 'P99', position: [121.4737, 31.2304] },
    ])
    expect(report.piles).toEqual([])
    expect(cellsAt()).toContain(
      bench.db.sqlite.prepare('SELECT max(cell_x) FROM place WHERE key = ?').pluck().get(placeOf('P99')),
    )
  })

  const placeOf = (number: string): unknown =>
    bench.db.sqlite
      .prepare(
        'SELECT f.place_key FROM received_fact f JOIN cases c ON c.key = f.case_key WHERE c.number = ?',
      )
      .pluck()
      .get(number)
})

describe('two writers', () => {
  it('never overwrite each other: a file staged before another one came in is staged anew', async () => {
    const other = csvOf([{ number: 'Z1' }, { number: 'Z2', department: '新单位' }])
    const file = bench.write('other.csv', other)
    let isFirst = true
    const { openDb } = await import('#db/open.ts')
    const { importCases } = await import('./importCases.ts')
    const { template } = await import('./reading/templateMapping.ts')
    const second = openDb(bench.db.path)
    const pending: Promise<unknown>[] = []
    const onProgress = () => {
      if (!isFirst) return
      isFirst = false
      pending.push(importCases(second, { file, mapping: template, by: 'other', now: () => NOW }))
    }
    const { report } = await bench.importRows(rows, { onProgress })
    await Promise.all(pending)
    second.close()
    expect(report.inserted).toBe(3)
    expect(bench.count('cases')).toBe(5)
    expect(bench.db.sqlite.prepare('SELECT count(DISTINCT key) FROM cases').pluck().get()).toBe(5)
    expect(bench.differences()).toEqual([])
    expect(bench.db.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(existsSync(bench.db.path)).toBe(true)
  })
})
