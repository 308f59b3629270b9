// Which category chips stand on the screen before the reader asks for all.

export interface CategoryChip {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Null until it is known. */
  readonly count: number | null
}

const SHOWN = 6

/** All where they are few; else the most frequent six (in their own order) and the chosen ones. */
export function chipsShown<C extends CategoryChip>(
  chips: readonly C[],
  chosen: readonly string[],
  isOpen: boolean,
): { readonly shown: readonly C[]; readonly hidden: number } {
  if (isOpen || chips.length <= SHOWN + 2) return { shown: chips, hidden: 0 }
  const byCount = [...chips].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.code < b.code ? -1 : 1))
  const most = new Set(byCount.slice(0, SHOWN).map(({ code }) => code))
  const shown = chips.filter(({ code }) => most.has(code) || chosen.includes(code))
  return { shown, hidden: chips.length - shown.length }
}
