// From the answer to the scene: coloured areas, communities with their labels, ground, selection, extent.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import {
  extentOf,
  hasShape,
  type LayerFeature,
  type Scene,
  type SceneArea,
  type SceneCommunity,
  type SceneGround,
  type SceneRoad,
  shortNames,
} from '#web/map/scene.ts'
import type { Area } from './areas.ts'
import { type MapFacts, nameOf } from './findings.ts'
import { valueText } from './legend.ts'

export interface SceneLayers {
  readonly roads: readonly LayerFeature[]
  readonly water: readonly LayerFeature[]
  readonly parks: readonly LayerFeature[]
}

export interface SceneInput {
  readonly facts: MapFacts
  readonly outlines: readonly LayerFeature[]
  /** Areas of the whole period: without outlines they say how far the map reaches. */
  readonly wholeAreas: readonly Area[]
  readonly layers: SceneLayers
  readonly selected: string | null
}

export function buildScene(input: SceneInput, words: Words): Scene {
  const { facts, outlines, wholeAreas, layers, selected } = input
  const { areas } = facts
  const drawn = areas.filter(({ geometry }) => hasShape(geometry))
  const communities = communitiesOf(input, words)
  return {
    areas: [...drawn.map((area) => sceneArea(area, facts, words)), ...emptyCommunities(input, words)],
    communities,
    roads: layers.roads.flatMap(roadOf),
    water: layers.water.flatMap(groundOf),
    parks: layers.parks.flatMap(groundOf),
    selected: selected === null ? null : { id: selected, figure: figureInCell(input, words) },
    extent: extentOf(
      outlines.length > 0 ? communities : wholeAreas.filter(({ geometry }) => hasShape(geometry)),
    ),
  }
}

function sceneArea(area: Area, { view }: MapFacts, words: Words): SceneArea {
  const name = nameOf(area, words)
  const value = valueText(area, view.measure, words)
  const text = view.measure === 'per_1000_households' ? words.t('map.perThousand', { n: value }) : value
  return {
    id: area.id,
    geometry: area.geometry,
    look: area.look,
    title: words.t('map.tip', { name, value: text }),
  }
}

/** A community without a case is an area too: paper, and it says so. */
function emptyCommunities({ facts, outlines }: SceneInput, words: Words): SceneArea[] {
  if (facts.view.level !== 'community') return []
  const counted = new Set(facts.areas.map(({ id }) => id))
  return outlines.flatMap(({ id, name, areas }) =>
    areas === null || counted.has(id)
      ? []
      : [{ id, geometry: areas, look: 'none' as const, title: words.t('map.tipNone', { name: name ?? id }) }],
  )
}

function communitiesOf({ facts, outlines }: SceneInput, words: Words): SceneCommunity[] {
  const known = outlines.filter(({ areas }) => areas !== null)
  const names = shortNames(
    known.map(({ name, id }) => name ?? id),
    '社区',
  )
  const isLevel = facts.view.level === 'community'
  const ranked = new Map(facts.areas.map((area) => [area.id, area]))
  return known.flatMap(({ id, areas }, index) => {
    if (areas === null) return []
    const area = isLevel ? ranked.get(id) : undefined
    const number = area?.rank ?? null
    return [
      {
        id,
        geometry: areas,
        name: names[index] ?? id,
        ...(area === undefined ? {} : { figure: figureText(area, facts, words) }),
        ...(number === null ? {} : { number }),
      },
    ]
  })
}

/** The selected cell carries its figure; a community's stands under its name already. */
function figureInCell({ facts, selected }: SceneInput, words: Words): string | null {
  const area = facts.view.level === 'community' ? undefined : facts.areas.find(({ id }) => id === selected)
  if (area === undefined) return null
  return figureText(area, facts, words)
}

/** On the map a count needs no unit: the legend has it. */
function figureText(area: Area, { view }: MapFacts, words: Words): string {
  return view.measure === 'count' ? words.f.integer(area.value) : valueText(area, view.measure, words)
}

function roadOf({ name, kind, lines }: LayerFeature): SceneRoad[] {
  return lines.length > 0 ? [{ name, isMain: kind !== 'minor', lines }] : []
}

function groundOf({ name, areas }: LayerFeature): SceneGround[] {
  return areas === null ? [] : [{ name, geometry: areas }]
}
