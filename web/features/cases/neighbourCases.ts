// Which case stands before and after one in a list of pages.

export interface ListPage {
  /** Cases of the page, each once. */
  readonly ids: readonly string[]
  /** Undefined = the first page. */
  readonly cursor: string | undefined
}

export interface Beside {
  readonly id: string
  /** Cursor of the page it stands on. */
  readonly cursor: string | undefined
}

/** Null where there is none, or where its page is not known (yet); a case outside the list has no neighbours. */
export function besides(
  id: string,
  pages: { readonly here: ListPage; readonly before: ListPage | null; readonly after: ListPage | null },
): { readonly before: Beside | null; readonly after: Beside | null } {
  const { here } = pages
  const at = here.ids.indexOf(id)
  if (at < 0) return { before: null, after: null }
  const on = (page: ListPage, found: string | undefined): Beside | null =>
    found === undefined ? null : { id: found, cursor: page.cursor }
  return {
    before: at > 0 ? on(here, here.ids[at - 1]) : pages.before && on(pages.before, pages.before.ids.at(-1)),
    after: on(here, here.ids[at + 1]) ?? (pages.after && on(pages.after, pages.after.ids[0])),
  }
}
