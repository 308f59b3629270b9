// Tab of the third-party check: results.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function ResultsTab() {
  const { t } = useWords()
  return <p className="meta">{t('supervise.results')}</p>
}
