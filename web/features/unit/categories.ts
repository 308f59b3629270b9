// Categories of the unit's replies, the most frequent first, with their breached share.
import type { Breaches } from '#api/contract/breaches.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export interface CategoryRow {
  readonly code: string
  readonly name: string
  readonly due: number
  readonly breached: number
  readonly casesUrl: string
}

/** First-level categories with at least one reply due; ties by code. */
export function categoryRows(
  breaches: Pick<Breaches, 'series'>,
  categories: Meta['categories'],
  { say }: Pick<Words, 'say'>,
): readonly CategoryRow[] {
  return breaches.series
    .filter((series) => series.den > 0)
    .map(({ key, label, num, den, casesUrl }) => {
      const category = categories.find((one) => one.code === key)
      return { code: key, name: category ? say(category) : label, due: den, breached: num, casesUrl }
    })
    .sort((a, b) => b.due - a.due || (a.code < b.code ? -1 : 1))
}
