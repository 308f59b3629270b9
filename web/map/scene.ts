// What a street map shows, as plain data: areas with their class, communities, roads, water, parks, the selected area.
import { type AreaGeometry, type BoundingBox, boundingBox, polygonsOf } from '#api/domain/place/polygon.ts'
import { labelPoint } from '#api/domain/place/shape.ts'

/** Class 1–6 of a value, `hatched` for too few units, `none` for nothing counted or no value. */
export type Look = 1 | 2 | 3 | 4 | 5 | 6 | 'hatched' | 'none'

export interface Point {
  readonly lng: number
  readonly lat: number
}

export interface SceneArea {
  readonly id: string
  readonly geometry: AreaGeometry
  readonly look: Look
  /** Said under the pointer. */
  readonly title: string
}

export interface SceneCommunity {
  readonly id: string
  readonly geometry: AreaGeometry
  readonly name: string
  /** Second line of its label. */
  readonly figure?: string
  /** Its place in the list beside the map: stands for a name that finds no room. */
  readonly number?: number
}

export interface SceneRoad {
  readonly name: string | null
  readonly isMain: boolean
  readonly lines: readonly (readonly Point[])[]
}

export interface SceneGround {
  readonly name: string | null
  readonly geometry: AreaGeometry
}

export interface Scene {
  readonly areas: readonly SceneArea[]
  readonly communities: readonly SceneCommunity[]
  readonly roads: readonly SceneRoad[]
  readonly water: readonly SceneGround[]
  readonly parks: readonly SceneGround[]
  readonly selected: { readonly id: string; readonly figure: string | null } | null
  /** What the whole map shows; stays the same while months are played. */
  readonly extent: BoundingBox | null
}

/** A feature of a deployment's layer that could be read. */
export interface LayerFeature {
  readonly id: string
  readonly name: string | null
  readonly kind: string | null
  readonly areas: AreaGeometry | null
  readonly lines: readonly (readonly Point[])[]
}

/**
 * Reads a GeoJSON FeatureCollection as it came from a deployment: features that are no polygons or lines, or hold
 * anything but finite numbers, are left out; nothing throws. The name is `name` or `Name`, the kind `class` or `kind`.
 */
export function readFeatures(layer: { readonly features: readonly unknown[] }): LayerFeature[] {
  return layer.features.flatMap((feature) => {
    const { geometry, properties, id } = record(feature)
    const { type, coordinates } = record(geometry)
    const named = record(properties)
    const areas = type === 'Polygon' || type === 'MultiPolygon' ? readArea(type, coordinates) : null
    const lines = readLines(type, coordinates)
    if (areas === null && lines.length === 0) return []
    return [
      {
        id: text(named.id) ?? text(id) ?? '',
        name: text(named.name) ?? text(named.Name),
        kind: text(named.class) ?? text(named.kind),
        areas,
        lines,
      },
    ]
  })
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function readPoint(value: unknown): [number, number] | null {
  const [lng, lat] = list(value)
  const isPoint = typeof lng === 'number' && typeof lat === 'number' && Number.isFinite(lng + lat)
  return isPoint ? [lng, lat] : null
}

function readRings(value: unknown): [number, number][][] {
  const rings = list(value).map((ring) => list(ring).map(readPoint))
  const isWhole = rings.every((ring) => ring.length >= 4 && ring.every((point) => point !== null))
  return isWhole ? rings.map((ring) => ring.flatMap((point) => (point === null ? [] : [point]))) : []
}

function readArea(type: 'Polygon' | 'MultiPolygon', coordinates: unknown): AreaGeometry | null {
  const polygons = (type === 'Polygon' ? [coordinates] : list(coordinates)).map(readRings)
  const known = polygons.filter((rings) => rings.length > 0)
  return known.length > 0 ? { type: 'MultiPolygon', coordinates: known } : null
}

function readLines(type: unknown, coordinates: unknown): Point[][] {
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? list(coordinates) : []
  return lines
    .map((line) =>
      list(line).flatMap((value) => {
        const point = readPoint(value)
        return point === null ? [] : [{ lng: point[0], lat: point[1] }]
      }),
    )
    .filter((line) => line.length > 1)
}

/** Whether an area has any points: one of which only the name is known has none. */
export const hasShape = (geometry: AreaGeometry): boolean =>
  polygonsOf(geometry).some((rings) => rings.length > 0)

/** The box around areas; null where none has a shape. */
export const extentOf = (areas: readonly { readonly geometry: AreaGeometry }[]): BoundingBox | null =>
  boundingBox(areas.map(({ geometry }) => geometry))

/** Where a name is written. */
export const middleOf = (geometry: AreaGeometry): Point | null => labelPoint(geometry)

/**
 * Names without the ending they all share (北苑社区, 松风社区 → 北苑, 松风): the map's labels stay short. A single name, or
 * one that would be left empty, stays whole.
 */
export function shortNames(names: readonly string[], ending: string): readonly string[] {
  const isShared = names.length > 1 && names.every((name) => name.endsWith(ending) && name !== ending)
  return isShared && ending !== '' ? names.map((name) => name.slice(0, -ending.length)) : names
}
