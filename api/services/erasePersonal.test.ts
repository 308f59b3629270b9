// Erasing: nobody can be found any more, in no byte of the file, and every figure, leaf and root is what it was.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FACT_TABLES, FACTS } from '#db/facts/columns.ts'
import { openDb } from '#db/open.ts'
import { insertVisit, listVisits } from '#db/queries/checks.ts'
import type { EpochMs } from '#db/units.ts'
import { zoneOf } from '../domain/time/zone.ts'
import { plantSample } from '../test/plantSample.ts'
import { contextOf } from './context.ts'
import { erasePersonal } from './erasePersonal.ts'
import { erasureLimit } from './erasureLimit.ts'
import { type Bench, NOW, openBench } from './import/test/importFixture.ts'
import { loadBoundaries } from './placeCases.ts'
import { readCaseDetail } from './readCaseDetail.ts'
import { rebuildFacts } from './rebuildFacts.ts'
import { trailRoot } from './writing/trailLog.ts'

const HEADER = '编号,受理时间,首接单位,类别,诉求人,电话,地址,标题,内容,经度,纬度,回复时间,归档时间,办理结果'
const NAMES = ['欧阳甲', '诸葛乙', '慕容丙', '尉迟丁']
/** Two of the four are over and old; one is over since yesterday, one is in hand. */
const ROWS = NAMES.map((name, i) => {
  const over =
    i < 2
      ? '2026-03-05 10:00,2026-03-06 10:00,已解决'
      : i === 2
        ? '2026-09-28 10:00,2026-09-29 10:00,已解决'
        : ',,'
  const place = `121.${10 + i}1234,31.0${i}4321`
  return `N${i},2026-03-02 09:00,绿园物业,facility,${name},1390000000${i},金丝雀里${i}号楼2单元501,${name}家漏水,金丝雀密语${i},${place},${over}`
})
const CSV = `${[HEADER, ...ROWS].join('\r\n')}\r\n`
const CANARIES = [
  '欧阳甲',
  '诸葛乙',
  '13900000000',
  '13900000001',
  '金丝雀密语0',
  '金丝雀密语1',
  '金丝雀里0',
  '121.101234',
]
const BEFORE = Date.UTC(2026, 6, 1)

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())

const facts = () => bench.contents(FACT_TABLES.map((name) => FACTS[name].table))
const events = () =>
  bench.db.sqlite.prepare('SELECT seq, body, leaf FROM event WHERE case_key IS NOT NULL').all()
const erase = (beforeMs: EpochMs) => erasePersonal(bench.db.sqlite, { beforeMs, by: 'admin', nowMs: NOW })
const detail = (id: string) => readCaseDetail(contextOf(bench.db, NOW), id)

/** The bytes of the database and its write-ahead log. */
function bytesOnDisk(): Buffer {
  const files = ['', '-wal'].map((end) => `${bench.db.path}${end}`).filter((file) => existsSync(file))
  return Buffer.concat(files.map((file) => readFileSync(file)))
}

test('nothing of them is left in any byte of the file, the others stay', async () => {
  await bench.run(bench.write('cases.csv', CSV))
  for (const canary of CANARIES) expect(bytesOnDisk().includes(canary), canary).toBe(true)
  const exact = Buffer.alloc(8)
  exact.writeDoubleBE(121.101234)
  expect(bytesOnDisk().includes(exact)).toBe(true)
  expect(erase(BEFORE)).toEqual({ cases: 2, events: 2, exactPlaces: 0, quotes: 0, comments: 0, files: 0 })
  for (const canary of CANARIES) expect(bytesOnDisk().includes(canary), canary).toBe(false)
  expect(bytesOnDisk().includes(exact)).toBe(false)
  for (const other of ['慕容丙', '尉迟丁', '13900000003']) expect(bytesOnDisk().includes(other)).toBe(true)
  expect(await detail('pingyi:N0')).toMatchObject({
    erased: true,
    text: null,
    person: { name: null, phone: null, address: null },
    case: { title: null },
  })
  expect(await detail('pingyi:N3')).toMatchObject({ erased: false, person: { name: '尉迟**' } })
})

test('facts, roll-ups, bodies and leaves stay, and deriving everything anew gives the same facts', async () => {
  await bench.run(bench.write('cases.csv', CSV))
  const square = (west: number) => [
    [
      [west, 31],
      [west + 0.03, 31],
      [west + 0.03, 31.1],
      [west, 31.1],
      [west, 31],
    ],
  ]
  const features = [121.1, 121.13].map((west, i) => ({
    properties: { id: `k${i}`, name: `社区${i}` },
    geometry: { type: 'Polygon', coordinates: square(west) },
  }))
  const geojson = JSON.stringify({ features })
  loadBoundaries(bench.db.sqlite, { geojson, id: 'id', name: 'name', by: 'admin', nowMs: NOW })
  const before = {
    facts: facts(),
    events: events(),
    positions: bench.db.sqlite.prepare('SELECT lng FROM cases').pluck().all(),
  }
  const root = trailRoot(bench.db.sqlite)
  erase(BEFORE)
  const act = bench.db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC LIMIT 1').pluck().get()
  expect(JSON.parse(String(act))).toMatchObject({ type: 'erased', by: 'admin', cases: 2, events: 2 })
  expect(events()).toEqual(before.events)
  expect(trailRoot(bench.db.sqlite)).not.toBe(root)
  expect(facts()).toEqual(before.facts)
  rebuildFacts(bench.db.sqlite, { by: 'admin', nowMs: NOW })
  expect(facts()).toEqual(before.facts)
  expect(bench.differences()).toEqual([])
  const positions = bench.db.sqlite.prepare('SELECT lng FROM cases').pluck().all()
  expect(positions[0]).not.toBe(before.positions[0])
  expect(positions.slice(2)).toEqual(before.positions.slice(2))
})

