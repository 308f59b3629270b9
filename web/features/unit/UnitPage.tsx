// The one department screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function UnitPage() {
  const { t } = useWords()
  return <Page title={t('unit.title')} />
}
