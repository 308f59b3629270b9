// Further figures below a card: name and value a line, each with its definition.
import type { ReactNode } from 'react'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Metric } from '#api/contract/metric.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { MetricValue } from './MetricValue.tsx'
import { useMetricName } from './useMetricName.ts'

export interface KpiFactsProps {
  readonly kpis: Kpis
  readonly ids: readonly string[]
  readonly of?: string
}

/** Figures beside an indicator that tell how far it can be trusted: what staff recorded against what residents said. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  resolution_rate: ['resolution_rate_recorded', 'reopen_rate'],
  satisfaction_rate: ['rating_coverage'],
  resolution_rate_recorded: ['reopen_rate', 'backlog'],
}

export const factsBeside = (id: string): readonly string[] => BESIDE[id] ?? []

export function KpiFacts({ kpis, ids, of }: KpiFactsProps) {
  const { t, f } = useWords()
  const metrics = ids.flatMap((id) => kpis.metrics[id] ?? [])
  if (metrics.length === 0) return null
  const bounds = metrics.find((metric) => metric.bounds)?.bounds
  return (
    <div className="kpi-facts">
      <dl>
        {metrics.map((metric) => (
          <Fact key={metric.metric} metric={metric}>
            <MetricValue metric={metric} envelope={kpis} look="plain" {...(of ? { of } : {})} />
          </Fact>
        ))}
      </dl>
      {bounds && bounds.worst !== null && bounds.best !== null ? (
        <p className="meta">{t('figure.bounds', { range: f.interval(bounds.worst, bounds.best) })}</p>
      ) : null}
    </div>
  )
}

function Fact({ metric, children }: { metric: Metric; children: ReactNode }) {
  const name = useMetricName(metric.metric)
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
