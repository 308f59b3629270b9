// The one case screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function CasePage() {
  const { t } = useWords()
  return <Page title={t('cases.title')} />
}
