// Seconds that run down to 0.
import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Whole seconds until an instant of this browser's own clock, rounded up, at least 0; counted while it is shown. */
export function useCountdown(untilMs: number): number {
  const [seen, setSeen] = useState(() => ({ untilMs, nowMs: Date.now() }))
  // Another end is counted from now, not from the last tick.
  if (seen.untilMs !== untilMs) setSeen({ untilMs, nowMs: Date.now() })
  useEffect(() => {
    if (untilMs <= Date.now()) return
    const timer = setInterval(() => setSeen({ untilMs, nowMs: Date.now() }), SECOND_MS)
    return () => clearInterval(timer)
  }, [untilMs])
  return Math.max(0, Math.ceil((untilMs - seen.nowMs) / SECOND_MS))
}
