// Which rows of the ranked list stand on the screen.
import type { Area } from './areas.ts'

/** The first `most`, and the chosen one wherever it stands. */
export function rowsShown(
  areas: readonly Area[],
  most: number,
  selected: string | null,
): { readonly shown: readonly Area[]; readonly hidden: number } {
  const first = areas.slice(0, most)
  const chosen = areas.slice(most).filter(({ id }) => id === selected)
  return { shown: [...first, ...chosen], hidden: areas.length - first.length - chosen.length }
}
