// The numbers of a paper: of a published period those of its published version, unless the address asks for others.
import { queryOptions } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { get } from '#web/lib/apiClient.ts'
import { mayDraw, versionAsked } from '#web/lib/drawn.ts'
import type { View } from '#web/lib/view.ts'

export interface PaperFigures {
  readonly rankings: Rankings
  readonly kpis: Kpis
}

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

/** One unit's figures out of a stored version, which holds neither its earlier ones nor those beside its indicators. */
export function storedFigures({ rankings, kpis }: PaperFigures, unitId: string): Kpis {
  const rows = rankings.groups.flatMap((group) => group.rows)
  const row = rows.find(({ department }) => department.id === unitId)
  if (!row) return { ...kpis, metrics: {}, previous: null, yearAgo: null }
  const { cases: n, excludedShare } = row
  const received = { ...excludedShare, kind: 'count' as const, metric: 'received', value: n, num: n, den: n }
  const metrics = { ...row.indicators, received: { ...received, lo: null, hi: null, excluded: 0 } }
  return { ...kpis, metrics, previous: null, yearAgo: null }
}
