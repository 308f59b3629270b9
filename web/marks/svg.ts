// SVG text from numbers and words: escaping, rounding, shapes, hatch, scales. Everything drawn comes through here.

export type MarkLang = 'zh' | 'en'
/** Shape and colour together: ● good, ◆ attention, ▼ poor, ○ uncertain or noise (common cause), ● plain in text colour. */
export type MarkKind = 'good' | 'attention' | 'poor' | 'uncertain' | 'noise' | 'plain'

/** What every builder returns: a whole `<svg>` element and the same finding in words. */
export interface MarkPicture {
  readonly svg: string
  readonly summary: string
}

/** What every builder is told: language of the summary, and how one value is written. */
export interface MarkText {
  readonly lang: MarkLang
  readonly format: (value: number) => string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an element or an attribute; control characters are dropped. */
export function escapeText(text: string): string {
  const printable = [...text].filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t').join('')
  return printable.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** A coordinate with at most two decimals; never NaN, so that one bad value cannot spoil a picture. */
export function coordinate(n: number): string {
  return Number.isFinite(n) ? String(Math.round(n * 100) / 100) : '0'
}

/** Joins parts into an element: `tag('path', { d: 'M0 0' })`. Attribute values are escaped, numbers rounded. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inner = '',
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeText(value ?? '')}"`,
    )
    .join('')
  return inner === '' ? `<${name}${given}/>` : `<${name}${given}>${inner}</${name}>`
}

/** A text element; `anchor` start, middle or end. */
export function text(
  x: number | string,
  y: number,
  words: string,
  options: { anchor?: string; class?: string } = {},
): string {
  const anchor = options.anchor === 'start' ? undefined : options.anchor
  return tag('text', { x, y, 'text-anchor': anchor, class: options.class }, escapeText(words))
}

/** The outer element. `width` a number of pixels, or '100%' for pictures drawn in percent. */
export function svg(size: { width: number | '100%'; height: number; class?: string }, inner: string): string {
  const { width, height } = size
  const viewBox = typeof width === 'number' ? `0 0 ${coordinate(width)} ${coordinate(height)}` : undefined
  const attributes = {
    class: `mk ${size.class ?? ''}`.trim(),
    width,
    height,
    viewBox,
    'aria-hidden': 'true',
    focusable: 'false',
  }
  return tag('svg', { xmlns: 'http://www.w3.org/2000/svg', ...attributes }, inner === '' ? '<g/>' : inner)
}

const SHAPES: Readonly<Record<MarkKind, (r: number) => string>> = {
  good: circle,
  plain: circle,
  uncertain: circle,
  noise: circle,
  attention: (r) => `M0 ${coordinate(-r)}L${coordinate(r)} 0L0 ${coordinate(r)}L${coordinate(-r)} 0Z`,
  poor: (r) => `M${coordinate(-r)} ${coordinate(-r * 0.7)}H${coordinate(r)}L0 ${coordinate(r * 0.9)}Z`,
}

function circle(r: number): string {
  const d = coordinate(2 * r)
  return `M0 ${coordinate(-r)}a${coordinate(r)} ${coordinate(r)} 0 1 1 0 ${d}a${coordinate(r)} ${coordinate(r)} 0 1 1 0 -${d}Z`
}

/** The shape of a kind around a point in pixels. */
export function shape(kind: MarkKind, at: { x: number; y: number; r?: number }): string {
  const { x, y, r = 5 } = at
  return tag('path', {
    class: `mk-shape mk-${kind}`,
    d: SHAPES[kind](kind === 'attention' || kind === 'poor' ? r * 1.2 : r),
    transform: `translate(${coordinate(x)} ${coordinate(y)})`,
  })
}

/** Over what can be pressed: nothing to see but the pointer. */
export const UNSEEN = { fill: 'transparent', cursor: 'pointer' } as const

/** What can be pressed around a point: an unseen disc larger than its shape, numbered for whoever draws the picture. */
export function pressable(index: number, at: { x: number; y: number; r?: number }): string {
  return tag('circle', { 'data-at': index, cx: at.x, cy: at.y, r: at.r ?? 12, ...UNSEEN })
}

/** The shape of a kind at a share of the width, in a picture drawn in percent. */
export function shapeAt(kind: MarkKind, at: { share: number; y: number; r?: number }): string {
  const inner = shape(kind, at.r === undefined ? { x: 0, y: 0 } : { x: 0, y: 0, r: at.r })
  return tag('svg', { x: percent(at.share), y: at.y, overflow: 'visible', width: 1, height: 1 }, inner)
}

/** Hatch of 45° inside a rectangle, as one path: no pattern ids that could clash on a page. */
export function hatch(box: { x: number; y: number; width: number; height: number }, pitch = 5): string {
  const { x, y, width, height } = box
  const lines: string[] = []
  for (let offset = pitch; offset < width + height; offset += pitch) {
    const from = { x: x + Math.min(offset, width), y: y + Math.max(0, offset - width) }
    const to = { x: x + Math.max(0, offset - height), y: y + Math.min(offset, height) }
    lines.push(`M${coordinate(from.x)} ${coordinate(from.y)}L${coordinate(to.x)} ${coordinate(to.y)}`)
  }
  const frame = tag('rect', { class: 'mk-hatch-frame', x, y, width: Math.max(0, width), height })
  return frame + (lines.length > 0 ? tag('path', { class: 'mk-hatch', d: lines.join('') }) : '')
}

/** 0–1 as CSS percent. */
export function percent(share: number): string {
  return `${coordinate(clamp(share, 0, 1) * 100)}%`
}

export function clamp(n: number, low: number, high: number): number {
  return Number.isFinite(n) ? Math.min(high, Math.max(low, n)) : low
}

/** Position of a value on a domain as 0–1, cut to it; 0 for an empty domain. */
export function shareOf(value: number, domain: { readonly min: number; readonly max: number }): number {
  const span = domain.max - domain.min
  return span > 0 ? clamp((value - domain.min) / span, 0, 1) : 0
}

/** Round steps for an axis from 0 (or `min`) that hold `max`: 1, 2, 2.5, 5 × 10ⁿ, about `count` of them. */
export function ticks(max: number, count = 4, min = 0): readonly number[] {
  const span = max - min
  if (!(span > 0) || !Number.isFinite(span)) return [min]
  const raw = span / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw - 1e-12 * power) ?? 10 * power
  // A span next to zero has no power of ten: one step, rather than steps without end.
  if (!(step > 0) || !Number.isFinite(step)) return [min, max]
  const first = Math.floor(min / step)
  const last = Math.ceil((max - 1e-12 * step) / step)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
