// The frame around every screen: navigation, top bar, filter bar, notices, content; and the shell's own keys.
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { followsFilters, type Path } from '#web/lib/paths.ts'
import { showsFigures, useIsScoring } from '#web/lib/scoring.ts'
import { type Shortcut, useShortcutListener, useShortcuts } from '#web/lib/shortcuts.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { FilterBar } from './FilterBar.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { BottomTabs, SideNav } from './Navigation.tsx'
import { Notices } from './Notices.tsx'
import { PresentBar } from './PresentBar.tsx'
import { usePresent } from './present.ts'
import { TopBar } from './TopBar.tsx'

export function Shell() {
  const { t } = useWords()
  const pathname = useLocation({ select: (location) => location.pathname })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const { params } = useView()
  const hasFilters = followsFilters(pathname, params.tab)
  useShortcutListener()
  useShellKeys(() => setHelpOpen(true))
  const present = usePresent()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <SideNav />
      <div className="shell-main">
        <TopBar hasPeriod={hasFilters} onHelp={() => setHelpOpen(true)} />
        {hasFilters ? <FilterBar /> : null}
        <Notices hasFilters={hasFilters} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <BottomTabs />
      {present.isOn ? <PresentBar onLeave={present.leave} /> : null}
      {isHelpOpen ? <KeysDialog onClose={() => setHelpOpen(false)} /> : null}
    </div>
  )
}

/** Where `g` and a letter lead. */
const GO: readonly { readonly keys: string; readonly to: Path; readonly name: GoName }[] = [
  { keys: 'g o', to: '/', name: 'shell.keyOverview' },
  { keys: 'g m', to: '/map', name: 'shell.keyMap' },
  { keys: 'g r', to: '/rank', name: 'shell.keyRank' },
  { keys: 'g s', to: '/sla', name: 'shell.keySla' },
  { keys: 'g c', to: '/cases', name: 'shell.keyCases' },
  { keys: 'g w', to: '/supervise', name: 'shell.keySupervise' },
  { keys: 'g q', to: '/quarter', name: 'shell.keyAppraisal' },
  { keys: 'g i', to: '/import', name: 'shell.keyImport' },
]
type GoName =
  | 'shell.keyOverview'
  | 'shell.keyMap'
  | 'shell.keyRank'
  | 'shell.keySla'
  | 'shell.keyCases'
  | 'shell.keySupervise'
  | 'shell.keyAppraisal'
  | 'shell.keyImport'

function useShellKeys(onHelp: () => void): void {
  const { t } = useWords()
  const { search } = useView()
  const navigate = useNavigate()
  const isScoring = useIsScoring()
  const go = GO.filter(({ to }) => !isScoring || !showsFigures(to)).map(
    ({ keys, to, name }): Shortcut => ({
      keys,
      name: t(name),
      scope: 'global',
      run: () => void navigate({ to, search: commonSearch(search) }),
    }),
  )
  useShortcuts([
    {
      keys: '/',
      name: t('shell.keySearch'),
      scope: 'global',
      run: () => document.getElementById('find')?.focus(),
    },
    { keys: '?', name: t('shell.keyHelp'), scope: 'global', run: onHelp },
    ...go,
  ])
}
