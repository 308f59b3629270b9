// Tiles stand about where their communities lie, every one once.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tileRaster } from './tileRaster.ts'

const at = (id: string, lng: number, lat: number) => ({ id, middle: { lng, lat } })

it('four corners stand in the four corners', () => {
  const { columns, slots } = tileRaster([at('sw', 0, 0), at('ne', 1, 1), at('nw', 0, 1), at('se', 1, 0)])
  const rows = [slots.slice(0, columns), slots.slice(-columns)]
  expect([rows[0]?.[0], rows[0]?.at(-1), rows[1]?.[0], rows[1]?.at(-1)]).toEqual(['nw', 'ne', 'sw', 'se'])
})

it('without a position for each the given order stays', () => {
  const places = [...'abcde'].map((id) => ({ id, middle: id === 'c' ? null : { lng: 0, lat: 0 } }))
  expect(tileRaster(places).slots).toEqual([...'abcde'])
})

it('every id stands exactly once, whatever the positions', () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }), (points) => {
      const places = points.map(([lng, lat], index) => at(`k${String(index).padStart(2, '0')}`, lng, lat))
      const { slots, columns } = tileRaster(places)
      expect(slots.filter((slot) => slot !== null).sort()).toEqual(places.map(({ id }) => id))
      expect(slots.length % columns === 0 || places.length < 4).toBe(true)
    }),
    { numRuns: 60 },
  )
})
