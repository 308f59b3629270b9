// The view state in the address: reading it, changing it, and links that keep what is common to all screens.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useMeta } from './meta.tsx'
import type { Search } from './search.ts'
import { COMMON_NAMES, readView, type View, type ViewFilters, type ViewParams } from './view.ts'

type Patchable = Omit<ViewFilters, 'period'> & { readonly period?: string } & Partial<ViewParams>
/** Undefined, null, '' and [] remove a parameter. */
export type ViewPatch = { readonly [N in keyof Patchable]?: Patchable[N] | null | undefined }

export interface UseView extends View {
  /** The raw query, for links that add to it. */
  readonly search: Search
  /** Changes the address; `replace` leaves no history entry (typing, dragging). */
  readonly set: (patch: ViewPatch, options?: { readonly replace?: boolean }) => void
}

/** The view in the address, and the one way to change it. */
export function useView(): UseView {
  const meta = useMeta()
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = useMemo(() => readView(search, meta), [search, meta])
  const set = useCallback<UseView['set']>(
    (patch, options) => {
      void navigate({
        to: '.',
        search: (before: Search) => patched(before, patch),
        replace: options?.replace ?? false,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return { ...view, search, set }
}

/** The query with a patch applied. */
export function patched(search: Search, patch: ViewPatch): Search {
  const next: Record<string, readonly string[]> = {}
  for (const [name, values] of Object.entries(search)) if (values && values.length > 0) next[name] = values
  for (const [name, value] of Object.entries(patch)) {
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one) => one !== null && one !== undefined && one !== '',
    )
    if (values.length > 0) next[name] = values.map(String)
    else delete next[name]
  }
  // A version is one of its period and scheme.
  const isElsewhere = 'period' in patch || 'scheme' in patch
  if (isElsewhere && !('snapshot' in patch)) delete next.snapshot
  return next
}

/** What is kept of the query when another screen is opened: period, comparison and filters, then the patch. */
export function commonSearch(search: Search, patch: ViewPatch = {}): Search {
  const kept: Record<string, readonly string[]> = {}
  for (const name of COMMON_NAMES) {
    const values = search[name]
    if (values && values.length > 0) kept[name] = values
  }
  return patched(kept, patch)
}

/** A metric's or cell's `casesUrl` as the query of the page `/cases`; `part` narrows it to the numerator or the excluded. */
export function casesSearch(casesUrl: string, part?: 'num' | 'rest' | 'excluded'): Search {
  const at = casesUrl.indexOf('?')
  const found: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : casesUrl.slice(at + 1))) {
    const list = found[name] ?? []
    list.push(value)
    found[name] = list
  }
  return part ? { ...found, part: [part] } : found
}
