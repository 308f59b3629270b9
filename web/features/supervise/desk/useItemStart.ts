// Another record begins at its top: whoever scrolled down to answer the one before would otherwise answer without having seen it.
import { type RefObject, useEffect, useRef } from 'react'

/** Goes on what stands above the record: it comes into sight with the focus, since what had the focus is gone with the one before. */
export function useItemStart<E extends HTMLElement>(item: string): RefObject<E | null> {
  const start = useRef<E>(null)
  const shown = useRef(item)
  useEffect(() => {
    if (shown.current === item) return
    shown.current = item
    start.current?.focus()
  }, [item])
  return start
}
