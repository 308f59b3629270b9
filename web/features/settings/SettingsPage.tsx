// Settings: the ranking schemes in all their versions and the next version of one; accounts.
import { lazy, Suspense } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { MapApprovalBlock } from './MapApprovalBlock.tsx'
import { SchemesBlock } from './SchemesBlock.tsx'
import './settings.css'

const AccountsBlock = lazy(async () => ({
  default: (await import('./accounts/AccountsBlock.tsx')).AccountsBlock,
}))

export function SettingsPage() {
  const { t } = useWords()
  return (
    <Page title={t('settings.title')} sub={t('settings.sub')} className="settings">
      <SchemesBlock />
      <MapApprovalBlock />
      <Suspense fallback={<Skeleton height="6rem" lines={2} />}>
        <AccountsBlock />
      </Suspense>
    </Page>
  )
}
