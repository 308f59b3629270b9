// The way between screens: a column on the desk, five tabs on the phone; only screens that exist.
import { useLocation } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Path } from '#web/lib/paths.ts'
import { showsFigures, useIsScoring } from '#web/lib/scoring.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { AccountLine, NavAccount } from './AccountMenu.tsx'
import { PreferencesForm } from './PreferencesForm.tsx'

type NavKey =
  | 'shell.navOverview'
  | 'shell.navMap'
  | 'shell.navRank'
  | 'shell.navSla'
  | 'shell.navCases'
  | 'shell.navAppraisal'
  | 'shell.navImport'
  | 'shell.navSupervise'
  | 'shell.navCouncil'
  | 'shell.navTrail'
  | 'shell.navSettings'
  | 'shell.navHelp'
  | 'shell.tabRank'
  | 'shell.tabMap'

interface Entry {
  readonly to: Path
  readonly text: NavKey
  readonly gap?: boolean
}

const DESK: readonly Entry[] = [
  { to: '/', text: 'shell.navOverview' },
  { to: '/map', text: 'shell.navMap' },
  { to: '/rank', text: 'shell.navRank' },
  { to: '/sla', text: 'shell.navSla' },
  { to: '/cases', text: 'shell.navCases' },
  { to: '/supervise', text: 'shell.navSupervise', gap: true },
  { to: '/council', text: 'shell.navCouncil' },
  { to: '/quarter', text: 'shell.navAppraisal' },
  { to: '/import', text: 'shell.navImport', gap: true },
  { to: '/trail', text: 'shell.navTrail' },
  { to: '/settings', text: 'shell.navSettings' },
  { to: '/help', text: 'shell.navHelp' },
]

const PHONE: readonly Entry[] = [
  { to: '/', text: 'shell.navOverview' },
  { to: '/rank', text: 'shell.tabRank' },
  { to: '/map', text: 'shell.tabMap' },
  { to: '/cases', text: 'shell.navCases' },
]

const MORE: readonly Entry[] = [
  { to: '/sla', text: 'shell.navSla' },
  { to: '/supervise', text: 'shell.navSupervise' },
  { to: '/council', text: 'shell.navCouncil' },
  { to: '/quarter', text: 'shell.navAppraisal' },
  { to: '/import', text: 'shell.navImport' },
  { to: '/trail', text: 'shell.navTrail' },
  { to: '/settings', text: 'shell.navSettings' },
  { to: '/help', text: 'shell.navHelp' },
]

/** At an inspector's desk the ways to ranks and figures are closed. */
function useOpen(): (entries: readonly Entry[]) => readonly Entry[] {
  const isScoring = useIsScoring()
  return (entries) => (isScoring ? entries.filter(({ to }) => !showsFigures(to)) : entries)
}

export function SideNav() {
  const { t } = useWords()
  const open = useOpen()
  const isScoring = useIsScoring()
  return (
    <nav className="nav" aria-label={t('shell.mainNav')}>
      <p className="brand">{t('shell.product')}</p>
      <ul>
        {open(DESK).map((entry) => (
          <li key={entry.to} className={entry.gap ? 'gap' : undefined}>
            <AppLink to={entry.to}>{t(entry.text)}</AppLink>
          </li>
        ))}
      </ul>
      {isScoring ? (
        <p className="meta" style={{ padding: 'var(--s4) var(--s5)' }}>
          {t('inspect.hidden')}
        </p>
      ) : null}
      <NavAccount />
    </nav>
  )
}

export function BottomTabs() {
  const { t } = useWords()
  const open = useOpen()
  const [isOpen, setOpen] = useState(false)
  const pathname = useLocation({ select: (location) => location.pathname })
  const button = useRef<HTMLButtonElement>(null)
  const isElsewhere = MORE.some((entry) => pathname.startsWith(entry.to))
  return (
    <nav className="bottom" aria-label={t('shell.bottomNav')}>
      {open(PHONE).map((entry) => (
        <AppLink key={entry.to} to={entry.to}>
          {t(entry.text)}
        </AppLink>
      ))}
      <button
        ref={button}
        type="button"
        className={isElsewhere ? 'active' : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {t('shell.more')}
      </button>
      <Dialog kind="drawer" title={t('shell.more')} isOpen={isOpen} onOpenChange={setOpen}>
        <ul className="more-list">
          {open(MORE).map((entry) => (
            <li key={entry.to}>
              <AppLink to={entry.to} onClick={() => setOpen(false)}>
                {t(entry.text)}
              </AppLink>
            </li>
          ))}
        </ul>
        <PreferencesForm />
        <AccountLine onLeave={() => setOpen(false)} />
      </Dialog>
    </nav>
  )
}
