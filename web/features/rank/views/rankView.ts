// Which view of the ranking the address asks for, and the order in which the key V goes through them.

export const RANK_VIEWS = ['table', 'funnel', 'slope', 'heat'] as const
export type RankView = (typeof RANK_VIEWS)[number]

/** The table where the address says nothing, or something unknown. */
export const readRankView = (text: string | undefined): RankView =>
  RANK_VIEWS.find((view) => view === text) ?? 'table'

/** The address leaves out what is the default. */
export const viewParam = (view: RankView): string | null => (view === 'table' ? null : view)

export function nextView(view: RankView): RankView {
  return RANK_VIEWS[(RANK_VIEWS.indexOf(view) + 1) % RANK_VIEWS.length] ?? 'table'
}
