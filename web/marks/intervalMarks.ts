// A value with its interval: the dot-interval of a table row with its axis, and the range bar of a card with its target.
import {
  type MarkKind,
  type MarkPicture,
  type MarkText,
  percent,
  shapeAt,
  shareOf,
  svg,
  tag,
  text,
  UNSEEN,
} from './svg.ts'

export interface IntervalInput {
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly kind: MarkKind
  /** Ends of the axis, the same for all rows of a table. */
  readonly min: number
  readonly max: number
  /** Target or group mean: a line. */
  readonly target?: number | null
  /** Few units (20–29): hatched bar and hollow dot. */
  readonly isSmall?: boolean
  /** Faint lines at these values. */
  readonly grid?: readonly number[]
  readonly height?: number
}

/** One row: grid, target line, whiskers from lo to hi, shape at the value. Fluid: fills the width it is given. */
export function dotInterval(input: IntervalInput, words: MarkText): MarkPicture {
  const { value, lo, hi, height = 24 } = input
  const y = height / 2
  const grid = (input.grid ?? []).map((at) => line(shareOf(at, input), 0, height, 'mk-grid')).join('')
  const target = isNumber(input.target) ? line(shareOf(input.target, input), 0, height, 'mk-target') : ''
  const summary = intervalSummary(input, words)
  if (value === null) return { svg: svg({ width: '100%', height }, grid + target), summary }
  const bar = lo === null || hi === null ? '' : input.isSmall ? hatchedBar(input, y) : whiskers(input, y)
  const dot = shapeAt(input.isSmall ? 'uncertain' : input.kind, { share: shareOf(value, input), y })
  const press = tag('rect', { 'data-at': 0, width: '100%', height, ...UNSEEN })
  return { svg: svg({ width: '100%', height }, grid + target + bar + dot + press), summary }
}

/** The axis above the rows of `dotInterval`: values, the target in words. */
export function dotIntervalAxis(
  input: {
    readonly min: number
    readonly max: number
    readonly ticks: readonly number[]
    readonly target?: number
    readonly targetLabel?: string
  },
  words: MarkText,
): MarkPicture {
  const labels = input.ticks
    .filter((at) => at !== input.target)
    .map((at) => text(percent(shareOf(at, input)), 30, words.format(at), { anchor: 'middle' }))
    .join('')
  const target =
    input.target === undefined
      ? ''
      : text(percent(shareOf(input.target, input)), 30, words.format(input.target), {
          anchor: 'middle',
          class: 'mk-strong',
        }) +
        text(percent(shareOf(input.target, input)), 12, input.targetLabel ?? '', {
          anchor: 'middle',
          class: 'mk-strong',
        })
  return { svg: svg({ width: '100%', height: 34 }, labels + target), summary: '' }
}

/** A card's bar: 4 px track from min to max, the interval as band, shape at the value, target line with its label above. */
export function rangeBar(
  input: Omit<IntervalInput, 'grid' | 'height'> & { readonly targetLabel?: string },
  words: MarkText,
): MarkPicture {
  const { value, lo, hi, target } = input
  const track = tag('rect', { class: 'mk-track', x: 0, y: 22, width: '100%', height: 4 })
  const band =
    lo === null || hi === null
      ? ''
      : tag('rect', {
          class: `mk-band mk-${input.kind}`,
          x: percent(shareOf(lo, input)),
          y: 20,
          width: percent(shareOf(hi, input) - shareOf(lo, input)),
          height: 8,
        })
  const at = isNumber(target) ? shareOf(target, input) : 0
  const anchor = at < 0.2 ? 'start' : at > 0.8 ? 'end' : 'middle'
  const line_ = isNumber(target)
    ? line(at, 15, 33, 'mk-goal') +
      text(percent(at), 11, input.targetLabel ?? words.format(target), { anchor, class: 'mk-ink' })
    : ''
  const dot =
    value === null
      ? ''
      : shapeAt(input.isSmall ? 'uncertain' : input.kind, { share: shareOf(value, input), y: 24 })
  const ends =
    text('0', 44, words.format(input.min)) + text('100%', 44, words.format(input.max), { anchor: 'end' })
  return {
    svg: svg({ width: '100%', height: 48 }, track + band + line_ + dot + ends),
    summary: intervalSummary(input, words),
  }
}

