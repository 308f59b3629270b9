// The third-party check: drawing a sample, checking records, visiting residents, results, and questions the figures raise.
import { type ComponentType, lazy, Suspense } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import './styles.ts'

const TABS = ['draw', 'check', 'visit', 'results', 'signals'] as const
type Tab = (typeof TABS)[number]

const PANELS: Record<Tab, ComponentType> = {
  draw: lazy(() => import('./draw/DrawTab.tsx').then(({ DrawTab }) => ({ default: DrawTab }))),
  check: lazy(() => import('./check/CheckTab.tsx').then(({ CheckTab }) => ({ default: CheckTab }))),
  visit: lazy(() => import('./visit/VisitTab.tsx').then(({ VisitTab }) => ({ default: VisitTab }))),
  results: lazy(() => import('./results/ResultsTab.tsx').then(({ ResultsTab }) => ({ default: ResultsTab }))),
  signals: lazy(() => import('./signals/SignalsTab.tsx').then(({ SignalsTab }) => ({ default: SignalsTab }))),
}

export function SupervisePage() {
  const { t } = useWords()
  const { params, set } = useView()
  const tab = TABS.find((one) => one === params.tab) ?? 'draw'
  const Panel = PANELS[tab]
  return (
    <Page title={t('supervise.title')} sub={t('supervise.sub')}>
      <Tabs
        label={t('supervise.title')}
        value={tab}
        tabs={TABS.map((value) => ({ value, text: t(`supervise.${value}`) }))}
        onChange={(value) => set({ tab: value === 'draw' ? null : value })}
      >
        <Suspense fallback={<Skeleton height="24rem" lines={8} />}>
          <Panel />
        </Suspense>
      </Tabs>
    </Page>
  )
}
