// The numbers of a paper: of a published period those of its published version, unless the address asks for others.
import { queryOptions } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import { mayDraw, versionAsked } from '#web/lib/drawn.ts'
import type { WholeFigures } from '#web/lib/storedFigures.ts'
import type { View } from '#web/lib/view.ts'

export type PaperFigures = WholeFigures

type Asking = Pick<View, 'filters' | 'params' | 'activeFilters'>

/**
 * The version that the address names; with none named the one that stands published; else, and always where the view is
 * narrowed, the data as they are.
 */
export const paperQuery = (view: Asking, scheme: string) =>
  queryOptions({
    queryKey: ['appraisals', 'paper', view.filters, scheme, view.params.snapshot ?? 'standing'],
    queryFn: ({ signal }) => readPaper(view, { scheme, signal }),
  })

interface Reading {
  readonly scheme: string
  readonly signal: AbortSignal
}

async function readPaper(view: Asking, { scheme, signal }: Reading): Promise<PaperFigures> {
  const { filters, params } = view
  const draw = (version: number) =>
    get('appraisalResult', { params: { period: filters.period }, query: { scheme, version }, signal })
  const asked = versionAsked(view)
  if (asked !== null) return draw(asked)
  const rankings = await get('rankings', { query: { ...filters, scheme }, signal })
  const standing = rankings.published
  if (standing && params.snapshot === undefined && mayDraw(view)) return draw(standing.version)
  return { rankings, kpis: await get('kpis', { query: filters, signal }) }
}

/** The view of the whole street: a paper on one unit sets it against all. */
export function wholeStreet<V extends Asking>(view: V): V {
  const { department = [], ...filters } = view.filters
  return { ...view, filters, activeFilters: view.activeFilters - department.length }
}
