// A heat answer for tests: areas given as id, label, num and den.
import type { Heat, HeatFeature } from '#api/contract/heat.ts'

export interface HeatArea {
  readonly id: string
  readonly label?: string | null
  readonly num: number
  readonly den?: number
  readonly value?: number | null
}

export interface HeatInput {
  readonly cell?: string
  readonly measure?: string
  readonly areas: readonly HeatArea[]
  readonly unlocated?: number
  readonly breaks?: number[]
  readonly yearBreaks?: number[]
}

/** Counts by community in Q3 2026 unless said otherwise; each area a square of its own. */
export function aHeat({
  cell = 'community',
  measure = 'count',
  areas,
  unlocated = 0,
  ...legend
}: HeatInput): Heat {
  const features = areas.map((area, index) => feature(area, { index, measure }))
  const total = features.reduce((sum, { properties }) => sum + of(properties, measure), unlocated)
  return {
    period: {
      id: '2026-Q3',
      start: '2026-07-01T00:00:00+08:00',
      end: '2026-10-01T00:00:00+08:00',
      zone: 'Asia/Shanghai',
    },
    asOf: '2026-09-30T18:00:00+08:00',
    ruleSet: '2026-01',
    dataVersion: 'd1',
    type: 'FeatureCollection',
    cell,
    measure,
    features,
    unlocated: {
      num: unlocated,
      share: total > 0 ? unlocated / total : null,
      casesUrl: '/cases?cell=unlocated&level=cell',
    },
    total,
    casesUrl: '/cases',
    legend: {
      unit: 'cases',
      minimum: 20,
      breaks: legend.breaks ?? [10, 20],
      yearBreaks: legend.yearBreaks ?? [50],
    },
  }
}

const of = ({ num, den }: HeatFeature['properties'], measure: string) =>
  measure === 'breach_rate' ? den : num

function feature(area: HeatArea, { index, measure }: { index: number; measure: string }): HeatFeature {
  const { id, label = id, num, den = num } = area
  const isCount = measure === 'count'
  const value = area.value === undefined ? (isCount ? num : num / den) : area.value
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: [squareAt(index)] },
    properties: {
      id,
      label,
      num,
      den,
      value,
      ...(isCount ? {} : { lo: (value ?? 0) * 0.8, hi: (value ?? 0) * 1.2 }),
      casesUrl: `/cases?period=2026-Q3&community=${id}`,
    },
  }
}

const squareAt = (west: number): number[][] => [
  [west, 0],
  [west + 1, 0],
  [west + 1, 1],
  [west, 1],
  [west, 0],
]