test('the same file again brings nothing back, and erasing twice erases nothing', async () => {
  const file = bench.write('cases.csv', CSV)
  await bench.run(file)
  erase(BEFORE)
  const { report } = await bench.run(file)
  expect(report).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 })
  expect(bytesOnDisk().includes('欧阳甲')).toBe(false)
  const size = bench.count('event')
  expect(erase(BEFORE)).toMatchObject({ cases: 0, events: 0 })
  expect(bench.count('event')).toBe(size)
})

test('while somebody reads an older state it says that bytes may be left, and the next run is clean', async () => {
  await bench.run(bench.write('cases.csv', CSV))
  const reader = openDb(bench.db.path)
  reader.sqlite.exec('BEGIN; SELECT count(*) FROM cases')
  bench.db.sqlite.pragma('busy_timeout = 50')
  expect(() => erase(NOW + 1)).toThrow('run it again')
  expect(bench.count('personal')).toBeLessThan(4)
  expect(bytesOnDisk().includes('欧阳甲')).toBe(true)
  reader.close()
  expect(erase(NOW + 1)).toMatchObject({ cases: 0 })
  expect(bytesOnDisk().includes('欧阳甲')).toBe(false)
})

test('rejected rows of old imports go with them', async () => {
  const { rejectsFile } = await bench.run(bench.write('cases.csv', CSV.replace('2026-03-02 09:00', '无')))
  expect(readFileSync(String(rejectsFile), 'utf8')).toContain('欧阳甲')
  expect(statSync(String(rejectsFile)).mode & 0o777).toBe(0o600)
  expect(erase(NOW + 1)).toMatchObject({ files: 1 })
  expect(existsSync(String(rejectsFile))).toBe(false)
})

test('what residents said in return visits before then goes, with the salt of its hash; how the visits ended stays', async () => {
  await bench.run(bench.write('cases.csv', CSV))
  const caseId = '12345:N2'
  const sampleId = plantSample(bench.db, { records: [{ caseId, inspector: 'zhao' }] })
  const said = { resolved: 'no', grade: 'dissatisfied', salt: 'ab' } as const
  const old = { sampleId, caseId, by: 'zhao', attempt: 1, atMs: BEFORE - 1, reached: 'yes' } as const
  insertVisit(bench.db, { ...old, ...said, quote: '金丝雀之言旧', quoteSalt: 'cd' })
  insertVisit(bench.db, { ...old, ...said, attempt: 2, atMs: BEFORE, quote: '金丝雀之言新', quoteSalt: 'cd' })
  // Of a version that hashed answers and words together.
  insertVisit(bench.db, { ...old, ...said, attempt: 3, quote: '金丝雀之言旧', quoteSalt: null })
  expect(erase(BEFORE).quotes).toBe(2)
  expect(bytesOnDisk().includes('金丝雀之言旧')).toBe(false)
  expect(listVisits(bench.db, sampleId)).toMatchObject([
    { quote: null, quoteSalt: null, salt: 'ab', reached: 'yes', resolved: 'no', grade: 'dissatisfied' },
    { quote: '金丝雀之言新', quoteSalt: 'cd', salt: 'ab' },
    { quote: null, quoteSalt: null, salt: null, resolved: 'no' },
  ])
  expect(erase(BEFORE).quotes).toBe(0)
})

test('a term is a day or a number of months; none, and 0, erase nothing', () => {
  const zone = zoneOf('Asia/Shanghai')
  const asOfMs = Date.parse('2026-07-31T18:00:00+08:00')
  const limit = (term: { before?: string; months?: string }) => {
    const ms = erasureLimit({ ...term, asOfMs, zone })
    return ms === null ? null : new Date(ms).toISOString()
  }
  expect(limit({ before: '2026-07-01' })).toBe('2026-06-30T16:00:00.000Z')
  expect(limit({ months: '1' })).toBe('2026-06-29T16:00:00.000Z')
  expect(limit({ months: '5' })).toBe('2026-02-27T16:00:00.000Z')
  expect(limit({ months: '24' })).toBe('2024-07-30T16:00:00.000Z')
  expect([limit({}), limit({ months: '' }), limit({ months: '0' })]).toEqual([null, null, null])
  for (const before of ['2026-08-01', '2026-02-30', 'x']) expect(() => limit({ before })).toThrow('before')
  for (const months of ['-1', '1.5', '1201', 'x']) expect(() => limit({ months })).toThrow('months')
})
