// One council: agenda and slips, the departments' reports, paper ballots, and after the sealing the result.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { COUNCIL_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Steps } from '#web/ui/Steps.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { AgendaTab } from './AgendaTab.tsx'
import { CouncilExport } from './CouncilExport.tsx'
import { type Council, councilQuery } from './queries.ts'
import './council.css'

export interface OfCouncil {
  readonly council: Council
}

const TABS = ['agenda', 'report', 'papers', 'result'] as const
type Tab = (typeof TABS)[number]

const PANELS: Record<Tab, ComponentType<OfCouncil>> = {
  agenda: AgendaTab,
  report: lazy(() => import('./ReportTab.tsx').then(({ ReportTab }) => ({ default: ReportTab }))),
  papers: lazy(() => import('./PapersTab.tsx').then(({ PapersTab }) => ({ default: PapersTab }))),
  result: lazy(() => import('./ResultTab.tsx').then(({ ResultTab }) => ({ default: ResultTab }))),
}
const TAB_WORDS = {
  agenda: 'council.tabAgenda',
  report: 'council.tabReport',
  papers: 'council.tabPapers',
  result: 'council.tabResult',
} as const

export function CouncilPage() {
  const { t, f } = useWords()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(councilQuery(/^[1-9]\d{0,9}$/.test(id) ? Number(id) : 1e10))
  const { data } = query
  return (
    <Page
      title={data?.title ?? t('council.title')}
      above={
        <p>
          <AppLink to="/council" className="council-to">{`← ${t('council.back')}`}</AppLink>
        </p>
      }
      sub={data ? `${f.period(data.period)} · ${f.dateTimeLong(data.heldAt)} · ${data.place}` : null}
      actions={data ? <CouncilExport council={data} /> : null}
      className="council"
    >
      <QueryState query={query} height="40rem" lines={12}>
        {(council) => (
          <>
            <Life council={council} />
            <Panels council={council} />
          </>
        )}
      </QueryState>
    </Page>
  )
}

const LIFE = ['draft', 'open', 'sealed', 'published'] as const

function Life({ council }: OfCouncil) {
  const { t, label } = useWords()
  const { state } = council
  const names = [...LIFE, ...(state === 'closed' ? (['closed'] as const) : [])]
  return (
    <Steps
      label={t('council.steps')}
      names={names.map((one) => label(COUNCIL_STATES, one))}
      at={state === 'closed' ? LIFE.length : LIFE.indexOf(state)}
    />
  )
}

function Panels({ council }: OfCouncil) {
  const { t } = useWords()
  const { params, set } = useView()
  // What people come for: once it is out, the result.
  const first = council.state === 'published' ? 'result' : 'agenda'
  const tab = TABS.find((one) => one === params.step) ?? first
  const Panel = PANELS[tab]
  return (
    <Tabs
      label={council.title}
      value={tab}
      tabs={TABS.map((value) => ({ value, text: t(TAB_WORDS[value]) }))}
      onChange={(value) => set({ step: value === first ? null : value })}
    >
      <Suspense fallback={<Skeleton height="24rem" lines={8} />}>
        <Panel council={council} />
      </Suspense>
    </Tabs>
  )
}
