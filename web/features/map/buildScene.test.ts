// The scene holds every area of the answer, every community of the deployment, and nothing that cannot be drawn.
import { describe, expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { readFeatures } from '#web/map/scene.ts'
import { aHeat, type HeatInput } from './aHeat.ts'
import { rankAreas } from './areas.ts'
import { buildScene } from './buildScene.ts'
import { shownBy } from './mapView.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const layers = { roads: [], water: [], parks: [] }

function scene(input: HeatInput, selected: string | null = null) {
  const heat = aHeat(input)
  const shown = shownBy(heat)
  const areas = rankAreas(heat, shown.measure, [10])
  const cell = shown.level === 'community' ? '250' : shown.level
  const all = aHeat({ areas: ['k1', 'k2'].map((id) => ({ id, label: `${id}社区`, num: 1 })) })
  const outlines = readFeatures({
    features: all.features.map(({ id, geometry, properties }) => ({
      geometry,
      properties: { id, name: properties.label },
    })),
  })
  const facts = { heat, areas, view: { layer: 'community' as const, cell, ...shown } }
  return buildScene({ facts, outlines, wholeAreas: areas, layers, selected }, words)
}

describe('the scene', () => {
  it('a community without a case is an area too, and says so', () => {
    const { areas, communities } = scene({ areas: [{ id: 'k1', label: 'k1社区', num: 12 }] })
    expect(areas.map(({ id, look, title }) => [id, look, title])).toEqual([
      ['k1', 2, 'k1社区：12 件'],
      ['k2', 'none', 'k2社区：无'],
    ])
    expect(communities.map(({ name, figure, number }) => [name, figure, number])).toEqual([
      ['k1', '12', 1],
      ['k2', undefined, undefined],
    ])
  })

  it('a selected cell carries its figure, a community has it under its name', () => {
    const cells = { cell: '250', areas: [{ id: 'g250.0.0', label: 'k1社区', num: 96 }] }
    expect(scene(cells, 'g250.0.0').selected).toEqual({ id: 'g250.0.0', figure: '96' })
    expect(scene({ areas: [{ id: 'k1', num: 1 }] }, 'k1').selected).toEqual({ id: 'k1', figure: null })
  })

  it('reaches as far as the communities, whatever the answer of a month holds', () => {
    const extent = { west: 0, south: 0, east: 2, north: 1 }
    expect(scene({ cell: '250', areas: [] }).extent).toEqual(extent)
    expect(scene({ cell: '250', areas: [{ id: 'g250.9.9', num: 1 }] }).extent).toEqual(extent)
  })
})
