// The funnel: each unit's rate against its volume, inside limits that narrow as the volume grows; who is outside is named.
import {
  clamp,
  coordinate,
  type MarkKind,
  type MarkPicture,
  type MarkText,
  pressable,
  shape,
  shareOf,
  svg,
  tag,
  text,
  ticks,
} from './svg.ts'

export interface FunnelPoint {
  readonly label: string
  readonly n: number
  readonly value: number
  readonly kind: MarkKind
  /** Named in the picture, and said in the summary. */
  readonly isOutside: boolean
}

export interface FunnelBand {
  readonly lo: number
  readonly hi: number
}

/** Limits at one volume: exact ones, and those widened by what differs between units beyond chance. */
export interface FunnelAt {
  readonly n: number
  readonly inner: FunnelBand
  readonly outer: FunnelBand
  readonly widened: FunnelBand | null
}

export interface FunnelInput {
  readonly points: readonly FunnelPoint[]
  readonly curve: readonly FunnelAt[]
  readonly target: number
}

export interface FunnelOptions extends MarkText {
  readonly width: number
  readonly em?: number
  readonly labels: {
    readonly target: string
    readonly axis: string
  }
}

interface Plot {
  readonly x: (n: number) => number
  readonly y: (value: number) => number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly em: number
}

/** Points over the limits of 95 % (dashed) and 99.8 % (solid); the widened ones dotted. The summary names who is outside. */
export function funnel(input: FunnelInput, options: FunnelOptions): MarkPicture {
  const { width, em = 1 } = options
  const height = Math.max(340, Math.min(440, width * 0.5)) * Math.max(1, em * 0.9)
  const most = Math.max(1, ...input.points.map(({ n }) => n), ...input.curve.map(({ n }) => n))
  const xs = ticks(most, width < 480 ? 3 : 6).filter((at) => at <= most)
  const low = Math.min(input.target, ...input.points.map(({ value }) => value))
  const ys = ticks(1, width < 480 ? 4 : 5, Math.max(0, Math.min(low - 0.05, input.target - 0.15)))
  const plot = plotOf({
    width,
    height,
    em,
    x: { min: 0, max: most },
    y: { min: ys[0] ?? 0, max: 1 },
  })
  const inner = [
    axes({ xs, ys: ys.filter((at) => at <= 1) }, plot, options),
    curves(input.curve, plot, ys[0] ?? 0),
    targetLine(input.target, plot, options),
    ...input.points.map(({ n, value, kind }) => shape(kind, { x: plot.x(n), y: plot.y(value), r: 5 * em })),
    names(input.points, plot),
    ...input.points.map(({ n, value }, index) =>
      pressable(index, { x: plot.x(n), y: plot.y(value), r: 9 * em }),
    ),
  ]
  return {
    svg: svg({ width, height, class: 'mk-chart' }, inner.join('')),
    summary: summaryOf(input, options),
  }
}

interface Size {
  readonly width: number
  readonly height: number
  readonly em: number
  readonly x: { readonly min: number; readonly max: number }
  readonly y: { readonly min: number; readonly max: number }
}

function plotOf({ width, height, em, x, y }: Size): Plot {
  const [left, right, top, bottom] = [44 * em, width - 16, 20 * em, height - 40 * em]
  return {
    x: (n) => left + shareOf(n, x) * (right - left),
    y: (value) => bottom - shareOf(value, y) * (bottom - top),
    ...{ left, right, top, bottom, em },
  }
}

function axes(
  { xs, ys }: { readonly xs: readonly number[]; readonly ys: readonly number[] },
  plot: Plot,
  { format, labels }: FunnelOptions,
): string {
  const { left, right, bottom, em } = plot
  const rows = ys.map((at) => {
    const y = plot.y(at)
    const line = tag('line', { class: 'mk-grid', x1: left, x2: right, y1: y, y2: y })
    return line + text(left - 6, y + 4 * em, format(at), { anchor: 'end' })
  })
  const columns = xs.map((at) => text(plot.x(at), bottom + 16 * em, String(at), { anchor: 'middle' }))
  const axis = tag('line', { class: 'mk-axis', x1: left, x2: right, y1: bottom, y2: bottom })
  const name = text(right, bottom + 34 * em, labels.axis, { anchor: 'end' })
  return [...rows, ...columns, axis, name].join('')
}

/** Limits below the picture are left out rather than drawn along its foot. */
function curves(curve: readonly FunnelAt[], plot: Plot, least: number): string {
  const path = (className: string, of: (at: FunnelAt) => number | undefined) => {
    const points = curve.flatMap((at) => {
      const value = of(at)
      return value === undefined || value < least
        ? []
        : [`${coordinate(plot.x(at.n))} ${coordinate(plot.y(value))}`]
    })
    return points.length > 1 ? tag('path', { class: className, d: `M${points.join('L')}` }) : ''
  }
  return [
    path('mk-funnel-wide', (at) => at.widened?.lo),
    path('mk-funnel-wide', (at) => at.widened?.hi),
    path('mk-funnel-inner', (at) => at.inner.lo),
    path('mk-funnel-inner', (at) => at.inner.hi),
    path('mk-funnel-outer', (at) => at.outer.lo),
    path('mk-funnel-outer', (at) => at.outer.hi),
  ].join('')
}

function targetLine(target: number, plot: Plot, { labels }: FunnelOptions): string {
  const y = plot.y(target)
  const line = tag('line', { class: 'mk-target', x1: plot.left, x2: plot.right, y1: y, y2: y })
  return line + text(plot.left + 6, y - 5 * plot.em, labels.target, { class: 'mk-strong mk-halo' })
}

/** How far a name may be pushed from its point, in lines. */
const MOST_PUSHED = 1.2

/** Names beside their points, pushed down where one would cover another; left out where there is no room. */
function names(points: readonly FunnelPoint[], plot: Plot): string {
  const taken: { x: number; y: number }[] = []
  return points
    .filter(({ isOutside }) => isOutside)
    .toSorted((a, b) => b.value - a.value)
    .map(({ label, n, value }) => {
      const wide = 14 * plot.em * [...label].length
      const isRight = plot.x(n) + wide < plot.right
      const x = plot.x(n) + (isRight ? 9 : -9)
      const start = isRight ? x : x - wide
      const own = plot.y(value) + 4 * plot.em
      const isCovered = (y: number) =>
        taken.some((one) => Math.abs(one.x - start) < wide && Math.abs(one.y - y) < 15 * plot.em)
      let y = own
      while (isCovered(y)) y += 3
      if (y - own > MOST_PUSHED * 15 * plot.em) return ''
      y = clamp(y, plot.top, plot.bottom - 4)
      taken.push({ x: start, y })
      return text(x, y, label, { anchor: isRight ? 'start' : 'end', class: 'mk-ink mk-halo' })
    })
    .join('')
}

function summaryOf({ points, target }: FunnelInput, { lang, format }: FunnelOptions): string {
  const out = points.filter(({ isOutside }) => isOutside)
  const said = out.map(({ label, value, n }) => `${label} ${format(value)} (n=${n})`)
  if (lang === 'zh') {
    const head = `${points.length}个单位，目标${format(target)}`
    return said.length > 0 ? `${head}；超出界限：${said.join('，')}` : `${head}；都在界限之内`
  }
  const head = `${points.length} departments, target ${format(target)}`
  return said.length > 0
    ? `${head}; outside the limits: ${said.join(', ')}`
    : `${head}; all inside the limits`
}
