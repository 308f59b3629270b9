// When a paper was opened, or sent to the printer.
import { useEffect, useState } from 'react'

/** The moment the paper was opened: what it says under who and when stays the same while it is read. */
export function useOpenedAt(): number {
  const [atMs, setAtMs] = useState(() => Date.now())
  useEffect(() => {
    const renew = () => setAtMs(Date.now())
    window.addEventListener('beforeprint', renew)
    return () => window.removeEventListener('beforeprint', renew)
  }, [])
  return atMs
}
