// How a screen's picture is drawn: text that fits its box, lines, boxes. Attributes only, since the page allows no style elements.
import { escapeText, tag } from '../svg.ts'
import { fitText, textWidth, wrapText } from '../textFit.ts'

export interface TextStyle {
  readonly size: number
  readonly colour: string
  readonly isBold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** A line of text with its baseline at y. */
export function write(x: number, y: number, words: string, style: TextStyle): string {
  const anchor = style.anchor === 'start' ? undefined : style.anchor
  return tag(
    'text',
    {
      ...{ x, y, 'font-size': style.size, fill: style.colour, 'text-anchor': anchor },
      'font-weight': style.isBold ? 600 : undefined,
    },
    escapeText(words),
  )
}

/** Cut to the width, with the whole text in its title. */
export function writeFitting(
  at: { readonly x: number; readonly y: number; readonly width: number },
  words: string,
  style: TextStyle & { readonly least?: number },
): string {
  const size = fittingSize(words, { most: style.size, least: style.least ?? style.size, width: at.width })
  const shown = fitText(words, size, at.width)
  const title = shown === words ? '' : tag('title', {}, escapeText(words))
  const line = write(at.x, at.y, shown, { ...style, size })
  return title === '' ? line : tag('g', {}, title + line)
}

/** The largest size, not above `most` and not below `least`, at which the words fit. */
export function fittingSize(
  words: string,
  { most, least, width }: { readonly most: number; readonly least: number; readonly width: number },
): number {
  const wanted = textWidth(words, most)
  return wanted <= width ? most : Math.max(least, Math.floor((most * width) / wanted))
}

/** Lines of at most the width; more than `most` are cut with …. */
export function linesOf(words: string, size: number, box: { readonly width: number; readonly most: number }) {
  const lines = wrapText(words, size, box.width)
  if (lines.length <= box.most) return lines.map((line) => fitText(line, size, box.width))
  const kept = lines.slice(0, box.most)
  return kept.map((line, i) => (i === box.most - 1 ? fitText(`${line}…`, size, box.width) : line))
}

export const box = (x: number, y: number, size: { width: number; height: number }, fill: string): string =>
  tag('rect', { x, y, width: Math.max(0, size.width), height: Math.max(0, size.height), fill })

export const rule = (
  from: { x: number; y: number },
  to: { x: number; y: number },
  style: RuleStyle,
): string =>
  tag('line', {
    ...{ x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: style.colour, 'stroke-width': style.width },
    'stroke-dasharray': style.dash,
  })

export interface RuleStyle {
  readonly colour: string
  readonly width: number
  readonly dash?: string
}