/** A thin bar of a share under its number. */
export function microBar(
  input: { readonly value: number | null; readonly max?: number; readonly kind?: MarkKind },
  words: MarkText,
): MarkPicture {
  const { value, max = 1, kind = 'plain' } = input
  const bar =
    value === null
      ? ''
      : tag('rect', { class: `mk-bar mk-${kind}`, x: 0, y: 0, width: percent(value / max), height: 4 })
  const track = tag('rect', { class: 'mk-track', x: 0, y: 0, width: '100%', height: 4 })
  return {
    svg: svg({ width: '100%', height: 4 }, track + bar),
    summary: value === null ? none(words) : words.format(value),
  }
}

/** The interval of a rank: one 8 px cell per place, the interval filled, the place itself dark. */
export function rankStrip(
  input: {
    readonly rank: number | null
    readonly low: number | null
    readonly high: number | null
    readonly count: number
  },
  words: Pick<MarkText, 'lang'>,
): MarkPicture {
  const { rank, low, high, count } = input
  const cells = Array.from({ length: Math.max(0, count) }, (_, index) => {
    const place = index + 1
    const isIn = low !== null && high !== null && place >= low && place <= high
    const state = place === rank ? 'mk-cell-on' : isIn ? 'mk-cell-in' : 'mk-cell'
    return tag('rect', { class: state, x: index * 9, y: 0, width: 8, height: 8 })
  })
  const summary =
    rank === null || low === null || high === null
      ? none(words)
      : words.lang === 'zh'
        ? `第${rank}名，区间第${low}到${high}名，共${count}个单位`
        : `rank ${rank}, interval ${low} to ${high} of ${count}`
  return { svg: svg({ width: Math.max(1, count * 9 - 1), height: 8 }, cells.join('')), summary }
}

function intervalSummary(input: Omit<IntervalInput, 'grid'>, words: MarkText): string {
  const { value, lo, hi, target } = input
  if (value === null) return none(words)
  const isZh = words.lang === 'zh'
  const parts = [words.format(value)]
  if (lo !== null && hi !== null) {
    const [low, high] = [words.format(lo), words.format(hi)]
    parts.push(isZh ? `95%区间${low}至${high}` : `95% interval ${low} to ${high}`)
  }
  if (isNumber(target)) parts.push(isZh ? `目标${words.format(target)}` : `target ${words.format(target)}`)
  if (input.isSmall) parts.push(isZh ? '样本少' : 'few cases')
  return parts.join(isZh ? '，' : ', ')
}

function none(words: Pick<MarkText, 'lang'>): string {
  return words.lang === 'zh' ? '无数据' : 'no data'
}

function whiskers(input: IntervalInput, y: number): string {
  const [low, high] = [shareOf(input.lo ?? 0, input), shareOf(input.hi ?? 0, input)]
  const kind = `mk-line mk-${input.kind}`
  const caps = line(low, y - 4, y + 4, kind) + line(high, y - 4, y + 4, kind)
  return tag('line', { class: kind, x1: percent(low), x2: percent(high), y1: y, y2: y }) + caps
}

/** Hatch in percent cannot be one path of known length: a skewed dashed line, cut by an inner viewport. */
function hatchedBar(input: IntervalInput, y: number): string {
  const [low, high] = [shareOf(input.lo ?? 0, input), shareOf(input.hi ?? 0, input)]
  const box = { x: percent(low), y: y - 4, width: percent(high - low), height: 8 }
  const lines = tag('line', {
    class: 'mk-hatch-line',
    x1: 0,
    x2: 4000,
    y1: 4,
    y2: 4,
    transform: 'skewX(-45)',
  })
  return tag('svg', { class: 'mk-clip', ...box }, lines) + tag('rect', { class: 'mk-hatch-frame', ...box })
}

function line(share: number, from: number, to: number, className: string): string {
  const x = percent(share)
  return tag('line', { class: className, x1: x, x2: x, y1: from, y2: to })
}

function isNumber(n: number | null | undefined): n is number {
  return typeof n === 'number' && Number.isFinite(n)
}
