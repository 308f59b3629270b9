// Every text of the page, as eyes, pointers and screen readers meet it.

const TOLD = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder']

export function texts(): string[] {
  const found = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent && !parent.closest('script, style, noscript, [hidden], code')) found.push(node.nodeValue ?? '')
  }
  for (const name of TOLD) {
    for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name) ?? '')
  }
  return found.map((text) => text.trim()).filter((text) => text !== '')
}
