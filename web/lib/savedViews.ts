// Views a person has kept in this browser under a name: their addresses, newest first.
import { useSyncExternalStore } from 'react'

export interface SavedView {
  readonly name: string
  /** Path and query inside the app. */
  readonly href: string
}

const KEY = 'pingyi.views'
/** More would be a list nobody finds anything in. */
export const MOST_VIEWS = 20
export const LONGEST_NAME = 40

let current: readonly SavedView[] | null = null
const listeners = new Set<() => void>()

export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, known)
}

function known(): readonly SavedView[] {
  current ??= readKept()
  return current
}

/** Keeps a view; one of the same name is replaced, the oldest goes when there are too many. */
export function saveView(view: SavedView): void {
  const name = view.name.trim().slice(0, LONGEST_NAME)
  if (name === '') return
  change((views) => [{ ...view, name }, ...views.filter((one) => one.name !== name)].slice(0, MOST_VIEWS))
}

export const removeView = (name: string): void => change((views) => views.filter((one) => one.name !== name))

function change(next: (views: readonly SavedView[]) => readonly SavedView[]): void {
  current = next(known())
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Storage is refused in some locked-down browsers: the list then lasts for this page only.
  }
  for (const listener of listeners) listener()
}

function readKept(): readonly SavedView[] {
  try {
    return parseViews(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
  } catch {
    return []
  }
}

/** What is no view of this app is left out: an address must be a path here, never another place. */
export function parseViews(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return []
  return value
    .flatMap((one: unknown): SavedView[] => {
      const { name, href } = Object(one) as Readonly<Record<string, unknown>>
      if (typeof name !== 'string' || typeof href !== 'string') return []
      return name !== '' && /^\/(?![/\\])/.test(href) ? [{ name: name.slice(0, LONGEST_NAME), href }] : []
    })
    .slice(0, MOST_VIEWS)
}
