// Size of everything that can be pressed: the box a finger meets, however it is drawn.
import { isShown, nameOf } from './naming.ts'
import type { Fault } from './shapes.ts'

const PRESSED =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=option], [role=menuitem], [role=slider]'

/** Boxes below `min` on a side. Links inside a sentence are free (WCAG 2.5.8, inline). */
export function smallTargets(min: number): Fault[] {
  return [...document.querySelectorAll<HTMLElement>(PRESSED)].flatMap((element) => {
    const target = labelled(element)
    if (!isPressable(element, target) || isInSentence(target)) return []
    const box = target.getBoundingClientRect()
    const width = Math.max(box.width, reach(target, min, 'x'))
    const height = Math.max(box.height, reach(target, min, 'y'))
    if (width >= min - 0.5 && height >= min - 0.5) return []
    return [{ what: nameOf(target), why: `${width.toFixed(0)} × ${height.toFixed(0)} < ${min}` }]
  })
}

/** A radio or checkbox is pressed by its label. */
function labelled(element: HTMLElement): HTMLElement {
  return element.closest('label') ?? element
}

function isPressable(element: HTMLElement, target: HTMLElement): boolean {
  if (!isShown(target) || element.closest('[inert], [aria-hidden=true]')) return false
  // A link that appears only on focus, such as “skip to content”, stands outside the window until then.
  const box = target.getBoundingClientRect()
  return box.right > 0 && box.bottom > 0 && !element.matches(':disabled')
}

/** How far the element answers around its middle: padding by pseudo-elements counts, a neighbour on top does not. */
function reach(target: HTMLElement, min: number, axis: 'x' | 'y'): number {
  const box = target.getBoundingClientRect()
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const away = min / 2 - 1
  const isHit = (sign: number) => {
    const x = axis === 'x' ? middle.x + sign * away : middle.x
    const y = axis === 'y' ? middle.y + sign * away : middle.y
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (hit === target || target.contains(hit))
  }
  return isHit(-1) && isHit(1) ? min : 0
}

function isInSentence(target: HTMLElement): boolean {
  if (getComputedStyle(target).display !== 'inline') return false
  const block = target.parentElement
  const around = (block?.textContent ?? '').replace(target.textContent ?? '', '').trim()
  return around.length >= 2
}
