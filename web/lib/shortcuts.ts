// Single-key shortcuts: one listener, sequences like `g o`, a live list for the help dialog; switchable off (WCAG 2.1.4).
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { currentPreferences } from './preferences.ts'

export interface Shortcut {
  /** `j`, `?`, `g o`; an exact match goes before one in the other case (`t` for `T`). */
  readonly keys: string
  readonly name: string
  readonly scope: 'global' | 'page'
  readonly run: () => void
}

/** A second key of a sequence must follow within this time. */
const SEQUENCE_MS = 1200

let active: readonly Shortcut[] = []
let pending = { key: '', at: 0 }
const listeners = new Set<() => void>()

/** Registers shortcuts while the component is on screen. `name` is shown in the help dialog. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  const signature = shortcuts.map((one) => `${one.keys}:${one.name}`).join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `signature` says when the list itself changed; handlers are read late
  useEffect(() => {
    const mine = latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }))
    active = [...active, ...mine]
    notify()
    return () => {
      active = active.filter((one) => !mine.includes(one))
      notify()
    }
  }, [signature])
}

export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => active,
  )
}

/** Listens on the document; call once, in the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function onKey(event: KeyboardEvent): void {
  if (!isFree(event)) return
  const inTime = event.timeStamp - pending.at < SEQUENCE_MS
  const sequence = pending.key !== '' && inTime ? `${pending.key} ${event.key}` : event.key
  // The page's own meaning of a key comes after the shell's in the list and wins.
  const found =
    active.findLast((one) => one.keys === sequence) ?? active.findLast((one) => isSame(one.keys, sequence))
  pending = { key: '', at: 0 }
  if (found) {
    event.preventDefault()
    found.run()
  } else if (active.some((one) => one.keys.startsWith(`${event.key} `))) {
    pending = { key: event.key, at: event.timeStamp }
  }
}

/** Without Shift, or under a locked Shift, the same letter is meant: `e` for `E`. */
const isSame = (keys: string, pressed: string): boolean => keys.toLowerCase() === pressed.toLowerCase()

/** No single-key action in fields, dialogs, with modifiers, while composing, or when switched off. */
function isFree(event: KeyboardEvent): boolean {
  if (!currentPreferences().shortcuts || event.defaultPrevented || event.isComposing) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const target = event.target
  if (!(target instanceof HTMLElement)) return true
  if (
    target.isContentEditable ||
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select')
  )
    return false
  return target.closest('[role=dialog], [role=alertdialog]') === null
}

function notify(): void {
  for (const listener of listeners) listener()
}

/** One entry per key, the later (the page's own) winning: what the help lists. */
export function distinctKeys(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  return [...new Map(shortcuts.map((one) => [one.keys, one])).values()]
}
