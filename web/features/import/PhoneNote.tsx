// On the phone an import is watched, not made: mapping columns needs a wide screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function PhoneNote() {
  const { t } = useWords()
  return <p className="strip strip-grey import-phone">{t('imports.phoneNote')}</p>
}
