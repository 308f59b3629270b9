// What a map needs to leave the page: legend with numbers and unit, scale bar, north, the note that it is a sketch.
import type { Block } from './poster.ts'
import { type PosterColours, posterColours } from './posterColours.ts'
import { label } from './posterText.ts'
import { hatch, tag } from './svg.ts'
import { textWidth, wrapText } from './textFit.ts'

export interface MapPosterInput {
  readonly width: number
  readonly map: Block
  readonly legendTitle: string
  /** Class 1–6, `hatched`, or `none`. */
  readonly legend: readonly { readonly look: number | 'hatched' | 'none'; readonly text: string }[]
  readonly scale: { readonly pixels: number; readonly text: string } | null
  readonly north: string
  /** `示意图，不作划界依据`, `审图号：…`, what could not be placed. */
  readonly lines: readonly string[]
}

export function mapBody(input: MapPosterInput): Block {
  const colours = posterColours()
  const { width, map } = input
  const marks =
    moved(0, 20, map.inner) + moved(width - 64, 44, north(input.north, colours)) + scaleBar(input, colours)
  const legend = legendBlock(input, colours)
  const top = 20 + map.height + 24
  const lines = input.lines.flatMap((text) => wrapText(text, 28, width))
  const texts = lines.map((line, index) =>
    label(0, top + legend.height + 40 + index * 42, line, { size: 28, fill: colours.text }),
  )
  return {
    inner: marks + moved(0, top, legend.inner) + texts.join(''),
    height: top + legend.height + 40 + lines.length * 42,
  }
}

const moved = (x: number, y: number, inner: string): string =>
  tag('g', { transform: `translate(${x} ${y})` }, inner)

function north(word: string, colours: PosterColours): string {
  return (
    tag('rect', { x: -34, y: -16, width: 68, height: 96, rx: 6, fill: colours.paper, 'fill-opacity': 0.85 }) +
    tag('path', { d: 'M0 0L16 40L0 30L-16 40Z', fill: colours.text }) +
    label(0, 70, word, { size: 26, fill: colours.text, anchor: 'middle' })
  )
}

function scaleBar({ scale, map }: MapPosterInput, colours: PosterColours): string {
  if (scale === null) return ''
  const y = map.height - 16
  const width = scale.pixels
  const line = (x1: number, x2: number, y1: number, y2: number) =>
    tag('line', { x1, x2, y1, y2, stroke: colours.text, 'stroke-width': 3 })
  const plate = tag('rect', {
    x: 12,
    y: y - 50,
    width: width + 40,
    height: 66,
    rx: 6,
    fill: colours.paper,
    'fill-opacity': 0.85,
  })
  const bar = line(28, 28 + width, y, y) + line(28, 28, y - 10, y) + line(28 + width, 28 + width, y - 10, y)
  return (
    plate +
    bar +
    label(28 + width / 2, y - 16, scale.text, { size: 26, fill: colours.text, anchor: 'middle' })
  )
}

const SWATCH = { width: 48, height: 30 }
const LINE = 48

/** Entries side by side, as many as fit in a line. */
function legendBlock({ width, legend, legendTitle }: MapPosterInput, colours: PosterColours): Block {
  let [x, y] = [0, 56]
  const drawn = legend.map(({ look, text }) => {
    const wide = SWATCH.width + 12 + textWidth(text, 26) + 28
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE]
    const inner =
      swatch(look, { x, y }, colours) +
      label(x + SWATCH.width + 12, y + 24, text, { size: 26, fill: colours.text })
    x += wide
    return inner
  })
  return {
    inner: label(0, 30, legendTitle, { size: 28, fill: colours.text, weight: 600 }) + drawn.join(''),
    height: y + LINE,
  }
}

function swatch(
  look: MapPosterInput['legend'][number]['look'],
  at: { x: number; y: number },
  colours: PosterColours,
): string {
  const box = { ...at, ...SWATCH }
  const fill = typeof look === 'number' ? (colours.ramp[look - 1] ?? colours.paper) : colours.paper
  const frame = tag('rect', { ...box, fill, stroke: colours.muted, 'stroke-width': 1 })
  if (look !== 'hatched') return frame
  return (
    frame + tag('g', { fill: 'none', stroke: colours.mark.uncertain, 'stroke-width': 1.5 }, hatch(box, 9))
  )
}
