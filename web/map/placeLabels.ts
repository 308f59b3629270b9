// Which labels of a map find room: the most important first, none over another; a name without room becomes a number.

export interface Label {
  readonly x: number
  readonly y: number
  /** One or two lines; the first is the name. */
  readonly lines: readonly string[]
  /** Font size in pixels. */
  readonly size: number
  readonly className: string
  /** Written instead where the lines find no room. */
  readonly instead?: string
  /** Smaller comes first. */
  readonly priority: number
}

export interface Placed extends Label {
  readonly isNumber: boolean
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Widths are estimated (a CJK sign is as wide as high, others a little over half), so that no font need be measured. */
export function placeLabels(labels: readonly Label[]): Placed[] {
  const taken: Box[] = []
  const placed: Placed[] = []
  for (const label of [...labels].sort((a, b) => a.priority - b.priority)) {
    for (const choice of choices(label)) {
      const box = boxOf(choice)
      if (taken.some((other) => overlaps(box, other))) continue
      taken.push(box)
      placed.push(choice)
      break
    }
  }
  return placed
}

/** All lines, then the name alone, then the number. */
function choices(label: Label): Placed[] {
  const [name = ''] = label.lines
  const shorter = label.lines.length > 1 ? [{ ...label, lines: [name], isNumber: false }] : []
  const number = label.instead === undefined ? [] : [{ ...label, lines: [label.instead], isNumber: true }]
  return [{ ...label, isNumber: false }, ...shorter, ...number]
}

export const LINE_HEIGHT = 1.25

function boxOf({ x, y, lines, size }: Label): Box {
  const wide = Math.max(...lines.map((line) => textWidth(line, size))) + 6
  const tall = lines.length * size * LINE_HEIGHT
  return { left: x - wide / 2, right: x + wide / 2, top: y - tall / 2, bottom: y + tall / 2 }
}

export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? size : size * 0.56), 0)
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
