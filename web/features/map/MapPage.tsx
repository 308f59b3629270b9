// The heat map screen.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'

export function MapPage() {
  const { t } = useWords()
  return <Page title={t('map.title')} />
}
