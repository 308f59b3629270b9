// From one score to another in steps: each part a bar from where the one before ended, up or down, sign and figure beside it.
import {
  coordinate,
  type MarkKind,
  type MarkPicture,
  type MarkText,
  shape,
  shareOf,
  svg,
  tag,
  text,
  ticks,
} from './svg.ts'

export interface WaterfallStep {
  readonly label: string
  /** What it adds; negative takes away. */
  readonly part: number
  /** A part of what came rather than of how it was done: drawn hollow. */
  readonly isHollow?: boolean
}

export interface WaterfallInput {
  readonly start: { readonly label: string; readonly value: number }
  readonly end: { readonly label: string; readonly value: number }
  readonly steps: readonly WaterfallStep[]
}

export interface WaterfallOptions extends MarkText {
  readonly width: number
  readonly em?: number
  /** How a part is written, with its sign. */
  readonly part: (value: number) => string
  /** How a value on the axis is written. */
  readonly tick: (value: number) => string
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly pitch: number
  readonly min: number
  readonly max: number
}

/** Rows from top to bottom: the earlier score, its parts, the later score; the summary says them all in order. */
export function waterfall(input: WaterfallInput, options: WaterfallOptions): MarkPicture {
  const { width, em = 1 } = options
  const { start, end, steps } = input
  const levels = levelsOf(input)
  const axis = ticks(Math.max(...levels, end.value), width < 480 ? 2 : 4, Math.min(...levels, end.value))
  const frame: Frame = {
    left: Math.min(width * 0.36, 176 * em),
    right: width - 64 * em,
    pitch: 34 * em,
    min: axis[0] ?? 0,
    max: axis.at(-1) ?? 1,
  }
  const rows = steps.map((step, index) => {
    const [from, to] = [levels[index] ?? 0, levels[index + 1] ?? 0]
    return stepRow({ step, from, to, index: index + 1 }, frame, options)
  })
  const height = (steps.length + 2) * frame.pitch + 24 * em
  const inner = [
    axis.map((at) => gridLine(at, frame, { height, em, format: options.tick })).join(''),
    endRow(start, 0, frame, options),
    ...rows,
    endRow(end, steps.length + 1, frame, options),
  ]
  return {
    svg: svg({ width, height, class: 'mk-waterfall' }, inner.join('')),
    summary: summaryOf(input, options),
  }
}

/** Where each step begins, and where the last one ends. */
function levelsOf({ start, steps }: WaterfallInput): readonly number[] {
  const levels = [start.value]
  for (const { part } of steps) levels.push((levels.at(-1) ?? 0) + part)
  return levels
}

const xOf = (value: number, { left, right, min, max }: Frame): number =>
  left + shareOf(value, { min, max }) * Math.max(0, right - left)

const yOf = (index: number, { pitch }: Frame): number => (index + 0.5) * pitch

function gridLine(
  at: number,
  frame: Frame,
  { height, em, format }: { height: number; em: number; format: MarkText['format'] },
): string {
  const x = xOf(at, frame)
  const foot = height - 20 * em
  const line = tag('line', { class: 'mk-grid', x1: x, x2: x, y1: 0, y2: foot })
  return line + text(x, height - 4 * em, format(at), { anchor: 'middle' })
}

function endRow(
  { label, value }: WaterfallInput['start'],
  index: number,
  frame: Frame,
  { width, em = 1, format }: WaterfallOptions,
): string {
  const y = yOf(index, frame)
  const base = y + 5 * em
  return (
    text(0, base, label, { class: 'mk-label' }) +
    shape('plain', { x: xOf(value, frame), y, r: 6 * em }) +
    text(width, base, format(value), { anchor: 'end', class: 'mk-label mk-heavy' })
  )
}

interface Step {
  readonly step: WaterfallStep
  readonly from: number
  readonly to: number
  readonly index: number
}

function stepRow({ step, from, to, index }: Step, frame: Frame, options: WaterfallOptions): string {
  const { width, em = 1, part } = options
  const y = yOf(index, frame)
  const [x1, x2] = [xOf(from, frame), xOf(to, frame)]
  const kind: MarkKind = step.part > 0 ? 'good' : step.part < 0 ? 'poor' : 'uncertain'
  const tall = 14 * em
  const bar = tag('rect', {
    class: step.isHollow ? `mk-step-hollow mk-${kind}` : `mk-bar mk-${kind}`,
    x: Math.min(x1, x2),
    y: y - tall / 2,
    width: Math.max(1, Math.abs(x2 - x1)),
    height: tall,
  })
  const lead = tag('path', {
    class: 'mk-lead',
    d: `M${coordinate(x1)} ${coordinate(y - frame.pitch / 2 - (index === 1 ? 0 : tall / 4))}V${coordinate(y + tall / 2)}`,
  })
  return (
    text(0, y + 5 * em, step.label, { class: 'mk-label' }) +
    lead +
    bar +
    text(width, y + 5 * em, part(step.part), { anchor: 'end', class: `mk-label mk-text-${kind}` })
  )
}

function summaryOf({ start, end, steps }: WaterfallInput, { lang, format, part }: WaterfallOptions): string {
  const isZh = lang === 'zh'
  const said = steps.map((step) => `${step.label} ${part(step.part)}`).join(isZh ? '，' : ', ')
  const ends = [`${start.label} ${format(start.value)}`, `${end.label} ${format(end.value)}`]
  return isZh ? `${ends.join('，')}；${said}` : `${ends.join(', ')}; ${said}`
}
