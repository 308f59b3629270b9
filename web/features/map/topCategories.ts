// The most frequent categories of an area.

export interface CountedCategory<C> {
  readonly category: C
  readonly count: number
}

/** The three largest with any case, equal ones by code. */
export function topCategories<C extends { readonly code: string }>(
  counted: readonly CountedCategory<C>[],
): readonly CountedCategory<C>[] {
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.category.code < b.category.code ? -1 : 1))
    .slice(0, 3)
}
