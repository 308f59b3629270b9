// A session that is about to end says so in time, one that has ended says how to go on; nothing on the page is lost.
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useHasLeft, useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const WARN_MS = 10 * MINUTE_MS

export function SessionNotice() {
  const { t } = useWords()
  const session = useSession()
  const here = useLocation({ select: (location) => location.href })
  const hasLeft = useHasLeft()
  const [known, setKnown] = useState<string | null>(null)
  const { username = null, secondsLeft = null } = session.data ?? {}
  if (username !== null && username !== known) setKnown(username)
  const leftMs = useLeft(secondsLeft, session.dataUpdatedAt, () => void session.refetch())
  if (username === null) {
    const isSurprise = known !== null && !hasLeft && session.data !== undefined
    if (!isSurprise || here.startsWith('/login')) return null
    return (
      <p className="strip strip-amber" role="alert">
        {t('login.ended')}
        <AppLink to="/login" search={{ back: [here] }}>
          {t('login.again')}
        </AppLink>
      </p>
    )
  }
  if (leftMs === null || leftMs > WARN_MS) return null
  return (
    <p className="strip strip-amber" role="status">
      {t('login.ending', { n: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) })}
      <button type="button" className="linkish" onClick={() => void session.refetch()}>
        {t('login.stay')}
      </button>
    </p>
  )
}

/**
 * Milliseconds until the session ends by this browser's own clock, at least as exact as the words need; null = no session.
 * Once they are over the server is asked.
 */
function useLeft(secondsLeft: number | null, toldAtMs: number, onOver: () => void): number | null {
  const [nowMs, setNow] = useState(toldAtMs)
  const endMs = secondsLeft === null ? null : toldAtMs + secondsLeft * SECOND_MS
  useEffect(() => {
    if (endMs === null) return
    const leftMs = endMs - Date.now()
    const nextMs = leftMs > WARN_MS ? leftMs - WARN_MS : Math.min(MINUTE_MS, Math.max(SECOND_MS, leftMs))
    const timer = setTimeout(() => {
      if (Date.now() >= endMs) onOver()
      setNow(Date.now())
    }, nextMs)
    return () => clearTimeout(timer)
  })
  return endMs === null ? null : endMs - Math.max(nowMs, toldAtMs)
}
