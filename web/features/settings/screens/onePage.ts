// The screen's page with everything inside: opened from a stick it asks nobody for anything.
import type { Programme } from './queries.ts'

export interface PageParts {
  /** The page as built, and the texts of the script and the style it names. */
  readonly page: string
  readonly script: string
  readonly style: string
  readonly programme: Programme
}

/** One HTML document without a reference to anywhere. */
export function onePage({ page, script, style, programme }: PageParts): string {
  const data = JSON.stringify(programme).replace(/</g, '\\u003c')
  const inside = `<script type="application/json" id="programme">${data}</script>`
  const runs = `<script>${script.replace(/<\/(script)/gi, '<\\/$1')}</script>`
  return page
    .replace(/<script[^>]*src="[^"]*"[^>]*><\/script>/g, '')
    .replace(/<link[^>]+rel="stylesheet"[^>]*>/g, () => `<style>${style}</style>`)
    .replace('</body>', () => `${inside}${runs}</body>`)
}
