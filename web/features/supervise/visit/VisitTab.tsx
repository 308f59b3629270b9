// Tab of the third-party check: visit.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function VisitTab() {
  const { t } = useWords()
  return <p className="meta">{t('supervise.visit')}</p>
}
