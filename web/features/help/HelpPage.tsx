// The help screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function HelpPage() {
  const { t } = useWords()
  return <Page title={t('help.title')} />
}
