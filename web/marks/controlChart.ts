// The control chart (p-chart): rate per stretch, stepped 3σ limits that vary with n, centre, signal band with its statement, unfinished point hollow.
import { type Series, type SeriesPoint, seriesSummary, topOf } from './series.ts'
import { coordinate, type MarkPicture, type MarkText, shape, svg, tag, text, ticks } from './svg.ts'

export interface ControlChartOptions extends MarkText {
  /** Pixels of the place it is drawn in (SizedMark measures it). */
  readonly width: number
  readonly height?: number
  /** Root font size ÷ 16: larger text gets more room. */
  readonly em?: number
  /** `控制上限`, `控制下限`, `均值 7.3%`. */
  readonly labels: {
    readonly ucl: string
    readonly lcl: string
    readonly centre: string
    readonly axis?: string
  }
  /** Dated notes as flagged lines: index of the stretch and words. */
  readonly notes?: readonly { readonly index: number; readonly text: string }[]
  /** The point under the reader's cursor. */
  readonly cursor?: number | null
  /** Which side is good: signals there are blue ●, on the other amber ◆. */
  readonly better?: 'higher' | 'lower' | 'none'
}

/** Where each point stands in the picture, for pointer and keyboard. */
export interface ControlChartPicture extends MarkPicture {
  readonly points: readonly { readonly x: number; readonly y: number | null }[]
  readonly step: number
}

interface Plot {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly step: number
  readonly em: number
  x(index: number): number
  y(value: number): number
}

export function controlChart(series: Series, options: ControlChartOptions): ControlChartPicture {
  const { height = 360 } = options
  const steps = ticks(topOf(series.points) || 0.01)
  const plot = layout(series, options, { height, top: steps.at(-1) ?? 1 })
  const inner = [
    ...bands(series, plot, options),
    ...grid(steps, plot, options),
    ...axis(series.points, plot, options),
    limitLine(series.points, plot, 'ucl'),
    limitLine(series.points, plot, 'lcl'),
    limitLabels(series.points, plot, options),
    centre(series, plot, options),
    ...notes(options, plot),
    ...links(series.points, plot),
    cursorLine(options.cursor, plot),
    ...series.points.map((point, index) => mark(point, { plot, index, series, options })),
  ].join('')
  return {
    svg: svg({ width: options.width, height, class: 'mk-chart' }, inner),
    summary: seriesSummary(series, options),
    points: series.points.map((point, index) => ({
      x: plot.x(index),
      y: point.value === null ? null : plot.y(point.value),
    })),
    step: plot.step,
  }
}

function layout(series: Series, options: ControlChartOptions, size: { height: number; top: number }): Plot {
  const em = options.em ?? 1
  const box = { left: 44 * em, top: 28 * em, right: options.width - 12, bottom: size.height - 28 * em }
  const step = (box.right - box.left) / Math.max(1, series.points.length)
  return {
    ...box,
    step,
    em,
    x: (index) => box.left + (index + 0.5) * step,
    y: (value) => box.bottom - (Math.min(size.top, Math.max(0, value)) / size.top) * (box.bottom - box.top),
  }
}

const isGood = (isAbove: boolean, { better = 'none' }: ControlChartOptions): boolean =>
  better !== 'none' && isAbove === (better === 'higher')

function bands(series: Series, plot: Plot, options: ControlChartOptions): string[] {
  return (series.signals ?? []).map((signal) => {
    const x = plot.x(signal.from) - plot.step / 2
    const width = (signal.to - signal.from + 1) * plot.step
    const isBetter = isGood(signal.direction === 'above', options)
    const rect = tag('rect', {
      class: isBetter ? 'mk-limits-band' : 'mk-signal-band',
      x,
      y: plot.top,
      width,
      height: plot.bottom - plot.top,
    })
    if (!signal.text) return rect
    const [sign, ink] = isBetter ? ['●', 'mk-strong'] : ['◆', 'mk-attention-ink']
    const words = `${sign} ${signal.text}`
    const { at, anchor } = anchored(x + width / 2, { room: words.length * 12 * plot.em, plot })
    return rect + text(at, plot.top - 10 * plot.em, words, { anchor, class: ink })
  })
}

/** Words around a middle, pushed inside the plot where they would reach over its edge. */
function anchored(
  middle: number,
  { room, plot }: { room: number; plot: Plot },
): { at: number; anchor: string } {
  if (middle + room / 2 > plot.right) return { at: plot.right, anchor: 'end' }
  if (middle - room / 2 < plot.left) return { at: plot.left, anchor: 'start' }
  return { at: middle, anchor: 'middle' }
}

function grid(steps: readonly number[], plot: Plot, words: MarkText): string[] {
  return steps.map((at) => {
    const y = plot.y(at)
    const line = tag('path', {
      class: 'mk-grid',
      d: `M${coordinate(plot.left)} ${coordinate(y)}H${coordinate(plot.right)}`,
    })
    return line + text(plot.left - 8, y + 4, words.format(at), { anchor: 'end' })
  })
}

