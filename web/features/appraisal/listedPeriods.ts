// Months and quarters that are over, the latest first, each with the version that stands and the one drafted beside it.
import type { Meta } from '#api/contract/meta.ts'
import type { AppraisalKind } from '#db/vocabulary.ts'
import type { Answer } from '#web/lib/apiClient.ts'

type Item = Answer<'appraisals'>['items'][number]

export interface ListedPeriod {
  readonly id: string
  readonly kind: AppraisalKind
  /** Null = nothing was frozen yet. */
  readonly version: Item | null
}

/**
 * One line a period; two where a correction is drafted: what stands published, then its draft. `items` hold the newest version of a
 * period first; a quarter stands above its own months.
 */
export function listedPeriods(
  periods: Meta['periods'],
  items: readonly Item[],
  scheme: string,
): ListedPeriod[] {
  return periods
    .filter(({ id, complete }) => complete && /^\d{4}-(?:Q\d|\d{2})$/.test(id))
    .sort((a, b) => b.end.localeCompare(a.end) || a.start.localeCompare(b.start))
    .flatMap(({ id }): ListedPeriod[] => {
      const kind = id.includes('Q') ? 'quarter' : 'month'
      const own = items.filter((one) => one.period.id === id && one.scheme === scheme)
      const [latest] = own
      if (latest === undefined) return [{ id, kind, version: null }]
      const standing = own.find(({ state }) => state === 'published')
      const shown = standing === undefined || standing === latest ? [latest] : [standing, latest]
      return shown.map((version) => ({ id, kind, version }))
    })
}
