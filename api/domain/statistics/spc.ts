// A p-chart: control limits around the pooled rate, and the four rules by which a point or a run is a signal.

export interface ChartPoint {
  readonly num: number
  readonly den: number
  /** An unfinished bucket is drawn but never judged and not pooled. */
  readonly complete: boolean
}

export type SignalRule = 'beyond_limits' | 'run' | 'trend' | 'two_of_three'

export interface Signal {
  readonly rule: SignalRule
  readonly direction: 'above' | 'below'
  /** Indexes of the first and last point. */
  readonly from: number
  readonly to: number
}

export interface Chart {
  /** Pooled rate of the complete points; null without any unit. */
  readonly centre: number | null
  /** 3σ limits per point, cut to [0, 1]; null for a point without units. */
  readonly points: readonly ({ readonly lcl: number; readonly ucl: number } | null)[]
  /** In order of their first point; each point belongs to at most one. */
  readonly signals: readonly Signal[]
}

/** Points in a row on one side of the centre, or rising or falling, that chance hardly makes. */
const RUN = 7
const TREND = 6

/**
 * Limits p̄ ± 3√(p̄(1−p̄)/n) (Shewhart) and signals: a point beyond its limits; 7 or more in a row on one side of the
 * centre; 6 or more in a row rising or falling; 2 of 3 neighbours beyond 2σ on one side. Points without units or not
 * complete break every run. Runs take precedence over trends, these over two-of-three and single points.
 */
export function pChart(points: readonly ChartPoint[]): Chart {
  const judged = points.map((point) => point.complete && point.den > 0)
  const sum = (key: 'num' | 'den') => points.reduce((total, p, i) => total + (judged[i] ? p[key] : 0), 0)
  if (sum('den') === 0) return { centre: null, points: points.map(() => null), signals: [] }
  const centre = sum('num') / sum('den')
  const z = points.map((point, i) => (judged[i] ? deviation(point, centre) : null))
  return {
    centre,
    points: points.map((point) => limits(point, centre)),
    signals: withoutOverlap([
      ...runs(z, RUN, (value) => Math.sign(value), 'run'),
      ...trends(points, z),
      ...twoOfThree(z),
      ...beyond(z),
    ]),
  }
}

function limits(point: ChartPoint, centre: number) {
  if (point.den === 0) return null
  const half = 3 * Math.sqrt((centre * (1 - centre)) / point.den)
  return { lcl: Math.max(0, centre - half), ucl: Math.min(1, centre + half) }
}

/** Distance from the centre in σ; where σ is 0 nothing deviates. */
function deviation(point: ChartPoint, centre: number): number {
  const sigma = Math.sqrt((centre * (1 - centre)) / point.den)
  return sigma === 0 ? 0 : (point.num / point.den - centre) / sigma
}

type Deviations = readonly (number | null)[]
const side = (sign: number): 'above' | 'below' => (sign > 0 ? 'above' : 'below')

/** Maximal stretches of at least `least` points whose sign is the same and not 0. */
function runs(z: Deviations, least: number, signOf: (value: number) => number, rule: SignalRule): Signal[] {
  const found: Signal[] = []
  let from = 0
  let sign = 0
  for (let i = 0; i <= z.length; i++) {
    const value = z[i]
    const next = value == null ? 0 : signOf(value)
    if (next === sign && next !== 0) continue
    if (sign !== 0 && i - from >= least) found.push({ rule, direction: side(sign), from, to: i - 1 })
    from = i
    sign = next
  }
  return found
}

/** Runs of steps in one direction; n points rise in n − 1 steps. */
function trends(points: readonly ChartPoint[], z: Deviations): Signal[] {
  const steps = points.map((point, i) => {
    const before = points[i - 1]
    if (before === undefined || z[i] == null || z[i - 1] == null) return null
    return point.num / point.den - before.num / before.den
  })
  return runs(steps, TREND - 1, (step) => Math.sign(step), 'trend').map((signal) => ({
    ...signal,
    from: signal.from - 1,
  }))
}

function twoOfThree(z: Deviations): Signal[] {
  const found: Signal[] = []
  for (let i = 0; i + 2 < z.length; i++) {
    const three = z.slice(i, i + 3)
    if (three.some((value) => value === null)) continue
    for (const sign of [1, -1]) {
      const out = three.flatMap((value, j) => ((value ?? 0) * sign > 2 ? [i + j] : []))
      const [first, last] = [out[0], out.at(-1)]
      if (out.length >= 2 && first !== undefined && last !== undefined) {
        found.push({ rule: 'two_of_three', direction: side(sign), from: first, to: last })
      }
    }
  }
  return found
}

function beyond(z: Deviations): Signal[] {
  return z.flatMap((value, i): Signal[] =>
    value !== null && Math.abs(value) > 3
      ? [{ rule: 'beyond_limits', direction: side(value), from: i, to: i }]
      : [],
  )
}

/** Earlier rules first; a later signal that shares a point with a kept one is left out. */
function withoutOverlap(signals: readonly Signal[]): Signal[] {
  const kept: Signal[] = []
  for (const signal of signals) {
    if (kept.every((one) => one.to < signal.from || one.from > signal.to)) kept.push(signal)
  }
  return kept.sort((a, b) => a.from - b.from)
}
