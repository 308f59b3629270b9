// What the pages drawn here are made of (the ballot, the public site): plain HTML without script, its styles inside.
import { createHash } from 'node:crypto'

export interface PlainPage {
  /** BCP 47. */
  readonly lang: string
  readonly title: string
  readonly style: string
  /** Trusted HTML: every text in it has gone through `text`. */
  readonly body: string
  /** False keeps it out of search engines. */
  readonly isListed: boolean
  /** Class of the body. */
  readonly className?: string
}

export function plainPage({ lang, title, style, body, isListed, className }: PlainPage): string {
  const robots = isListed ? '' : '<meta name="robots" content="noindex">'
  return `<!doctype html><html lang="${text(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${robots}<link rel="icon" href="data:,"><title>${text(title)}</title><style>${style}</style></head><body${className === undefined ? '' : ` class="${className}"`}>${body}</body></html>`
}

/** Content security policy of a page with this style: it runs nothing, loads nothing, and sends its form nowhere but here. */
export const plainPolicy = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as HTML shows it, in content and in quoted attributes. */
export const text = (plain: string): string => plain.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one)
