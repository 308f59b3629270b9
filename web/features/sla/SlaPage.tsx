// The deadlines screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function SlaPage() {
  const { t } = useWords()
  return <Page title={t('sla.title')} />
}
