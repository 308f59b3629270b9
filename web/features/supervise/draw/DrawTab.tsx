// Tab of the third-party check: draw.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function DrawTab() {
  const { t } = useWords()
  return <p className="meta">{t('supervise.draw')}</p>
}
