// Names an element the way its author would look for it.

const LONGEST = 40

/** `button.chip “环境卫生”` inside its nearest named block. */
export function nameOf(element: Element): string {
  const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  const block = element.parentElement?.closest('[class]')
  return `${block ? `${tagOf(block)} > ` : ''}${tagOf(element)}${short === '' ? '' : ` “${short}”`}`
}

function tagOf(element: Element): string {
  const classes = [...element.classList].slice(0, 3).map((name) => `.${name}`)
  return `${element.localName}${classes.join('')}`
}

/** Whether a reader with eyes can meet it: laid out, not hidden, not one of the texts for screen readers only. */
export function isShown(element: Element): boolean {
  const box = element.getBoundingClientRect()
  if (box.width <= 1 || box.height <= 1) return false
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}
