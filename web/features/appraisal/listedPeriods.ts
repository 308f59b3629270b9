// Months and quarters that are over, the latest first, each with the version that stands.
import type { Meta } from '#api/contract/meta.ts'
import type { AppraisalKind, AppraisalState } from '#db/vocabulary.ts'
import type { Answer } from '#web/lib/apiClient.ts'

export interface ListedPeriod {
  readonly id: string
  readonly kind: AppraisalKind
  readonly state: AppraisalState
  readonly version: number | null
  readonly publishedAt: string | null
}

type Item = Answer<'appraisals'>['items'][number]

/** `items` hold the newest version of a period first; a quarter stands above its own months. */
export function listedPeriods(
  periods: Meta['periods'],
  items: readonly Item[],
  scheme: string,
): ListedPeriod[] {
  return periods
    .filter(({ id, complete }) => complete && /^\d{4}-(?:Q\d|\d{2})$/.test(id))
    .sort((a, b) => b.end.localeCompare(a.end) || a.start.localeCompare(b.start))
    .map(({ id }): ListedPeriod => {
      const item = items.find((one) => one.period.id === id && one.scheme === scheme)
      return {
        id,
        kind: id.includes('Q') ? 'quarter' : 'month',
        state: item?.state ?? 'open',
        version: item?.version ?? null,
        publishedAt: item?.publishedAt ?? null,
      }
    })
}
