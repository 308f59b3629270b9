import { describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { recordAct } from './recordAct.ts'

describe('recordAct', () => {
  it('appends the act to the trail as canonical JSON, its members beside who and when', () => {
    const { sqlite } = openDb(':memory:')
    const act = { type: 'revealed', by: 'supervisor', data: { case: 'A-1' } } as const
    expect(recordAct(sqlite, act, Date.UTC(2026, 8, 1))).toBe(0)
    expect(recordAct(sqlite, { type: 'signed_out', by: 'supervisor' }, Date.UTC(2026, 8, 2))).toBe(1)
    const bodies = sqlite.prepare('SELECT body FROM event WHERE case_key IS NULL ORDER BY seq').pluck().all()
    expect(bodies).toEqual([
      '{"by":"supervisor","case":"A-1","enteredAt":"2026-09-01T00:00:00.000Z","type":"revealed","v":1}',
      '{"by":"supervisor","enteredAt":"2026-09-02T00:00:00.000Z","type":"signed_out","v":1}',
    ])
  })

  it('is undone with the transaction it belongs to', () => {
    const { sqlite } = openDb(':memory:')
    const failing = sqlite.transaction(() => {
      recordAct(sqlite, { type: 'erased', by: 'admin' }, 0)
      throw new Error('no')
    })
    expect(failing).toThrow('no')
    expect(sqlite.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
  })
})
