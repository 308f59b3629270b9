// The case list screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function CasesPage() {
  const { t } = useWords()
  return <Page title={t('cases.title')} />
}
