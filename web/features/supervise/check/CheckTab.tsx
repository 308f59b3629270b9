// Tab of the third-party check: check.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function CheckTab() {
  const { t } = useWords()
  return <p className="meta">{t('supervise.check')}</p>
}
