// Strips under the bars: parameters that were ignored, data older than a day, a session that ends.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { SessionNotice } from './SessionNotice.tsx'

/** Age of the deployment's as-of that counts as stale (screens.md B0). */
const STALE_MS = 24 * 60 * 60_000

export function Notices(props: { hasFilters: boolean }) {
  return (
    <>
      {props.hasFilters ? <IgnoredNotice /> : null}
      <StaleNotice />
      <SessionNotice />
    </>
  )
}

function IgnoredNotice() {
  const { t } = useWords()
  const { ignored } = useView()
  const list = ignored.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join(', ')
  const [dismissed, setDismissed] = useState('')
  if (list === '' || dismissed === list) return null
  return (
    <p className="strip strip-grey" role="status">
      {t('shell.ignored', { list })}
      <button type="button" className="linkish" onClick={() => setDismissed(list)}>
        {t('shell.dismiss')}
      </button>
    </p>
  )
}

function StaleNotice() {
  const { t, f } = useWords()
  const meta = useMeta()
  // A fixed clock is a deliberate one: the demo and rechecked quarters are never stale.
  const last = meta.clock === 'live' ? meta.lastImportAt : null
  if (last === null || Date.parse(meta.asOf) - Date.parse(last) <= STALE_MS) return null
  return (
    <p className="strip strip-amber" role="status">
      {t('shell.stale', { time: f.dateTimeLong(last) })}
    </p>
  )
}
