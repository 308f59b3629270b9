import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { recordAct } from '../audit/recordAct.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { recomputeTrail } from './recomputeTrail.ts'

let db: Db
beforeEach(() => {
  db = openDb(':memory:')
  for (let i = 0; i < 11; i++) recordAct(db.sqlite, { type: 'signed_in', by: `person ${i}` }, i)
})
afterEach(() => db.close())

/** Changes what refuses to be changed, as somebody with the file could. */
function tamper(sql: string): void {
  for (const trigger of ['event_no_update', 'event_no_delete', 'node_no_update', 'node_no_delete']) {
    db.sqlite.exec(`DROP TRIGGER ${trigger}`)
  }
  db.sqlite.exec(sql)
}

describe('the trail recomputed', () => {
  it('is what is stored', () => {
    expect(recomputeTrail(db.sqlite)).toEqual({ size: 11, root: trailRoot(db.sqlite), fault: null })
  })

  it('of no event is SHA-256 of nothing', () => {
    const empty = openDb(':memory:')
    expect(recomputeTrail(empty.sqlite)).toEqual({ size: 0, root: trailRoot(empty.sqlite), fault: null })
    empty.close()
  })

  it.each([
    ["UPDATE event SET body = '{}' WHERE seq = 4", 'event 4 does not fit its leaf'],
    ['DELETE FROM event WHERE seq = 4', 'event 4 is missing'],
    ["UPDATE node SET hash = x'00' WHERE level = 1 AND idx = 2", 'node 1/2 does not fit the events below it'],
    ['DELETE FROM node WHERE level = 3', 'node 3/0 does not fit the events below it'],
    ['DELETE FROM event WHERE seq = 9', 'event 9 is missing'],
    ['DELETE FROM event WHERE seq >= 8', 'there are tree nodes without events'],
  ])('%s: says what does not fit', (sql, fault) => {
    tamper(sql)
    expect(recomputeTrail(db.sqlite).fault).toBe(fault)
  })
})
