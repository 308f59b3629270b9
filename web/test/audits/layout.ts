// Whether the page fits its window, and whether cut-off text can still be read somewhere.
import { isShown, nameOf } from './naming.ts'
import type { Fault } from './shapes.ts'

/** What reaches over the right edge, where the page as a whole scrolls sideways. */
export function overflow(): Fault[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !isInScroller(element),
  )
  const innermost = wide.filter(
    (element) => !wide.some((other) => other !== element && element.contains(other)),
  )
  const faults = innermost.slice(0, 6).map((element) => ({
    what: nameOf(element),
    why: `right edge ${element.getBoundingClientRect().right.toFixed(0)} > ${clientWidth}`,
  }))
  return [{ what: 'page', why: `${scrollWidth} wide in a window of ${clientWidth}` }, ...faults]
}

/** Inside a region that scrolls or cuts by itself. */
function isInScroller(element: Element): boolean {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflowX !== 'visible') return true
  }
  return false
}

/** Text cut by its own box that no title, label or description gives in full. */
export function clipped(): Fault[] {
  return [...document.body.querySelectorAll<HTMLElement>('main *, header *, nav *')].flatMap((element) => {
    const style = getComputedStyle(element)
    const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip'
    if (!cuts || !isShown(element) || !hasOwnText(element) || isInScroller(element)) return []
    const isCut =
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2
    if (!isCut || isToldInFull(element)) return []
    return [{ what: nameOf(element), why: `${element.scrollWidth} in ${element.clientWidth}` }]
  })
}

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
  )

function isToldInFull(element: Element): boolean {
  const text = (element.textContent ?? '').replace(/\s+/g, '')
  const holder = element.closest('[title], [aria-label]')
  const told = `${holder?.getAttribute('title') ?? ''}${holder?.getAttribute('aria-label') ?? ''}`
  return told.replace(/\s+/g, '').includes(text)
}
