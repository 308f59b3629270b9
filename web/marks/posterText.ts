// A text element with everything written out.
import { escapeText, tag } from './svg.ts'

export interface LabelStyle {
  readonly size: number
  readonly fill: string
  readonly weight?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly opacity?: number
}

export function label(x: number, y: number, words: string, style: LabelStyle): string {
  const { size, fill, weight, anchor, opacity } = style
  const attributes = {
    x,
    y,
    'font-size': size,
    fill,
    'font-weight': weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'fill-opacity': opacity,
  }
  return words === '' ? '' : tag('text', attributes, escapeText(words))
}
