// The volume card: cases received, per day, left out, in hand; no target is set for it.
import type { Kpis } from '#api/contract/kpis.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { changesOf } from '#web/lib/kpiFigures.ts'
import { useView } from '#web/lib/urlState.ts'
import { ChangeList, KpiFrame } from '#web/ui/KpiCard.tsx'
import { KpiFacts } from '#web/ui/KpiFacts.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { perDay } from './perDay.ts'

/** What stands below the volume, as far as the registry has it. */
const BELOW = ['excluded_share', 'backlog', 'online_share'] as const

export function VolumeCard({ kpis }: { kpis: Kpis }) {
  const { t, f } = useWords()
  const { compare } = useView()
  const name = useMetricName('received')
  const received = kpis.metrics.received
  if (!received) return null
  const daily = perDay(received.value, kpis.elapsedDays)
  return (
    <KpiFrame title={name} verdict={<span className="meta">{t('overview.noTarget')}</span>}>
      <div className="kpi-value overview-volume">
        <MetricValue metric={received} envelope={kpis} look="large" />
        {daily === null ? null : (
          <span className="nw muted">{t('overview.perDay', { n: f.number(daily) })}</span>
        )}
      </div>
      <ChangeList metric={received} changes={compare === 'none' ? [] : changesOf(kpis, 'received', 'none')} />
      <KpiFacts kpis={kpis} ids={BELOW} />
    </KpiFrame>
  )
}
