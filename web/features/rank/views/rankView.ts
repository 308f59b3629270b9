// Which view of the ranking the address asks for, and the order in which the key V goes through them.

export const RANK_VIEWS = ['table', 'funnel', 'slope', 'heat'] as const
export type RankView = (typeof RANK_VIEWS)[number]

/** The table where the address says nothing, or something unknown. */
export const readRankView = (text: string | undefined): RankView =>
  RANK_VIEWS.find((view) => view === text) ?? 'table'

/** What works with more than the drawn numbers is of the data as they are: not offered beside a stored version. */
export const viewsOf = (isLive: boolean): readonly RankView[] =>
  isLive ? RANK_VIEWS : RANK_VIEWS.filter((view) => view === 'table' || view === 'funnel')

/** The view that is shown: one that is not offered is the table. */
export function rankViewOf(text: string | undefined, isLive: boolean): RankView {
  const view = readRankView(text)
  return viewsOf(isLive).includes(view) ? view : 'table'
}

/** The address leaves out what is the default. */
export const viewParam = (view: RankView): string | null => (view === 'table' ? null : view)

export function nextView(view: RankView, views: readonly RankView[] = RANK_VIEWS): RankView {
  return views[(views.indexOf(view) + 1) % views.length] ?? 'table'
}
