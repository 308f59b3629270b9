// Pages of a list that was walked in this visit: a cursor only leads on, so where it came from is remembered here.

export interface PagePlace {
  /** Cursor of the page before; null = the first page. */
  readonly before: string | null
  /** Rows before this page. */
  readonly offset: number
}

const walked = new Map<string, PagePlace>()

/** Remembers that the page after `cursor` is `next`. */
export function rememberPage(next: string, place: PagePlace): void {
  walked.set(next, place)
}

/** Place of the page a cursor leads to; null where this visit has not come by (a shared link). */
export function placeOfPage(cursor: string | undefined): PagePlace | null {
  return cursor === undefined ? { before: null, offset: 0 } : (walked.get(cursor) ?? null)
}
