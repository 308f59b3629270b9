// A session that is about to end says so in time, one that has ended says how to go on; nothing on the page is lost.
import { useEffect, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const WARN_MS = 10 * MINUTE_MS

export function SessionNotice() {
  const { t } = useWords()
  const session = useSession()
  const { secondsLeft = null, hasEnded = false } = session.data ?? {}
  const leftMs = useLeft(secondsLeft, session.dataUpdatedAt, () => void session.refetch())
  if (hasEnded) {
    // In a window of its own: this page keeps what was entered, and goes on when its reader returns to it.
    return (
      <p className="strip strip-amber" role="alert">
        {t('login.ended')}
        <a href="/login" target="_blank" rel="noreferrer">
          {t('login.again')}
        </a>
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
