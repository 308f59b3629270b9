// Ctrl+Enter (⌘ on a Mac) saves, from wherever the focus is; it is no single key, so that fields may hold the focus.
import { useEffect, useRef } from 'react'

export function useSaveKey(save: () => void): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      if (event.target instanceof HTMLElement && event.target.closest('[role=dialog]') !== null) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
