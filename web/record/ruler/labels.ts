// Puts texts beside each other on the ruler: each takes the first of its wished places that is still free.

export interface Wish {
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface Label {
  readonly text: string
  readonly className: string
  /** In order of preference; the last is taken where none is free. */
  readonly wishes: readonly [Wish, ...Wish[]]
}

export interface Placed extends Wish {
  readonly text: string
  readonly className: string
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/
const GAP = 4

/** Width of a 12 px text in pixels: Chinese signs are square, Latin ones a little over half. */
export function textWidth(text: string, em = 1): number {
  return [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 12 : 6.7), 0) * em
}

/** Places labels in the order given, inside [0, width]. */
export function placeLabels(labels: readonly Label[], width: number, em = 1): readonly Placed[] {
  const taken: Box[] = []
  return labels.map(({ text, className, wishes }) => {
    const size = textWidth(text, em)
    const free = wishes.find((wish) => {
      const box = boxOf(wish, size, em)
      return box.left >= -1 && box.right <= width + 1 && !taken.some((other) => overlaps(box, other))
    })
    const chosen = free ?? kept(wishes[wishes.length - 1] ?? wishes[0], size, width)
    taken.push(boxOf(chosen, size, em))
    return { ...chosen, text, className }
  })
}

/** Pulled back inside the picture rather than cut off. */
function kept(wish: Wish, size: number, width: number): Wish {
  const { left, right } = boxOf(wish, size, 1)
  const shift = left < 0 ? -left : right > width ? Math.max(width - right, -left) : 0
  return { ...wish, x: wish.x + shift }
}

function boxOf({ x, y, anchor }: Wish, size: number, em: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - size : x - size / 2
  return { left: left - GAP, right: left + size + GAP, top: y - 11 * em, bottom: y + 3 * em }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
