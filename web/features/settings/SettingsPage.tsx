// Settings: limits, calendar and ranking schemes in all their versions, and what is known of departments and places; accounts.
import { lazy, Suspense } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { CalendarBlock } from './CalendarBlock.tsx'
import { MapApprovalBlock } from './MapApprovalBlock.tsx'
import { RulesBlock } from './rules/RulesBlock.tsx'
import { SchemesBlock } from './SchemesBlock.tsx'
import { UnitsBlock } from './UnitsBlock.tsx'
import './settings.css'

const AccountsBlock = lazy(async () => ({
  default: (await import('./accounts/AccountsBlock.tsx')).AccountsBlock,
}))

export function SettingsPage() {
  const { t } = useWords()
  return (
    <Page title={t('settings.title')} sub={t('settings.sub')} className="settings">
      <RulesBlock />
      <CalendarBlock />
      <SchemesBlock />
      <UnitsBlock />
      <MapApprovalBlock />
      <Suspense fallback={<Skeleton height="6rem" lines={2} />}>
        <AccountsBlock />
      </Suspense>
    </Page>
  )
}
