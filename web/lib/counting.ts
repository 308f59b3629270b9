// Whether a check or a council stands in its quarter's total, and what it takes where it does not yet.
import { queryOptions } from '@tanstack/react-query'
import { type Answer, get } from './apiClient.ts'

type Appraisal = Answer<'appraisal'>

/** `atFreeze`: nothing is frozen yet; `refreeze`: a draft stands without it; `correction`: what is opened or published does. */
export type Counting = 'atFreeze' | 'refreeze' | 'correction' | 'counted'

/** The quarter as it stands by every scheme it was frozen by. */
export const standingsQuery = (period: string) =>
  queryOptions({
    queryKey: ['appraisals', 'standings', period],
    // What was sealed or handed in a moment ago is to be told of.
    staleTime: 0,
    placeholderData: () => undefined,
    queryFn: async ({ signal }) => {
      const { items } = await get('appraisals', { signal })
      const schemes = new Set(items.filter((one) => one.period.id === period).map(({ scheme }) => scheme))
      return Promise.all(
        [...schemes].map((scheme) => get('appraisal', { params: { period }, query: { scheme }, signal })),
      )
    },
  })

/**
 * Where one result stands, `isReceipt` = whether an address behind a part of a total is its own. Null where it is in no total and no
 * total would change by it: a result whose departments are not scored.
 */
export function countingOf(
  standings: readonly Pick<Appraisal, 'state' | 'checks' | 'snapshot'>[],
  isReceipt: (address: string) => boolean,
): Counting | null {
  const [first, ...others] = standings
  if (first === undefined) return 'atFreeze'
  const [worst] = [first, ...others].filter((one) => !names(one, isReceipt))
  if (worst === undefined) return 'counted'
  const isBehind = worst.checks.some(({ check, count }) => check === 'parts_since' && count > 0)
  if (!isBehind) return null
  return worst.state === 'frozen' ? 'refreeze' : 'correction'
}

const names = ({ snapshot }: Pick<Appraisal, 'snapshot'>, isReceipt: (address: string) => boolean): boolean =>
  snapshot?.groups.some(({ rows }) =>
    rows.some(({ parts }) => parts.some(({ receipts = [] }) => receipts.some(isReceipt))),
  ) ?? false
