// The unit's matters on paper: replies due by category, the most frequent first.
import type { Breaches } from '#api/contract/breaches.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export interface Matter {
  readonly code: string
  readonly name: string
  readonly due: number
  readonly late: number
  readonly rate: number
}

/** Lines that leave the record on one page. */
const MOST = 8

/** Categories with a reply due; ties by code. */
export function mattersOf(
  { series }: Pick<Breaches, 'series'>,
  categories: Meta['categories'],
  { say }: Pick<Words, 'say'>,
): readonly Matter[] {
  return series
    .filter(({ den }) => den > 0)
    .map(({ key, label, num, den }) => {
      const category = categories.find(({ code }) => code === key)
      return { code: key, name: category ? say(category) : label, due: den, late: num, rate: num / den }
    })
    .sort((a, b) => b.due - a.due || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
}
