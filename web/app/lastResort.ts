// What stands where not even the words could be loaded: two sentences in both languages and a way to try again.

/** Replaces the body by a plain message; needs nothing but the document. */
export function lastResort(page: Document): void {
  const box = page.createElement('main')
  box.className = 'start'
  box.append(
    element(page, 'h1', '评议 Pingyi'),
    element(page, 'p', '页面未能载入，数据没有丢失。请检查网络后重新载入。'),
    element(page, 'p', 'The page could not be loaded; no data is lost. Check the network and reload.'),
    reload(page),
  )
  page.body.replaceChildren(box)
}

function element(page: Document, name: string, text: string): HTMLElement {
  const made = page.createElement(name)
  made.textContent = text
  return made
}

function reload(page: Document): HTMLElement {
  const button = element(page, 'button', '重新载入 Reload')
  button.className = 'btn btn-primary'
  button.addEventListener('click', () => page.defaultView?.location.reload())
  return button
}
