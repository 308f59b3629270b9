// Settings: limits, calendar and ranking schemes in all their versions, and what is known of departments and places.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { CalendarBlock } from './CalendarBlock.tsx'
import { RulesBlock } from './rules/RulesBlock.tsx'
import { SchemesBlock } from './SchemesBlock.tsx'
import { UnitsBlock } from './UnitsBlock.tsx'
import './settings.css'

export function SettingsPage() {
  const { t } = useWords()
  return (
    <Page title={t('settings.title')} sub={t('settings.sub')} className="settings">
      <RulesBlock />
      <CalendarBlock />
      <SchemesBlock />
      <UnitsBlock />
    </Page>
  )
}
