// One row of the long picture: place, name with its standing, interval on the common axis, figure; its facts below.
import type { PosterColours } from './posterColours.ts'
import { label } from './posterText.ts'
import { hatch, type MarkKind, shape, shareOf, tag } from './svg.ts'
import { fitText, textWidth } from './textFit.ts'

export interface PosterAxis {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
  readonly target: number
  readonly targetLabel: string
}

export interface PosterRow {
  /** `3`; empty where it has no place. */
  readonly lead: string
  /** `并列`. */
  readonly leadNote?: string
  readonly name: string
  readonly standing?: { readonly kind: MarkKind; readonly text: string }
  readonly figure: string
  /** Below the figure: `第2–5名 · 第1档`. */
  readonly figureNote?: string
  readonly interval?: {
    readonly value: number
    readonly lo: number
    readonly hi: number
    readonly isSmall: boolean
  }
  /** `note`: the counts behind the value, beside it. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly note?: string }[]
  /** Last line, over the whole width: how the figure is made. */
  readonly below?: string
}

interface Place {
  readonly width: number
  readonly axis: PosterAxis | null
  readonly colours: PosterColours
}

const NAME_X = 104
const PLOT = { x: 460, width: 310 }
/** Height of name, plot and figure; the facts stand below. */
const TOP = 104
const FACTS_Y = 136
const VALUES_Y = 170

const BELOW = 38

export const rowHeight = ({ facts, below }: PosterRow): number =>
  (facts.length > 0 ? VALUES_Y + 24 : TOP) + (below === undefined ? 0 : BELOW)

export function posterRow(row: PosterRow, place: Place): string {
  const { width, colours, axis } = place
  const nameWidth = (row.interval && axis ? PLOT.x : width - 220) - NAME_X - 24
  const line = tag('rect', { x: 0, y: rowHeight(row) - 1, width, height: 1, fill: colours.line })
  return [
    label(0, 66, row.lead, { size: 46, fill: colours.text, weight: 600 }),
    row.leadNote ? label(0, 100, row.leadNote, { size: 26, fill: colours.muted }) : '',
    nameParts(row, nameWidth, colours),
    row.interval && axis ? interval(row, axis, colours) : '',
    label(width, 66, row.figure, { size: 46, fill: colours.text, weight: 600, anchor: 'end' }),
    row.figureNote ? label(width, 100, row.figureNote, { size: 24, fill: colours.muted, anchor: 'end' }) : '',
    facts(row, place),
    row.below === undefined
      ? ''
      : below(row.below, { y: rowHeight(row) - 24, width: width - NAME_X }, colours),
    line,
  ].join('')
}

/** A long line is set smaller rather than cut. */
function below(text: string, { y, width }: { y: number; width: number }, colours: PosterColours): string {
  const size = textWidth(text, 22) > width ? 19 : 22
  return label(NAME_X, y, fitText(text, size, width), { size, fill: colours.muted })
}

function nameParts({ name, standing }: PosterRow, width: number, colours: PosterColours): string {
  const words = fitText(name, 38, width)
  const shown = label(NAME_X, 50, words, { size: 38, fill: colours.text, weight: 600 })
  if (!standing) return label(NAME_X, 66, words, { size: 38, fill: colours.text, weight: 600 })
  const { kind, text } = standing
  return (
    shown +
    coloured(kind, colours, shape(kind, { x: NAME_X + 9, y: 82, r: 8 })) +
    label(NAME_X + 28, 91, text, { size: 26, fill: colours.ink[kind] })
  )
}

/** Shapes carry classes for the page; here they take fill and stroke from around them. */
function coloured(kind: MarkKind, colours: PosterColours, inner: string): string {
  const colour = colours.mark[kind]
  const isHollow = kind === 'uncertain' || kind === 'noise'
  return tag(
    'g',
    { fill: isHollow ? colours.paper : colour, stroke: colour, 'stroke-width': isHollow ? 3 : 0 },
    inner,
  )
}

function interval(row: PosterRow, axis: PosterAxis, colours: PosterColours): string {
  const { value, lo, hi, isSmall } = row.interval ?? { value: 0, lo: 0, hi: 0, isSmall: false }
  const kind = isSmall ? 'uncertain' : (row.standing?.kind ?? 'plain')
  const x = (at: number) => PLOT.x + shareOf(at, axis) * PLOT.width
  const target = tag('line', {
    x1: x(axis.target),
    x2: x(axis.target),
    y1: 0,
    y2: TOP,
    stroke: colours.text,
    'stroke-width': 2,
    'stroke-dasharray': '3 5',
  })
  const grid = axis.ticks
    .filter((tick) => tick !== axis.target)
    .map((tick) =>
      tag('line', { x1: x(tick), x2: x(tick), y1: 0, y2: TOP, stroke: colours.line, 'stroke-width': 1 }),
    )
    .join('')
  const bar = isSmall
    ? tag(
        'g',
        { fill: 'none', stroke: colours.mark.uncertain, 'stroke-width': 1.5 },
        hatch({ x: x(lo), y: 43, width: x(hi) - x(lo), height: 18 }, 8),
      )
    : whiskers({ from: x(lo), to: x(hi) }, colours.mark[kind])
  return grid + target + bar + coloured(kind, colours, shape(kind, { x: x(value), y: 52, r: 11 }))
}

function whiskers({ from, to }: { from: number; to: number }, stroke: string): string {
  const line = (x1: number, x2: number, y1: number, y2: number) =>
    tag('line', { x1, x2, y1, y2, stroke, 'stroke-width': 4 })
  return line(from, to, 52, 52) + line(from, from, 41, 63) + line(to, to, 41, 63)
}

/** In equal columns: the label, below it the value with its counts beside. */
function facts({ facts: list }: PosterRow, { width, colours }: Place): string {
  const step = (width - NAME_X) / Math.max(1, list.length)
  return list.map((fact, index) => oneFact(fact, { x: NAME_X + index * step, width: step }, colours)).join('')
}

function oneFact(
  { label: head, value, note = '' }: PosterRow['facts'][number],
  { x, width }: { x: number; width: number },
  colours: PosterColours,
): string {
  const beside = textWidth(value, 30) + 14
  return [
    label(x, FACTS_Y, fitText(head, 24, width - 16), { size: 24, fill: colours.muted }),
    label(x, VALUES_Y, value, { size: 30, fill: colours.text }),
    label(x + beside, VALUES_Y, fitText(note, 24, width - beside - 8), { size: 24, fill: colours.muted }),
  ].join('')
}

/** Values of the axis and the words of its target, above the rows. */
export function posterAxis(
  axis: PosterAxis,
  { width: _, colours }: Pick<Place, 'width' | 'colours'>,
): string {
  const x = (at: number) => PLOT.x + shareOf(at, axis) * PLOT.width
  const ticks = axis.ticks
    .filter((tick) => tick !== axis.target)
    .map((tick) => label(x(tick), 62, String(tick), { size: 24, fill: colours.muted, anchor: 'middle' }))
  const target = label(x(axis.target), 62, String(axis.target), {
    size: 24,
    fill: colours.text,
    weight: 600,
    anchor: 'middle',
  })
  const words = label(x(axis.target), 28, axis.targetLabel, {
    size: 24,
    fill: colours.text,
    anchor: 'middle',
  })
  return ticks.join('') + target + words
}
