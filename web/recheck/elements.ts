// Elements from texts: whatever a file says stands on the page as text, never as markup.

export type Child = Node | string

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Partial<Omit<HTMLElementTagNameMap[K], 'children' | 'style'>> = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), given)
  made.append(...children)
  return made
}

/** Hands a text to the browser as a file. */
export function saving(words: string, name: string, text: () => string): HTMLButtonElement {
  const save = () => {
    const url = URL.createObjectURL(new Blob([text()], { type: 'text/plain;charset=utf-8' }))
    el('a', { href: url, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
  }
  return el('button', { type: 'button', onclick: save }, [words])
}

const KEPT_MS = 60_000
