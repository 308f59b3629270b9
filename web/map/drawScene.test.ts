// The drawing: order, classes, selection, and that nothing in it but the projection follows the zoom.
import { describe, expect, it } from 'vitest'
import { areaPath, drawScene, type Frame } from './drawScene.ts'
import type { Scene } from './scene.ts'

const square = (west: number, south: number, size = 1) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})

const scene: Scene = {
  areas: [
    { id: 'g250.0.0', geometry: square(0, 0), look: 6, title: '96' },
    { id: 'g250.1.0', geometry: square(1, 0), look: 'hatched', title: '3/7' },
    { id: 'g250.0.1', geometry: square(0, 1), look: 6, title: '91' },
  ],
  communities: [{ id: 'k1', geometry: square(0, 0, 2), name: '北苑 <1>', figure: '12.4', number: 1 }],
  roads: [
    {
      name: '北环路',
      isMain: true,
      lines: [
        [
          { lng: -1, lat: 1.5 },
          { lng: 1, lat: 1.5 },
          { lng: 2, lat: 1.5 },
        ],
      ],
    },
  ],
  water: [{ name: '白芷河', geometry: square(0, 0.5, 0.2) }],
  parks: [],
  selected: { id: 'g250.0.0', figure: '96' },
  extent: { west: 0, south: 0, east: 2, north: 2 },
}
const frame = (scale: number): Frame => ({
  project: ({ lng, lat }) => ({ x: lng * scale, y: -lat * scale }),
  em: 1,
  id: 'm',
})

describe('the drawing', () => {
  const svg = drawScene(scene, frame(200))

  it('stands in the order of the design: street, cells, river again, community line, selection, labels', () => {
    const order = [
      'map-street-line',
      'map-paper',
      'map-look-hatched',
      'map-look-6',
      'map-water-over',
      'map-road-over',
      'map-community-line',
      'map-selected-halo',
      'class="map-selected"',
      'map-figure',
    ].map((name) => svg.indexOf(name))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  it('holds one element a class, and hatches what has none', () => {
    expect(svg.match(/map-look-6/g)).toHaveLength(1)
    expect(svg).toMatch(/class="map-area map-look-hatched"[^>]*fill="url\(#m-hatch\)"/)
  })

  it('is clipped to the street, and has neither clip nor outline where no community is known', () => {
    expect(svg).toContain('clip-path="url(#m-street)"')
    const bare = drawScene({ ...scene, communities: [] }, frame(200))
    expect(bare).not.toContain('clip-path')
    expect(bare).not.toContain('map-street-line')
  })

  it('escapes names and draws no NaN', () => {
    expect(svg).toContain('北苑 &lt;1&gt;')
    expect(svg).not.toContain('NaN')
  })

  it('keeps every area in its class at every zoom', () => {
    const classes = (text: string) => [...text.matchAll(/map-look-\w+/g)].map(([name]) => name)
    expect(classes(drawScene(scene, frame(20)))).toEqual(classes(drawScene(scene, frame(6400))))
  })

  it('a road’s name stands at its east end inside the map', () => {
    expect(svg).toMatch(/<text x="400"[^>]*>北环路/)
  })
})

it('points nearer than half a pixel are one: a detailed border stays light', () => {
  const many = Array.from({ length: 1000 }, (_, i) => [i / 1000, 0])
  const path = areaPath({ type: 'Polygon', coordinates: [[...many, [1, 1], [0, 0]]] }, frame(100))
  expect(path.split('L').length).toBeLessThan(180)
})
