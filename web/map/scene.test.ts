// What a deployment's GeoJSON becomes on the map, whatever it holds.
import { describe, expect, it } from 'vitest'
import { extentOf, hasShape, readFeatures, shortNames } from './scene.ts'

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]

describe('features of a layer', () => {
  it('polygons and lines are read with name and kind, from either spelling', () => {
    const features = readFeatures({
      features: [
        { id: 7, properties: { Name: 'Back Bay' }, geometry: { type: 'Polygon', coordinates: [ring] } },
        {
          properties: { id: 'ginkgo', name: '银杏路', class: 'main' },
          geometry: { type: 'LineString', coordinates: ring.slice(0, 2) },
        },
      ],
    })
    expect(features.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ['7', 'Back Bay', null],
      ['ginkgo', '银杏路', 'main'],
    ])
    expect(features[1]?.lines).toEqual([
      [
        { lng: 0, lat: 0 },
        { lng: 1, lat: 0 },
      ],
    ])
  })

  it('points, broken rings, infinite numbers and nonsense are left out, not thrown', () => {
    const geometries = [
      { type: 'Point', coordinates: [0, 0] },
      { type: 'Polygon', coordinates: [[[0, 0]]] },
      { type: 'Polygon', coordinates: [[...ring.slice(0, 3), [Number.NaN, 0]]] },
      { type: 'MultiLineString', coordinates: 'no' },
      null,
    ]
    expect(readFeatures({ features: [...geometries.map((geometry) => ({ geometry })), 3, null] })).toEqual([])
  })

  it('of a multipolygon the readable parts stay', () => {
    const [feature] = readFeatures({
      features: [{ geometry: { type: 'MultiPolygon', coordinates: [[ring], 'no'] } }],
    })
    expect(feature?.areas?.coordinates).toHaveLength(1)
  })
})

it('an area of which only the name is known has no shape and no extent', () => {
  const geometry = { type: 'Polygon', coordinates: [] } as const
  expect(hasShape(geometry)).toBe(false)
  expect(extentOf([{ geometry }])).toBeNull()
})

it('an ending that all names share is left away, else none is touched', () => {
  expect(shortNames(['北苑社区', '松风社区'], '社区')).toEqual(['北苑', '松风'])
  for (const names of [['北苑社区'], ['北苑社区', '柳岸村'], ['北苑社区', '社区']])
    expect(shortNames(names, '社区')).toBe(names)
})
