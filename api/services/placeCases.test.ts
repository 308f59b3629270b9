// Boundaries place every case, whether they come before or after it; what cannot be a boundary is refused by name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, NOW, openBench, type Row } from './import/test/importFixture.ts'
import { loadBoundaries } from './placeCases.ts'
import { template } from './reading/templateMapping.ts'

const square = (id: string, west: number, south: number, size = 0.01) => ({
  type: 'Feature',
  properties: { id, name: `${id}社区`, homes: 1200 },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
})
const collection = (...features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features })
const two = collection(square('a', 121.47, 31.23), square('b', 121.48, 31.23))
const request = (geojson: string) => ({
  ...{ geojson, id: 'id', name: 'name', households: 'homes' },
  ...{ by: 'admin', nowMs: NOW },
})
const rows: readonly Row[] = [
  { number: 'A1', position: [121.4751, 31.2351], replied: '2026-09-03 10:00' },
  { number: 'A2', position: [121.48, 31.2351] },
  { number: 'A3', position: [121.6, 31.3] },
  { number: 'A4' },
]

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())
const communities = () =>
  bench.db.sqlite
    .prepare('SELECT m.id FROM cases c LEFT JOIN community m ON m.key = c.community_key ORDER BY c.number')
    .pluck()
    .all()
const placed = ['a', 'a', null, null]

describe('boundaries', () => {
  it('loaded before the import give each case its community; on a shared border the smaller id wins', async () => {
    loadBoundaries(bench.db.sqlite, request(two))
    await bench.importRows(rows)
    expect(communities()).toEqual(placed)
  })

  it('loaded after the import give the same places, facts and roll-ups', async () => {
    await bench.importRows(rows)
    expect(communities()).toEqual([null, null, null, null])
    expect(loadBoundaries(bench.db.sqlite, request(two))).toEqual({ communities: 2, moved: 2 })
    expect(communities()).toEqual(placed)
    expect(bench.differences()).toEqual([])
  })

  it('loaded again change nothing', async () => {
    loadBoundaries(bench.db.sqlite, request(two))
    await bench.importRows(rows)
    expect(loadBoundaries(bench.db.sqlite, request(two)).moved).toBe(0)
    expect(bench.db.sqlite.prepare('SELECT households FROM community').pluck().all()).toEqual([1200, 1200])
  })

  it('loaded before the import leave zone and calendar to it', async () => {
    const deployment = () => bench.db.sqlite.prepare('SELECT zone, calendar_id FROM street').raw().get()
    loadBoundaries(bench.db.sqlite, request(two))
    expect(deployment()).toEqual(['Asia/Shanghai', 'cn'])
    await bench.importRows(rows, { zone: 'America/New_York' })
    expect(deployment()).toEqual(['America/New_York', 'weekends'])
    await expect(bench.importRows(rows, { zone: 'Asia/Shanghai' })).rejects.toThrow('America/New_York')
  })

  it('loaded before the import take the zone of the source where none is declared', async () => {
    loadBoundaries(bench.db.sqlite, request(two))
    await bench.importRows(rows, { mapping: { ...template, zone: 'America/New_York' } })
    expect(bench.db.sqlite.prepare('SELECT zone FROM street').pluck().get()).toBe('America/New_York')
    expect(bench.differences()).toEqual([])
  })

  it('leave the grid where it is', async () => {
    await bench.importRows(rows)
    loadBoundaries(bench.db.sqlite, request(collection(square('far', 120, 30))))
    const origin = bench.db.sqlite.prepare('SELECT origin_lng, origin_lat FROM street').raw().get()
    expect(origin).toEqual([121.47, 31.23])
  })

  it.each([
    [
      'crosses itself',
      '2 (“bow”): self intersection at 121.475, 31.235',
      collection(square('a', 121, 31), bow()),
    ],
    ['has no id', 'no property “id”', collection({ ...square('a', 121, 31), properties: { name: 'x' } })],
    [
      'is a point',
      'no Polygon',
      collection({ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] } }),
    ],
    ['is no JSON', 'no JSON', '{'],
    ['holds nothing', 'no GeoJSON features', collection()],
    ['has an id twice', 'the id “a”', collection(square('a', 121, 31), square('a', 122, 31))],
  ])('that %s are refused and nothing is stored', (_, words, geojson) => {
    expect(() => loadBoundaries(bench.db.sqlite, request(geojson))).toThrow(words)
    expect(bench.count('community')).toBe(0)
  })
})

function bow() {
  const corners = [
    [121.47, 31.23],
    [121.48, 31.24],
    [121.48, 31.23],
    [121.47, 31.24],
    [121.47, 31.23],
  ]
  return { ...square('bow', 0, 0), geometry: { type: 'Polygon', coordinates: [corners] } }
}
