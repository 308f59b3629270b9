// While records are checked and residents visited no rank and no figure of a unit is in sight: the ways to them are closed.
import { useLocation } from '@tanstack/react-router'
import type { Path } from './paths.ts'
import type { Search } from './search.ts'

const SCORING_TABS = new Set(['check', 'visit'])

/** Screens that show ranks, scores or figures of units. */
const FIGURES = new Set<Path>(['/', '/map', '/rank', '/sla', '/quarter'])

/** Whether the reader is at the desk of an inspector. */
export function useIsScoring(): boolean {
  return useLocation({
    select: ({ pathname, search }) =>
      pathname === '/supervise' && SCORING_TABS.has((search as Search).tab?.[0] ?? ''),
  })
}

export const showsFigures = (path: Path): boolean => FIGURES.has(path)
