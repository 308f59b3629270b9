// The ranking on screen, the earlier one it is compared with, and whether another scheme would rank anybody.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Rankings } from '#api/contract/rankings.ts'
import { resultQuery, versionAsked } from '#web/lib/drawn.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { ranksAnybody } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'
import { rankingsQuery } from './queries.ts'
import { ranksOf, yearAgoId } from './rankRows.ts'

export const DEFAULT_SCHEME = 'standard'

/** The scheme of the address; one that the deployment does not know is as if absent. */
export function useScheme(): string {
  const { schemes } = useMeta()
  const { params } = useView()
  return schemes.find((scheme) => scheme.id === params.scheme)?.id ?? DEFAULT_SCHEME
}

/** The stored version that the address names, else the data as they are. */
export function useRanking(): UseQueryResult<Rankings> {
  const view = useView()
  const scheme = useScheme()
  const version = versionAsked(view)
  const { period } = view.filters
  const live = useQuery({ ...rankingsQuery(view.filters, scheme), enabled: version === null })
  const drawn = useQuery({
    ...resultQuery({ period, scheme }, version ?? 1),
    enabled: version !== null,
    select: ({ rankings }) => rankings,
  })
  return version === null ? live : drawn
}

/** Places a year before a stored version, as known then; null = not asked for, or not kept. */
function useKeptRanks(): ReadonlyMap<string, number> | null {
  const view = useView()
  const scheme = useScheme()
  const version = versionAsked(view)
  const { data } = useQuery({
    ...resultQuery({ period: view.filters.period, scheme }, version ?? 1),
    enabled: version !== null && view.compare === 'yearAgo',
  })
  if (version === null) return null
  return new Map(Object.entries(data?.ranks?.yearAgo ?? {}).map(([id, { rank }]) => [id, rank]))
}

/** Ranks a year ago by department where 同比 is asked for; null = compare with the answer's own previous ranks. */
export function useEarlierRanks(): ReadonlyMap<string, number | null> | null {
  const { zone, asOf } = useMeta()
  const { filters, compare } = useView()
  const scheme = useScheme()
  const kept = useKeptRanks()
  const period = yearAgoId(filters.period, { zone, asOf: filters.asOf ?? asOf })
  const isAsked = compare === 'yearAgo'
  const { data } = useQuery({
    ...rankingsQuery({ ...filters, period: period ?? filters.period }, scheme),
    enabled: isAsked && period !== null && kept === null,
  })
  if (!isAsked) return null
  if (kept !== null) return kept
  return period !== null && data ? ranksOf(data) : new Map()
}

/** The first other scheme that ranks somebody, asked for only where the present one ranks nobody. */
export function useOtherScheme(isNeeded: boolean): string | null {
  const { schemes } = useMeta()
  const { filters } = useView()
  const present = useScheme()
  const other = schemes.find((scheme) => scheme.id !== present)?.id
  const { data } = useQuery({
    ...rankingsQuery(filters, other ?? present),
    enabled: isNeeded && other !== undefined,
  })
  return isNeeded && other !== undefined && ranksAnybody(data) ? other : null
}
