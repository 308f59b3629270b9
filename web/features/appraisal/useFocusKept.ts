// Whoever goes by keys goes on where they were: a step puts its own button at rest or takes it away, and the focus falls to the page.
import { type RefObject, useEffect, useRef } from 'react'

/** By then a dialog has given the focus back. */
const SETTLED_MS = 100

/** The element that takes the focus each time `after` becomes another truthy value, unless somebody else has it. */
export function useFocusKept<E extends HTMLElement>(after: string | number | false): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => {
    if (after === false || after === 0) return
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) ref.current?.focus()
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [after])
  return ref
}
