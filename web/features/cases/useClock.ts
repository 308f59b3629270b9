// The instant entries may not lie after: the deployment's as-of, or now where its clock is live.
import { useMemo } from 'react'
import { useMeta } from '#web/lib/meta.tsx'

export interface EntryClock {
  readonly zone: string
  readonly now: string
}

export function useClock(): EntryClock {
  const { zone, clock, asOf } = useMeta()
  return useMemo(
    () => ({ zone, now: clock === 'fixed' ? asOf : new Date().toISOString() }),
    [zone, clock, asOf],
  )
}
