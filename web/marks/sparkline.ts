// A small series without axes: line, band of control limits, centre, signal points; for cards and table cells.
import { type Series, type SeriesPoint, seriesSummary } from './series.ts'
import { coordinate, type MarkPicture, type MarkText, shape, svg, tag } from './svg.ts'

export interface SparklineOptions extends MarkText {
  readonly width?: number
  readonly height?: number
  /** Fixed ends of the value axis; default: what the points need. */
  readonly min?: number
  readonly max?: number
  /** Which side is good: signals there are blue ●, on the other amber ◆. */
  readonly better?: 'higher' | 'lower' | 'none'
}

/** Fluid in width (its viewBox is stretched), fixed in height. */
export function sparkline(series: Series, options: SparklineOptions): MarkPicture {
  const { width = 266, height = 56 } = options
  const place = placer(series, { ...options, width, height })
  const parts = [
    limitsBand(series, place),
    centreLine(series, place, width),
    ...polylines(series.points, place),
  ]
  const dots = series.points.map((point, index) =>
    dot(point, { place, index, series, better: options.better ?? 'none' }),
  )
  return {
    svg: svg({ width, height, class: 'mk-spark' }, parts.join('') + dots.join('')),
    summary: seriesSummary(series, options),
  }
}

interface Place {
  x(index: number): number
  y(value: number): number
}

function placer(series: Series, box: SparklineOptions & { width: number; height: number }): Place {
  const values = series.points
    .flatMap((point) => [point.value, point.lcl ?? null, point.ucl ?? null])
    .filter((v) => v !== null)
  const low = box.min ?? Math.min(...values, series.centre ?? Infinity)
  const high = box.max ?? Math.max(...values, series.centre ?? -Infinity)
  const span = high > low ? high - low : 1
  const step = (box.width - 8) / Math.max(1, series.points.length - 1)
  return {
    x: (index) => 4 + index * step,
    y: (value) => box.height - 6 - ((Math.min(high, Math.max(low, value)) - low) / span) * (box.height - 12),
  }
}

function limitsBand(series: Series, place: Place): string {
  const limited = series.points
    .map((point, index) => ({ index, lcl: point.lcl ?? null, ucl: point.ucl ?? null }))
    .filter((point) => point.lcl !== null && point.ucl !== null)
  if (limited.length < 2) return ''
  const at = (index: number, value: number | null) =>
    `${coordinate(place.x(index))},${coordinate(place.y(value ?? 0))}`
  const upper = limited.map((point) => at(point.index, point.ucl))
  const lower = [...limited].reverse().map((point) => at(point.index, point.lcl))
  return tag('polygon', { class: 'mk-limits-band', points: [...upper, ...lower].join(' ') })
}

function centreLine(series: Series, place: Place, width: number): string {
  if (series.centre === null) return ''
  const y = coordinate(place.y(series.centre))
  return tag('path', { class: 'mk-centre-faint', d: `M4 ${y}H${coordinate(width - 4)}` })
}

/** Stretches of known complete points; a gap breaks the line, the unfinished last point hangs on a dashed link. */
function polylines(points: readonly SeriesPoint[], place: Place): string[] {
  const lines: string[] = []
  let run: string[] = []
  const flush = () => {
    if (run.length > 1) lines.push(tag('polyline', { class: 'mk-series', points: run.join(' ') }))
    run = []
  }
  points.forEach((point, index) => {
    if (point.value === null) {
      flush()
      return
    }
    const at = `${coordinate(place.x(index))},${coordinate(place.y(point.value))}`
    const previous = run.at(-1)
    if (point.complete === false) {
      if (previous) lines.push(tag('polyline', { class: 'mk-series mk-dashed', points: `${previous} ${at}` }))
      flush()
    } else run.push(at)
  })
  flush()
  return lines
}

function dot(
  point: SeriesPoint,
  at: { place: Place; index: number; series: Series; better: string },
): string {
  if (point.value === null) return ''
  const where = { x: at.place.x(at.index), y: at.place.y(point.value) }
  if (point.complete === false) return shape('noise', { ...where, r: 3 })
  if (!point.signal) return tag('circle', { class: 'mk-dot', cx: where.x, cy: where.y, r: 1.5 })
  const above = at.series.centre !== null && point.value > at.series.centre
  const isGood = at.better !== 'none' && above === (at.better === 'higher')
  return shape(isGood ? 'good' : 'attention', { ...where, r: 3.5 })
}
