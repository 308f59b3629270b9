// Which stored version of an appraisal a screen draws instead of the data as they are, and the question that gets it.
import { queryOptions } from '@tanstack/react-query'
import type { Rankings } from '#api/contract/rankings.ts'
import { get } from './apiClient.ts'
import { type Search, stringifySearch } from './search.ts'
import { patched } from './urlState.ts'
import type { View } from './view.ts'

/** Only months and quarters are appraised. */
const APPRAISED = /^\d{4}-(?:Q\d|\d\d)$/

/** Of the address: a version by its number, the data as they are, or nothing said. */
export const LIVE = 'live'

type Asking = Pick<View, 'filters' | 'params' | 'activeFilters'>

/** Whether a stored version can be drawn at all: it is of a whole month or quarter, and of nothing but the whole. */
export const mayDraw = ({ filters, activeFilters }: Asking): boolean =>
  APPRAISED.test(filters.period) && activeFilters === 0 && filters.asOf === undefined

/** The version that the address names; null = the data as they are, or nothing said. */
export function versionAsked(view: Asking): number | null {
  const { snapshot } = view.params
  return snapshot === undefined || snapshot === LIVE || !mayDraw(view) ? null : Number(snapshot)
}

/** A stored version as ranking, figures and earlier places. */
export const resultQuery = (
  { period, scheme }: { readonly period: string; readonly scheme: string },
  version: number,
) =>
  queryOptions({
    queryKey: ['appraisals', 'result', period, scheme, version],
    queryFn: ({ signal }) =>
      get('appraisalResult', { params: { period }, query: { scheme, version }, signal }),
  })

/**
 * The address with the published version fixed in it, where the screen shows that version's numbers: a link in minutes then
 * shows the same ones later. Otherwise the address as it is.
 */
export function lastingAddress(
  address: string,
  view: Asking & { readonly search: Search },
  rankings: Pick<Rankings, 'published' | 'snapshot'> | undefined,
): string {
  const published = rankings?.published
  if (!published?.isSame || rankings?.snapshot !== undefined || !mayDraw(view)) return address
  const [path = ''] = address.split('?')
  const search = { period: view.filters.period, snapshot: String(published.version) }
  return path + stringifySearch(patched(view.search, search))
}
