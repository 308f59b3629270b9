// Writing a case: everything it says is in the trail, its tables follow from the trail alone, and the tree proves it.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compareRollups } from '#db/facts/recount.ts'
import { openDb } from '#db/open.ts'
import { caseReader } from '#db/queries/caseWrites.ts'
import { readStreet } from '#db/queries/street.ts'
import type { CaseEvent } from '../../domain/case.ts'
import { MerkleAppender } from '../../domain/trail/merkle.ts'
import { type PlannedDeployment, planDeployment } from '../deployment.ts'
import { type CaseBook, inTransaction, openCaseBook } from './caseBook.ts'
import { periodStarts } from './periodStarts.ts'
import { trailRoot } from './trailLog.ts'

const NOW = Date.UTC(2026, 8, 30, 2)
const HOUR = 3_600_000
const RECEIVED = NOW - 100 * HOUR
const common = { recordedAtMs: null, enteredAtMs: NOW, actor: null, department: null }

const submitted: CaseEvent = {
  ...common,
  type: 'submitted',
  occurredAtMs: RECEIVED,
  data: {
    receivedAtMs: RECEIVED,
    channel: 'phone',
    category1: 'facility',
    category2: 'facility.streetlight',
    urgency: 'ordinary',
    scope: 'building',
    firstReceiver: '河湾居委会',
    community: '河湾社区',
  },
  personal: { title: '路灯不亮', phone: '13800000000', position: { lng: 121.47, lat: 31.23 } },
}
const later = (type: 'replied' | 'acknowledged', hours: number): CaseEvent => ({
  ...common,
  type,
  occurredAtMs: RECEIVED + hours * HOUR,
  data: {},
})
const dispatched: CaseEvent = {
  ...common,
  type: 'dispatched',
  occurredAtMs: RECEIVED + 2 * HOUR,
  data: { to: '安居物业' },
}

function fresh() {
  const db = openDb(':memory:')
  const deployment = planDeployment(db.sqlite, { actor: 'test', nowMs: NOW })
  const write = <T>(act: (book: CaseBook, planned: PlannedDeployment) => T): T =>
    inTransaction(db.sqlite, () => {
      const planned = planDeployment(db.sqlite, { actor: 'test', nowMs: NOW })
      planned.apply(db.sqlite)
      const book = openCaseBook(db.sqlite, { deployment: planned, by: 'operator' })
      const result = act(book, planned)
      book.finish()
      return result
    })
  const create = () =>
    write((book) =>
      book.create(
        { source: 'hotline', number: '1', ruleSetId: 'default', importId: null, recordHash: null },
        [submitted, dispatched],
      ),
    )
  return { db, deployment, write, create }
}

describe('a written case', () => {
  it('has its row, its facts, its departments and its place', () => {
    const { db, create } = fresh()
    const { row } = create()
    expect(row).toMatchObject({
      id: 'hotline:1',
      title: '路灯不亮',
      stage: 'dispatched',
      isOpen: 1,
      isVoid: 0,
    })
    const department = db.sqlite.prepare('SELECT id FROM department WHERE key = ?').pluck()
    expect(department.get(row.departmentKey)).toBe('安居物业')
    expect(department.get(row.firstReceiverKey)).toBe('河湾居委会')
    const community = db.sqlite.prepare('SELECT name FROM community WHERE key = ?').pluck()
    expect(community.get(row.communityKey)).toBe('河湾社区')
    expect(db.sqlite.prepare('SELECT count(*) FROM clock_fact').pluck().get()).toBe(2)
    expect(readStreet(db.sqlite)).toMatchObject({ zone: 'Asia/Shanghai', calendarId: 'cn' })
  })

  it('is derived anew when an event is appended, and raises the data version', () => {
    const { db, create, write } = fresh()
    const { row } = create()
    const before = readStreet(db.sqlite)?.dataVersion ?? 0
    write((book) => book.append(row.key, [later('acknowledged', 3), later('replied', 50)]))
    expect(caseReader(db.sqlite)(row.key)).toMatchObject({ stage: 'replied', doneMs: RECEIVED + 50 * HOUR })
    expect(readStreet(db.sqlite)?.dataVersion).toBe(before + 1)
    expect(readStreet(db.sqlite)?.lastEventAtMs).toBe(RECEIVED + 50 * HOUR)
    const { deployment } = fresh()
    expect(compareRollups(db.sqlite, periodStarts(deployment.zone))).toEqual([])
    expect(db.sqlite.prepare('SELECT count(*) FROM place_rollup').pluck().get()).toBeGreaterThan(0)
  })

  it('derives the same rows again from the stored trail', () => {
    const { db, create, write } = fresh()
    const { row } = create()
    const dump = () => [caseReader(db.sqlite)(row.key), db.sqlite.prepare('SELECT * FROM clock_fact').all()]
    const before = dump()
    write((book) => book.rederive(row.key))
    expect(dump()).toEqual(before)
  })

  it('leaves the database as it was when the transaction fails', () => {
    const { db, create, write } = fresh()
    const { row } = create()
    const root = trailRoot(db.sqlite)
    const failing = () =>
      write((book) => {
        book.append(row.key, [later('replied', 9)])
        throw new Error('stop')
      })
    expect(failing).toThrow('stop')
    expect(trailRoot(db.sqlite)).toBe(root)
    expect(caseReader(db.sqlite)(row.key).stage).toBe('dispatched')
  })
})

describe('the trail of a written case', () => {
  it('holds no personal field in its bodies, and commits to those beside it', () => {
    const { db, create } = fresh()
    create()
    const stored = db.sqlite
      .prepare('SELECT e.body, p.salt, p.fields FROM event e JOIN personal p ON p.seq = e.seq')
      .get() as { body: string; salt: Buffer; fields: string }
    expect(stored.body).not.toMatch(/路灯|13800000000|121\.47/)
    const commitment = createHash('sha256').update(stored.salt).update(stored.fields).digest('hex')
    expect(JSON.parse(stored.body)).toMatchObject({ personal: commitment, by: 'operator' })
  })

  it('has the root that its leaves give, whatever was appended when', () => {
    const { db, create, write } = fresh()
    const { row } = create()
    for (let hours = 1; hours < 20; hours++) write((book) => book.append(row.key, [later('replied', hours)]))
    const leaves = db.sqlite.prepare('SELECT leaf FROM event ORDER BY seq').pluck().all() as Buffer[]
    const tree = new MerkleAppender(0, () => new Uint8Array())
    for (const leaf of leaves) tree.append(leaf, () => {})
    expect(trailRoot(db.sqlite)).toBe(Buffer.from(tree.root()).toString('hex'))
    expect(leaves).toHaveLength(21)
  })

  it('hashes each leaf over a zero byte and the body as written', () => {
    const { db, create } = fresh()
    create()
    for (const { body, leaf } of db.sqlite.prepare('SELECT body, leaf FROM event').all() as {
      body: string
      leaf: Buffer
    }[]) {
      expect(leaf).toEqual(createHash('sha256').update('\0').update(body).digest())
    }
  })
})