/** A step per point: the limit holds for its stretch only. Broken where a point has no limit. */
function limitLine(points: readonly SeriesPoint[], plot: Plot, which: 'ucl' | 'lcl'): string {
  let path = ''
  let isOpen = false
  points.forEach((point, index) => {
    const limit = point[which]
    if (limit === null || limit === undefined) {
      isOpen = false
      return
    }
    const [x, y] = [coordinate(plot.x(index) - plot.step / 2), coordinate(plot.y(limit))]
    path += `${isOpen ? 'L' : 'M'}${x} ${y}H${coordinate(plot.x(index) + plot.step / 2)}`
    isOpen = true
  })
  return path === '' ? '' : tag('path', { class: 'mk-limit', d: path })
}

function limitLabels(points: readonly SeriesPoint[], plot: Plot, options: ControlChartOptions): string {
  const index = points.findIndex((point) => typeof point.ucl === 'number')
  const point = points[index]
  if (!point || typeof point.ucl !== 'number') return ''
  const x = plot.x(index) - plot.step / 2 + 4
  const upper = text(x, plot.y(point.ucl) - 6, options.labels.ucl, { class: 'mk-halo' })
  const lower =
    typeof point.lcl === 'number' && point.lcl > 0
      ? text(x, plot.y(point.lcl) + 14 * plot.em, options.labels.lcl, { class: 'mk-halo' })
      : ''
  return upper + lower
}

function centre(series: Series, plot: Plot, options: ControlChartOptions): string {
  if (series.centre === null) return ''
  const y = plot.y(series.centre)
  const line = tag('path', {
    class: 'mk-centre',
    d: `M${coordinate(plot.left)} ${coordinate(y)}H${coordinate(plot.right)}`,
  })
  return line + text(plot.left + 4, y - 6, options.labels.centre, { class: 'mk-ink mk-halo' })
}

function notes(options: ControlChartOptions, plot: Plot): string[] {
  return (options.notes ?? []).map((note) => {
    const x = plot.x(note.index)
    const anchor = x > (plot.left + plot.right) / 2 ? 'end' : 'start'
    const line = tag('path', {
      class: 'mk-note',
      d: `M${coordinate(x)} ${coordinate(plot.top)}V${coordinate(plot.bottom)}`,
    })
    return (
      line +
      text(x + (anchor === 'end' ? -4 : 4), plot.top + 12 * plot.em, note.text, {
        anchor,
        class: 'mk-brand mk-halo',
      })
    )
  })
}

function links(points: readonly SeriesPoint[], plot: Plot): string[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1]
    if (!before || before.value === null || point.value === null) return []
    const isDashed = point.complete === false || before.complete === false
    const d = `M${coordinate(plot.x(index - 1))} ${coordinate(plot.y(before.value))}L${coordinate(plot.x(index))} ${coordinate(plot.y(point.value))}`
    return [tag('path', { class: isDashed ? 'mk-series mk-dashed' : 'mk-series', d })]
  })
}

function cursorLine(cursor: number | null | undefined, plot: Plot): string {
  if (cursor === null || cursor === undefined) return ''
  return tag('path', {
    class: 'mk-cursor',
    d: `M${coordinate(plot.x(cursor))} ${coordinate(plot.top)}V${coordinate(plot.bottom)}`,
  })
}

interface PointPlace {
  readonly plot: Plot
  readonly index: number
  readonly series: Series
  readonly options: ControlChartOptions
}

function mark(point: SeriesPoint, { plot, index, series, options }: PointPlace): string {
  if (point.value === null) return ''
  const at = { x: plot.x(index), y: plot.y(point.value), r: plot.step < 14 ? 3.5 : 5 }
  if (point.complete === false) return shape('noise', at)
  if (!point.signal) return tag('circle', { class: 'mk-common', cx: at.x, cy: at.y, r: at.r - 0.5 })
  const isAbove = series.centre !== null && point.value > series.centre
  return shape(isGood(isAbove, options) ? 'good' : 'attention', at)
}

/** Labels under the points, as many as fit without touching. */
function axis(points: readonly SeriesPoint[], plot: Plot, options: ControlChartOptions): string[] {
  const widest = Math.max(
    1,
    ...points.map((point) => [...point.label].reduce((sum, c) => sum + (c > '\u2e7f' ? 12 : 7), 0)),
  )
  const every = Math.max(1, Math.ceil((widest * plot.em + 6) / plot.step))
  const base = tag('path', {
    class: 'mk-axis',
    d: `M${coordinate(plot.left)} ${coordinate(plot.bottom)}H${coordinate(plot.right)}`,
  })
  const labels = points.map((point, index) =>
    (points.length - 1 - index) % every === 0
      ? text(plot.x(index), plot.bottom + 18 * plot.em, point.label, { anchor: 'middle' })
      : '',
  )
  const name = options.labels.axis ? text(0, plot.bottom + 18 * plot.em, options.labels.axis) : ''
  return [base, name, ...labels]
}
