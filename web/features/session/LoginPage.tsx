// The sign-in screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function LoginPage() {
  const { t } = useWords()
  return <Page title={t('login.title')} />
}
