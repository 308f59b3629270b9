// The cases frozen with a figure of a stored version: whose figure an address names, and the question that lists them.
import { queryOptions } from '@tanstack/react-query'
import { get } from './apiClient.ts'

/** Whose figure of which version; neither department nor group = the whole street, without a metric the cases received. */
export interface FigurePlace {
  readonly period: string
  readonly scheme: string
  readonly version: number
  readonly department?: string
  readonly group?: string
  readonly metric?: string
}

/** Counts of a figure as its lists have them. */
export interface FrozenCounts {
  readonly num: number
  readonly den: number
  readonly excluded: number
}

const FROZEN = /^\/appraisals\/([^/?]+)\/cases\?(.+)$/

/** The figure whose frozen cases a `casesUrl` lists; null = the list is of the data as they are. */
export function frozenPlace(casesUrl: string): FigurePlace | null {
  const [, period, query] = FROZEN.exec(casesUrl) ?? []
  if (period === undefined) return null
  const { scheme = '', version = '', ...whose } = Object.fromEntries(new URLSearchParams(query))
  return { period: decodeURIComponent(period), scheme, version: Number(version), ...whose }
}

/** Case numbers shown of a figure; the snapshot's file has them all. */
export const MOST_FROZEN = 100

export const frozenCasesQuery = ({ period, ...place }: FigurePlace, part: 'num' | 'excluded' | undefined) =>
  queryOptions({
    queryKey: ['appraisals', 'cases', period, place, part],
    queryFn: ({ signal }) =>
      get('appraisalCases', {
        params: { period },
        query: { ...place, ...(part === undefined ? {} : { part }), limit: MOST_FROZEN },
        signal,
      }),
    placeholderData: () => undefined,
  })
