// Where: square metre cells or communities with their figure, as GeoJSON, and what could not be placed.
import { type Static, Type } from 'typebox'
import { filterProperties } from './filters.ts'
import { closed, numberOrNull, stringOrNull } from './kit.ts'
import { envelope } from './metric.ts'

const choice = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

export const CELL_LEVELS = ['125', '250', '500', '1000', 'community'] as const
export const HEAT_MEASURES = ['count', 'per_1000_households', 'breach_rate', 'change', 'hotspot'] as const

export const HeatQuery = Type.Object(
  {
    ...filterProperties,
    cell: Type.Optional(choice(CELL_LEVELS)),
    measure: Type.Optional(choice(HEAT_MEASURES)),
  },
  { additionalProperties: false },
)
export type HeatQuery = Static<typeof HeatQuery>

export const HeatFeature = closed({
  type: Type.Literal('Feature'),
  id: Type.String(),
  geometry: Type.Unsafe<GeoJsonArea>({
    type: 'object',
    additionalProperties: true,
  }),
  properties: closed({
    id: Type.String(),
    /** Community name, or for a cell the community its centre lies in. */
    label: stringOrNull,
    num: Type.Number(),
    den: Type.Number(),
    value: numberOrNull,
    lo: Type.Optional(numberOrNull),
    hi: Type.Optional(numberOrNull),
    z: Type.Optional(Type.Number()),
    q: Type.Optional(Type.Number()),
    class: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    casesUrl: Type.String(),
  }),
})
export type HeatFeature = Static<typeof HeatFeature>

/** GeoJSON polygon geometry, WGS-84, [lng, lat]. */
export interface GeoJsonArea {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly coordinates: number[][][] | number[][][][]
}

export const Heat = closed({
  ...envelope,
  type: Type.Literal('FeatureCollection'),
  cell: Type.String(),
  measure: Type.String(),
  features: Type.Array(HeatFeature),
  /** Cases in scope without a usable place on this level; features' num + unlocated.num = total for counts. */
  unlocated: closed({
    num: Type.Number(),
    share: numberOrNull,
    casesUrl: Type.String(),
  }),
  total: Type.Number(),
  casesUrl: Type.String(),
  /** Class breaks over this period, and over the whole year, both fixed while zooming. */
  legend: closed({
    unit: Type.String(),
    minimum: Type.Number({
      description: 'rates with a smaller denominator are hatched',
    }),
    breaks: Type.Array(Type.Number()),
    yearBreaks: Type.Array(Type.Number()),
  }),
})
export type Heat = Static<typeof Heat>

/** Communities' outlines and the deployment's optional layers, each a FeatureCollection. */
export const Layer = Type.Unsafe<{
  type: 'FeatureCollection'
  features: unknown[]
}>({
  type: 'object',
  additionalProperties: true,
})
