// Settings: the ranking schemes in all their versions, and the next version of one.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { MapApprovalBlock } from './MapApprovalBlock.tsx'
import { SchemesBlock } from './SchemesBlock.tsx'
import './settings.css'

export function SettingsPage() {
  const { t } = useWords()
  return (
    <Page title={t('settings.title')} sub={t('settings.sub')} className="settings">
      <SchemesBlock />
      <MapApprovalBlock />
    </Page>
  )
}
