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

const ScreensBlock = lazy(async () => ({
  default: (await import('./screens/ScreensBlock.tsx')).ScreensBlock,
}))

const TextsBlock = lazy(async () => ({
  default: (await import('./texts/TextsBlock.tsx')).TextsBlock,
}))

/** The blocks in their order: what judges, what is ranked, what is known of the street, what is public, who may enter, what hangs outside. */
const BLOCKS = [
  { id: 'limits', title: 'rules.title' },
  { id: 'calendar', title: 'rules.calendar' },
  { id: 'schemes', title: 'settings.schemes' },
  { id: 'units', title: 'rules.units' },
  { id: 'approval', title: 'settings.approval' },
  { id: 'texts', title: 'texts.title' },
  { id: 'accounts', title: 'account.accounts' },
  { id: 'screens', title: 'screens.title' },
] as const

export function SettingsPage() {
  const { t } = useWords()
  return (
    <Page title={t('settings.title')} sub={t('settings.sub')} className="settings">
      <Contents />
      <RulesBlock />
      <CalendarBlock />
      <SchemesBlock />
      <UnitsBlock />
      <MapApprovalBlock />
      <Suspense fallback={<Skeleton height="8rem" lines={3} />}>
        <TextsBlock />
      </Suspense>
      <Suspense fallback={<Skeleton height="6rem" lines={2} />}>
        <AccountsBlock />
        <ScreensBlock />
      </Suspense>
    </Page>
  )
}

function Contents() {
  const { t } = useWords()
  return (
    <nav className="settings-toc" aria-label={t('settings.contents')}>
      {BLOCKS.map(({ id, title }) => (
        <a key={id} href={`#${id}`}>
          {t(title)}
        </a>
      ))}
    </nav>
  )
}
