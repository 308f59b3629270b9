// Where the focus is, whether it can be seen there, and whether something lies over it.
import { isShown, nameOf } from './naming.ts'
import type { Fault, FocusStop } from './shapes.ts'

const STOPS =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]'

/** How many places Tab could reach. */
export function stops(): number {
  return [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (element) => element.tabIndex >= 0 && isShown(element.closest('label') ?? element),
  ).length
}

/** The element that has the focus now. */
export function focusStop(): FocusStop {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) {
    return { isOutside: true, isSkipLink: false, faults: [] }
  }
  return { isOutside: false, isSkipLink: at.matches('.skip'), faults: [...unseen(at), ...covered(at)] }
}

/** A radio or checkbox shows its focus on its label. */
const holders = (element: HTMLElement): HTMLElement[] =>
  [element, element.closest('label')].filter((one): one is HTMLElement => one instanceof HTMLElement)

function unseen(element: HTMLElement): Fault[] {
  const isSeen = holders(element).some((holder) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(holder)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  return isSeen ? [] : [{ what: nameOf(element), why: 'focus is not drawn' }]
}

function covered(element: HTMLElement): Fault[] {
  const holder = element.closest('label') ?? element
  const box = holder.getBoundingClientRect()
  const left = Math.max(0, box.left)
  const top = Math.max(0, box.top)
  const right = Math.min(innerWidth, box.right)
  const bottom = Math.min(innerHeight, box.bottom)
  if (right <= left || bottom <= top) return [{ what: nameOf(holder), why: 'focus is outside the window' }]
  const hits = [0.2, 0.5, 0.8].map((share) =>
    document.elementFromPoint(left + (right - left) * share, top + (bottom - top) * share),
  )
  const isOwn = hits.some((hit) => hit !== null && (holder.contains(hit) || hit.contains(holder)))
  return isOwn ? [] : [{ what: nameOf(holder), why: 'focus is covered' }]
}
