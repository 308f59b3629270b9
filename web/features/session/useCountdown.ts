// Seconds that run down to 0.
import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Whole seconds until an instant of this browser's own clock, rounded up, at least 0; counted while it is shown. */
export function useCountdown(untilMs: number): number {
  const [nowMs, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (untilMs <= Date.now()) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [untilMs])
  return Math.max(0, Math.ceil((untilMs - nowMs) / SECOND_MS))
}
