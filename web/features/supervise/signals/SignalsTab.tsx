// Tab of the third-party check: signals.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function SignalsTab() {
  const { t } = useWords()
  return <p className="meta">{t('supervise.signals')}</p>
}
