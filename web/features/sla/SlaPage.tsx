// 时限与超期: is it getting worse and why, what will breach next, how long the steps take, which units stand out.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Select } from '#web/ui/Select.tsx'
import { AgesBlock } from './AgesBlock.tsx'
import { MatrixBlock } from './MatrixBlock.tsx'
import { SlaExport } from './SlaExport.tsx'
import { StagesBlock } from './StagesBlock.tsx'
import { slaFinding } from './signals.ts'
import { CLOCK_CHOICES, clockPatch, WINDOWS } from './slaView.ts'
import { TrendBlock } from './TrendBlock.tsx'
import { UpcomingBlock } from './UpcomingBlock.tsx'
import { type Sla, useSla, useWindowName } from './useSla.ts'
import './matrix.css'
import './sla.css'

export function SlaPage() {
  const words = useWords()
  const { t, f } = words
  const sla = useSla()
  const { view, trend, breaches } = sla
  const window = useWindowName(sla)
  const title = breaches.data ? slaFinding(trend, view.choice, words) : t('sla.title')
  return (
    <Page
      title={title}
      screen={t('sla.title')}
      sub={`${t('sla.title')} · ${t('sla.sub', { window, days: f.periodDays(view.filters.period) })}`}
      actions={
        <>
          <Choices sla={sla} />
          <SlaExport sla={sla} title={title} />
        </>
      }
    >
      <div className="sla-grid">
        <TrendBlock sla={sla} />
        <UpcomingBlock sla={sla} />
        <StagesBlock sla={sla} />
        <AgesBlock sla={sla} />
        <MatrixBlock sla={sla} />
      </div>
    </Page>
  )
}

const CLOCKS = {
  acknowledge: 'sla.clockAcknowledge',
  reply: 'sla.clockReply',
  urgent: 'sla.clockUrgent',
  all: 'sla.clockAll',
} as const
const WINDOW_NAMES = { '26w': 'sla.window26w', period: 'sla.windowPeriod', '12m': 'sla.window12m' } as const

function Choices({ sla }: { sla: Sla }) {
  const { t } = useWords()
  const { view, url } = sla
  return (
    <>
      <Segmented
        label={t('sla.clock')}
        value={view.choice}
        options={CLOCK_CHOICES.map((value) => ({ value, text: t(CLOCKS[value]) }))}
        onChange={(choice) => url.set(clockPatch(choice, view))}
      />
      <Select
        label={t('sla.window')}
        hideLabel
        value={view.window}
        options={WINDOWS.map((value) => ({ value, text: t(WINDOW_NAMES[value]) }))}
        onChange={(win) => url.set({ win: win === '26w' ? null : win, grain: null })}
      />
    </>
  )
}
