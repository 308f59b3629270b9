// The scale bar's length is a round number of metres, as long as fits.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scaleBar } from './scaleBar.ts'

it('1, 2 or 5 × 10ⁿ metres, between two fifths and all of the room', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 10_000, noNaN: true }), (perPixel) => {
      const bar = scaleBar(perPixel, 120)
      expect(bar).not.toBeNull()
      if (bar === null) return
      expect(bar.metres).toBeCloseTo(bar.pixels * perPixel, 6)
      expect(bar.pixels).toBeLessThanOrEqual(120.000001)
      expect(bar.pixels).toBeGreaterThanOrEqual(47.9)
      expect(String(bar.metres).replace(/[.0]/g, '')).toMatch(/^[125]$/)
    }),
  )
})

it('a map without size has no scale', () => {
  for (const perPixel of [0, Number.NaN, Number.POSITIVE_INFINITY]) expect(scaleBar(perPixel, 120)).toBeNull()
})
