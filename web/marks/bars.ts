// Sorted bars for shares of types, columns for what falls due, and median–P90 rows for durations.
import {
  coordinate,
  hatch,
  type MarkKind,
  type MarkPicture,
  type MarkText,
  percent,
  shape,
  svg,
  tag,
  text,
  ticks,
  UNSEEN,
} from './svg.ts'

export interface BarRow {
  readonly label: string
  readonly value: number
  /** Shown at the end of the row; default: the formatted value. */
  readonly text?: string
  readonly kind?: MarkKind
}

/** Rows of label and value with a bar below, fluid in width; the caller sorts. */
export function bars(
  rows: readonly BarRow[],
  options: MarkText & { readonly max?: number; readonly em?: number },
): MarkPicture {
  const { em = 1 } = options
  const max = options.max ?? Math.max(0, ...rows.map((row) => row.value))
  const pitch = 36 * em
  const inner = rows.map((row, index) => {
    const y = index * pitch
    return (
      text('0', y + 15 * em, row.label, { class: 'mk-label' }) +
      text('100%', y + 15 * em, row.text ?? options.format(row.value), { anchor: 'end', class: 'mk-label' }) +
      tag('rect', { class: 'mk-track', x: 0, y: y + 21 * em, width: '100%', height: 8 }) +
      tag('rect', {
        class: `mk-bar mk-${row.kind ?? 'plain'}`,
        x: 0,
        y: y + 21 * em,
        width: percent(max > 0 ? row.value / max : 0),
        height: 8,
      })
    )
  })
  return {
    svg: svg({ width: '100%', height: Math.max(1, rows.length * pitch) }, inner.join('')),
    summary: barsSummary(rows, options),
  }
}

export interface DueColumn extends BarRow {
  /** A stretch of rest days that is not counted: hatched, its words inside. */
  readonly isRest?: boolean
}

/** Columns in time order; rest stretches stand hatched between them. */
export function columns(
  all: readonly DueColumn[],
  options: MarkText & { readonly width: number; readonly em?: number },
): MarkPicture {
  const { width, em = 1 } = options
  const height = 112 * em
  const base = 84 * em
  const max = Math.max(1, ...all.map((column) => (column.isRest ? 0 : column.value)))
  const step = width / Math.max(1, all.length)
  const inner = all.map((column, index) => {
    const middle = (index + 0.5) * step
    const label = text(middle, base + 18 * em, column.label, { anchor: 'middle' })
    if (column.isRest) {
      const box = { x: middle - step * 0.45, y: 24 * em, width: step * 0.9, height: base - 24 * em }
      return hatch(box, 8) + label
    }
    const tall = (column.value / max) * (base - 28 * em)
    const bar = tag('rect', {
      class: `mk-bar mk-${column.kind ?? 'plain'}`,
      x: middle - 16,
      y: base - tall,
      width: 32,
      height: tall,
    })
    const value = text(middle, base - tall - 6, column.text ?? options.format(column.value), {
      anchor: 'middle',
      class: 'mk-label',
    })
    return bar + value + label
  })
  const axis = tag('path', { class: 'mk-axis', d: `M0 ${coordinate(base)}H${coordinate(width)}` })
  const counted = all.filter((column) => !column.isRest)
  return { svg: svg({ width, height }, axis + inner.join('')), summary: barsSummary(counted, options) }
}

export interface QuantileRow {
  readonly label: string
  readonly median: number | null
  readonly p90: number | null
  /** Limit of this stretch, in the same unit. */
  readonly limit?: number | null
  readonly limitLabel?: string
  /** Shown at the end: `0.3 / 1.1`. */
  readonly text: string
}

/** Rows of median (dot) to P90 (tick) on a common axis, with the limit where there is one. */
export function quantileRows(
  rows: readonly QuantileRow[],
  options: MarkText & { readonly width: number; readonly em?: number; readonly unit: string },
): MarkPicture {
  const { width, em = 1 } = options
  const pitch = 40 * em
  const room = Math.max(120, ...rows.map((row) => widthOf(row.label) + 12)) * em
  const plot = { left: Math.min(room, width * 0.4), right: width - 76 * em, bottom: rows.length * pitch }
  const top = Math.max(0, ...rows.flatMap((row) => [row.p90 ?? 0, row.limit ?? 0]))
  const steps = ticks(top || 1)
  const max = steps.at(-1) ?? 1
  const x = (value: number) => plot.left + (Math.min(max, value) / max) * (plot.right - plot.left)
  const grid = steps.map(
    (at) =>
      tag('path', { class: 'mk-grid', d: `M${coordinate(x(at))} 4V${coordinate(plot.bottom)}` }) +
      text(x(at), plot.bottom + 16 * em, options.format(at), { anchor: 'middle' }),
  )
  const unit = text(width, plot.bottom + 16 * em, options.unit, { anchor: 'end' })
  const inner = rows.map((row, index) => {
    const press = { 'data-at': index, x: 0, y: index * pitch, width, height: pitch, ...UNSEEN }
    return quantileRow(row, { x, y: (index + 0.5) * pitch, width, em }) + tag('rect', press)
  })
  return {
    svg: svg({ width, height: plot.bottom + 24 * em }, grid.join('') + unit + inner.join('')),
    summary: quantileSummary(rows, options),
  }
}

/** Rough width of a label at 14 px: a Chinese sign is as wide as high, others half. */
function widthOf(label: string): number {
  return [...label].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 14 : 7.2), 0)
}

function quantileRow(
  row: QuantileRow,
  at: { x: (v: number) => number; y: number; width: number; em: number },
): string {
  const { x, y, width, em } = at
  const ends =
    text(0, y + 5, row.label, { class: 'mk-label' }) +
    text(width, y + 5, row.text, { anchor: 'end', class: 'mk-label' })
  const limit =
    row.limit === null || row.limit === undefined
      ? ''
      : tag('path', {
          class: 'mk-limit-tick',
          d: `M${coordinate(x(row.limit))} ${coordinate(y - 14)}V${coordinate(y + 10)}`,
        }) + text(x(row.limit) + 4, y - 8 * em, row.limitLabel ?? '', { class: 'mk-poor-ink' })
  if (row.median === null || row.p90 === null) return ends + limit
  const bar = tag('path', {
    class: 'mk-span',
    d: `M${coordinate(x(row.median))} ${coordinate(y)}H${coordinate(x(row.p90))}`,
  })
  const tick = tag('path', {
    class: 'mk-tick',
    d: `M${coordinate(x(row.p90))} ${coordinate(y - 7)}V${coordinate(y + 7)}`,
  })
  return ends + bar + tick + shape('plain', { x: x(row.median), y }) + limit
}

function barsSummary(rows: readonly BarRow[], words: MarkText): string {
  const isZh = words.lang === 'zh'
  if (rows.length === 0) return isZh ? '无数据' : 'no data'
  const said = rows.map((row) => `${row.label} ${row.text ?? words.format(row.value)}`)
  return said.join(isZh ? '，' : ', ')
}

function quantileSummary(rows: readonly QuantileRow[], words: MarkText): string {
  const isZh = words.lang === 'zh'
  if (rows.length === 0) return isZh ? '无数据' : 'no data'
  const say = (row: QuantileRow) => {
    if (row.median === null || row.p90 === null) return isZh ? `${row.label}无数据` : `${row.label} no data`
    const [median, p90] = [words.format(row.median), words.format(row.p90)]
    return isZh ? `${row.label}中位数${median}、P90 ${p90}` : `${row.label} median ${median}, P90 ${p90}`
  }
  return rows.map(say).join(isZh ? '；' : '; ')
}
