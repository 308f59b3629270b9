// Piles found in a few bytes a case are exactly those that counting everything finds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PileCounter } from '../../domain/place/pile.ts'
import { openPositionLog } from './positionLog.ts'

const corner = { lng: 121.4, lat: 31.2 }
const position = fc.oneof(
  fc.record({ lng: fc.constantFrom(121.4737, 121.5), lat: fc.constantFrom(31.2304, 31.3) }),
  fc.record({
    lng: fc.integer({ min: 0, max: 4000 }).map((n) => corner.lng + n / 1e5),
    lat: fc.integer({ min: 0, max: 4000 }).map((n) => corner.lat + n / 1e5),
  }),
)

describe('the position log', () => {
  it('finds the piles that a full count finds', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 600, minLength: 100 }), (positions) => {
        const log = openPositionLog()
        const counter = new PileCounter()
        for (const one of positions) {
          log.add(one)
          counter.add(one)
        }
        expect(log.piles()).toEqual(counter.piles())
        expect(log.located()).toBe(positions.length)
      }),
      { numRuns: 60 },
    )
  })

  it('puts the grid corner south-west of the located cases, default positions left out', () => {
    const log = openPositionLog()
    log.add({ lng: 121.4737, lat: 31.2304 })
    log.add({ lng: 121.4899, lat: 31.2411 })
    log.add({ lng: 0.5, lat: 0.5 })
    expect(log.origin(({ lngE6 }) => lngE6 === 500_000)).toEqual({ lng: 121.47, lat: 31.23 })
    expect(log.origin(() => true)).toBeNull()
  })
})
