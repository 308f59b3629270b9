// After quick entry: the case stands, and the resident can be given a code to follow it by.
import { useLocation } from '@tanstack/react-router'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { ProgressCodeButton } from './ProgressCodeButton.tsx'

/** Hash of the address that quick entry ends at. */
export const ENTERED = 'entered'

export function EnteredNotice({ id }: { readonly id: string }) {
  const { t } = useWords()
  const hash = useLocation({ select: (location) => location.hash })
  if (hash !== ENTERED) return null
  return (
    <div className="strip strip-grey row">
      <span>{t('cases.entered')}</span>
      <ProgressCodeButton id={id} isOffered />
    </div>
  )
}
