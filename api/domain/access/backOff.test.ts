import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_BACK_OFF, ADDRESS_BACK_OFF, afterFailure, type Failures, lockedSeconds } from './backOff.ts'

const MINUTE_MS = 60_000
const rule = ACCOUNT_BACK_OFF

function failed(times: number, atMs = 0): Failures | undefined {
  let state: Failures | undefined
  for (let n = 0; n < times; n += 1) state = afterFailure(state, atMs, rule)
  return state
}

describe('back-off', () => {
  it('leaves four failures free, then locks 30 s, 1, 2, 4, 8 and at most 15 minutes', () => {
    const seconds = [1, 4, 5, 6, 7, 8, 9, 10, 11, 200].map((n) => lockedSeconds(failed(n), 0, rule))
    expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('tells whole seconds, rounded up, and nothing once the lock is over', () => {
    const state = failed(5)
    expect([1, 29_001, 29_999, 30_000].map((nowMs) => lockedSeconds(state, nowMs, rule))).toEqual([
      30, 1, 1, 0,
    ])
  })

  it('forgets one failure each half hour', () => {
    const state = failed(6)
    const later = afterFailure(state, 60 * MINUTE_MS, rule)
    expect([later.failures, later.lockedUntilMs]).toEqual([5, 60 * MINUTE_MS + 30_000])
    expect(afterFailure(state, 6 * 30 * MINUTE_MS, rule).failures).toBe(1)
  })

  it('keeps nobody out longer than a quarter of an hour, wherever the clock jumps', () => {
    const jumps = fc.array(fc.integer({ min: -1e10, max: 1e10 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(jumps, fc.integer({ min: -1e10, max: 1e10 }), (times, nowMs) => {
        let state: Failures | undefined
        for (const atMs of times) state = afterFailure(state, atMs, rule)
        return lockedSeconds(state, nowMs, rule) <= 900
      }),
    )
  })

  it('lets whoever guesses for ever try fewer than a hundred passwords a day', () => {
    const dayMs = 24 * 60 * MINUTE_MS
    let state: Failures | undefined
    let tries = 0
    for (let nowMs = 0; nowMs < 10 * dayMs; nowMs += 1000) {
      if (lockedSeconds(state, nowMs, rule) > 0) continue
      state = afterFailure(state, nowMs, rule)
      tries += 1
    }
    expect(tries / 10).toBeLessThan(100)
  })

  it('forgives an address that many people share', () => {
    let state: Failures | undefined
    for (let minute = 0; minute < 600; minute += 2) {
      state = afterFailure(state, minute * MINUTE_MS, ADDRESS_BACK_OFF)
    }
    expect(lockedSeconds(state, 600 * MINUTE_MS, ADDRESS_BACK_OFF)).toBe(0)
  })
})
