// The control chart of a rate over time (p-chart) and the signals read off it.

export interface ChartPoint {
  readonly num: number
  readonly den: number
  /** False while the bucket is still filling: it is drawn, never judged, and not part of the centre. */
  readonly complete: boolean
}

/** Lower and upper 3σ limit of a point's own den, 0–1. */
export interface ControlLimits {
  readonly lcl: number
  readonly ucl: number
}

/** `trend`: above = rising, below = falling; otherwise the side of the centre. */
export interface ChartSignal {
  readonly rule: 'beyond_limits' | 'run' | 'trend' | 'two_of_three'
  readonly direction: 'above' | 'below'
  /** Index of the first and of the last point. */
  readonly from: number
  readonly to: number
}

export interface PChart {
  /** Pooled rate of the complete points; null where none has a den. */
  readonly centre: number | null
  /** Null where there is no den or no centre. */
  readonly points: readonly (ControlLimits | null)[]
  /** Strongest rule first (the order of `ChartSignal`), then by time. */
  readonly signals: readonly ChartSignal[]
}

const RUN_LENGTH = 7
const TREND_LENGTH = 6

/**
 * p-chart with limits that follow each point's n: centre ± 3·√(c(1−c)/n), cut to 0…1 (Shewhart; Montgomery, Statistical
 * Quality Control, varying sample size). Signals over the complete points that have a den, empty ones passed over:
 * a point outside its limits; 7 or more in a row on one side of the centre; 6 or more in a row each higher (or each
 * lower) than the one before; 2 of 3 in a row beyond 2σ on one side. A point on the centre ends a run. Overlapping or
 * neighbouring findings of one rule and side are one signal; a two-of-three inside a stronger signal of its side is
 * left out. No points, or none with a den: centre null, no signals.
 */
export function pChart(points: readonly ChartPoint[]): PChart {
  const judged = points.flatMap((point, index) =>
    point.complete && point.den > 0 ? [{ ...point, index }] : [],
  )
  const den = judged.reduce((sum, point) => sum + point.den, 0)
  if (den === 0) return { centre: null, points: points.map(() => null), signals: [] }
  const centre = judged.reduce((sum, point) => sum + point.num, 0) / den
  return {
    centre,
    points: points.map((point) => (point.den > 0 ? limitsOf(point.den, centre, 3) : null)),
    signals: signalsOf(judged, centre),
  }
}

function limitsOf(den: number, centre: number, sigmas: number): ControlLimits {
  const reach = sigmas * Math.sqrt((centre * (1 - centre)) / den)
  return { lcl: Math.max(0, centre - reach), ucl: Math.min(1, centre + reach) }
}

interface JudgedPoint extends ChartPoint {
  readonly index: number
}

/** A judged point by its place among them. */
interface Place {
  readonly place: number
  readonly index: number
  /** Index of the judged point before. */
  readonly before: number
  /** Signs: against the centre, against the point before, and the sides of 2σ and 3σ it lies beyond. */
  readonly side: number
  readonly step: number
  readonly beyond2: number
  readonly beyond3: number
}

function signalsOf(judged: readonly JudgedPoint[], centre: number): ChartSignal[] {
  const places = placesOf(judged, centre)
  const strong = [
    ...chains(places, 'beyond3', 1).map((chain) => signalOf('beyond_limits', chain)),
    ...chains(places, 'side', 1)
      .filter(({ count }) => count >= RUN_LENGTH)
      .map((chain) => signalOf('run', chain)),
    ...chains(places, 'step', 1)
      .filter(({ count }) => count >= TREND_LENGTH - 1)
      .map((chain) => ({ ...signalOf('trend', chain), from: chain.first.before })),
  ]
  const pairs = chains(places, 'beyond2', 2)
    .filter(({ count }) => count >= 2)
    .map((chain) => signalOf('two_of_three', chain))
    .filter((pair) => !strong.some((signal) => holds(signal, pair)))
  return [...strong, ...pairs]
}

function holds(signal: ChartSignal, other: ChartSignal): boolean {
  return signal.direction === other.direction && signal.from <= other.from && other.to <= signal.to
}

function placesOf(judged: readonly JudgedPoint[], centre: number): Place[] {
  let before: { readonly index: number; readonly value: number } | null = null
  return judged.map(({ num, den, index }, place) => {
    const value = num / den
    const sideOf = (sigmas: number) => {
      const { lcl, ucl } = limitsOf(den, centre, sigmas)
      return Number(value > ucl) - Number(value < lcl)
    }
    const earlier = before ?? { index, value }
    before = { index, value }
    return {
      place,
      index,
      before: earlier.index,
      side: sideOf(0),
      step: Math.sign(value - earlier.value),
      beyond2: sideOf(2),
      beyond3: sideOf(3),
    }
  })
}

interface Chain {
  readonly sign: number
  readonly first: Place
  readonly last: Place
  readonly count: number
}

/** Points of one sign of which each lies at most `gap` places after the one before; in order of their first point. */
function chains(
  places: readonly Place[],
  key: 'side' | 'step' | 'beyond2' | 'beyond3',
  gap: number,
): Chain[] {
  const found = [1, -1].flatMap((sign) => {
    const own: Chain[] = []
    for (const one of places.filter((place) => place[key] === sign)) {
      const last = own.at(-1)
      const joins = last !== undefined && one.place - last.last.place <= gap
      if (joins) own[own.length - 1] = { ...last, last: one, count: last.count + 1 }
      else own.push({ sign, first: one, last: one, count: 1 })
    }
    return own
  })
  return found.sort((a, b) => a.first.place - b.first.place)
}

function signalOf(rule: ChartSignal['rule'], { sign, first, last }: Chain): ChartSignal {
  return { rule, direction: sign > 0 ? 'above' : 'below', from: first.index, to: last.index }
}
