// Contrast of what SVG draws, which axe leaves out: text 4.5:1, marks 3:1, against what is really painted below.
import { type Colour, contrast, fade, hex, over, parseColour, WHITE } from './colour.ts'
import { isShown, nameOf } from './naming.ts'
import type { Fault } from './shapes.ts'

const TEXT = 4.5
const MARK = 3
const DRAWN = 'path, rect, circle, ellipse, line, polyline, polygon'

/**
 * Marks that carry nothing by themselves: the grid, the ground a bar stands on, weekends and bands behind the figures,
 * and fills whose value also stands in them as text (the ramp of a map).
 */
const QUIET =
  /(?:^|[\s-])(?:grid|track|cell|band|frame|swatch|ramp-\d|look-\w+|area|community-line|rest|work|ground|paper|outside|water|parks?|roads?|halo|hatch|clip|badge|hour|fine)(?:$|[\s-])/

export function contrastFaults(): Fault[] {
  return [...texts().flatMap(textFault), ...marks().flatMap(markFault)]
}

export function contrastCount(): { texts: number; marks: number } {
  return { texts: texts().length, marks: marks().length }
}

const texts = (): SVGTextElement[] =>
  [...document.querySelectorAll<SVGTextElement>('svg text')].filter(
    (text) => isShown(text) && (text.textContent ?? '').trim() !== '',
  )

const marks = (): SVGGeometryElement[] =>
  [...document.querySelectorAll<SVGGeometryElement>('svg')]
    .flatMap((svg) => [...svg.querySelectorAll<SVGGeometryElement>(DRAWN)])
    .filter((mark) => isPainted(mark) && !QUIET.test(classOf(mark)))

function classOf(element: Element): string {
  return element.getAttribute('class') ?? ''
}

function isPainted(mark: SVGGeometryElement): boolean {
  if (mark.closest('defs, clipPath, mask, pattern') || !mark.checkVisibility({ visibilityProperty: true })) {
    return false
  }
  const box = mark.getBoundingClientRect()
  return (box.width > 0 || box.height > 0) && (fillOf(mark) !== null || strokeOf(mark) !== null)
}

function textFault(text: SVGTextElement): Fault[] {
  const fill = fillOf(text)
  if (fill === null) return []
  const box = text.getBoundingClientRect()
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const halo = haloOf(text)
  const ground = groundAt(text, at)
  return judge(text, { colour: fill, ground: halo ? over(halo, ground) : ground, needed: TEXT })
}

/** An outline painted behind letters or shapes is what they stand on. */
function haloOf(element: Element): Colour | null {
  return getComputedStyle(element).paintOrder.startsWith('stroke') ? strokeOf(element) : null
}

function markFault(mark: SVGGeometryElement): Fault[] {
  const at = pointOn(mark)
  const halo = haloOf(mark)
  const below = groundAt(mark, at)
  const ground = halo ? over(halo, below) : below
  const paints = [fillOf(mark), halo ? null : strokeOf(mark)].filter((paint) => paint !== null)
  // A hollow shape is seen by its outline, a filled one by either.
  const best = paints
    .map((colour) => ({ colour, ground, needed: MARK }))
    .sort((one, other) => ratio(other) - ratio(one))[0]
  return best ? judge(mark, best) : []
}

interface Pair {
  readonly colour: Colour
  readonly ground: Colour
  readonly needed: number
}

const ratio = ({ colour, ground }: Pair): number => contrast(over(colour, ground), ground)

function judge(element: SVGElement, pair: Pair): Fault[] {
  const seen = ratio(pair)
  if (seen >= pair.needed - 0.005) return []
  const { colour, ground, needed } = pair
  return [
    {
      what: `${nameOf(element)} [${classOf(element)}]`,
      why: `${seen.toFixed(2)} < ${needed} (${hex(over(colour, ground))} on ${hex(ground)})`,
    },
  ]
}

const fillOf = (element: Element): Colour | null => paintOf(element, 'fill')
const strokeOf = (element: Element): Colour | null => {
  const width = Number.parseFloat(getComputedStyle(element).strokeWidth)
  return width > 0 ? paintOf(element, 'stroke') : null
}

function paintOf(element: Element, which: 'fill' | 'stroke'): Colour | null {
  const style = getComputedStyle(element)
  const colour = parseColour(style[which])
  const own = Number.parseFloat(which === 'fill' ? style.fillOpacity : style.strokeOpacity)
  const seen = colour === null ? null : fade(colour, own * opacityOf(element))
  return seen === null || seen.a === 0 ? null : seen
}

function opacityOf(element: Element): number {
  let opacity = 1
  for (let at: Element | null = element; at instanceof SVGElement; at = at.parentElement) {
    opacity *= Number.parseFloat(getComputedStyle(at).opacity)
  }
  return opacity
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A point of the mark itself: on its line, or the middle of its box. */
function pointOn(mark: SVGGeometryElement): Point {
  const box = mark.getBoundingClientRect()
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const matrix = mark.getScreenCTM()
  if (matrix === null || fillOf(mark) !== null) return middle
  const { x, y } = mark.getPointAtLength(mark.getTotalLength() / 2).matrixTransform(matrix)
  return { x, y }
}

/** The colour below an element at a point of the window: its HTML background, then every filled shape drawn before it. */
function groundAt(element: SVGElement, at: Point): Colour {
  let ground = pageColour(element)
  const root = outermost(element)
  for (const shape of root.querySelectorAll<SVGGeometryElement>(DRAWN)) {
    const order = shape.compareDocumentPosition(element)
    if (shape === element || !(order & Node.DOCUMENT_POSITION_FOLLOWING)) continue
    const fill = shape.closest('defs, clipPath, mask') ? null : fillOf(shape)
    if (fill !== null && isInside(shape, at)) ground = over(fill, ground)
  }
  return ground
}

function outermost(element: SVGElement): SVGElement {
  let root: SVGElement = element.ownerSVGElement ?? element
  while (root.ownerSVGElement) root = root.ownerSVGElement
  return root
}

function isInside(shape: SVGGeometryElement, at: Point): boolean {
  const matrix = shape.getScreenCTM()
  if (matrix === null) return false
  const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(matrix.inverse())
  return shape.isPointInFill(new DOMPoint(x, y))
}

function pageColour(element: Element): Colour {
  const layers: Colour[] = []
  for (let at: Element | null = outermostHost(element); at; at = at.parentElement) {
    const colour = parseColour(getComputedStyle(at).backgroundColor)
    if (colour === null || colour.a === 0) continue
    layers.push(colour)
    if (colour.a === 1) break
  }
  return layers.reduceRight((below, layer) => over(layer, below), WHITE)
}

function outermostHost(element: Element): Element | null {
  return element instanceof SVGElement ? outermost(element) : element
}
