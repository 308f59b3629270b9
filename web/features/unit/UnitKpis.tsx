// The unit's indicators against the standard and its own group.

import { useQuery } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { weeksQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { changesOf, indicatorsOf, targetRate } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { weeksUpTo } from '#web/lib/weekly.ts'
import { ChangeList, KpiCard, KpiFrame } from '#web/ui/KpiCard.tsx'
import { factsBeside, KpiFacts } from '#web/ui/KpiFacts.tsx'
import { KpiWeeks } from '#web/ui/KpiWeeks.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { standingIn } from './standingIn.ts'
import { type Unit, useUnitFilters, useUnitKpis, useUnitRanking } from './useUnit.ts'

interface OfUnit {
  readonly unit: Unit
}

export function UnitKpis({ unit }: OfUnit) {
  const { t } = useWords()
  const query = useUnitKpis(unit)
  return (
    <section className="unit-kpis" aria-labelledby="unit-kpis">
      <h2 id="unit-kpis" className="sr-only">
        {t('unit.kpis')}
      </h2>
      <QueryState query={query} height="21rem" lines={8}>
        {(data) => (
          <div className="kpis">
            {indicatorsOf(data).ids.map((id) => (
              <Indicator key={id} id={id} unit={unit} kpis={data} />
            ))}
            <Volume unit={unit} kpis={data} />
          </div>
        )}
      </QueryState>
    </section>
  )
}

function Indicator({ id, unit, kpis }: OfUnit & { id: string; kpis: Kpis }) {
  const { metrics, ruleSet } = useMeta()
  const { compare } = useView()
  const { data: rankings } = useUnitRanking(unit)
  const metric = kpis.metrics[id]
  if (!metric) return null
  const direction = metrics.find((entry) => entry.id === id)?.direction ?? 'higher'
  return (
    <KpiCard
      metric={metric}
      envelope={kpis}
      of={unit.name}
      target={targetRate(ruleSet)}
      direction={direction}
      changes={compare === 'none' ? [] : changesOf(kpis, id, direction)}
      beside={<GroupLine id={id} unit={unit} rankings={rankings} />}
    >
      {id === 'response_rate' ? <Weeks unit={unit} clock="acknowledge" /> : null}
      {id === 'reply_on_time_rate' ? <Weeks unit={unit} clock="reply" /> : null}
      <KpiFacts kpis={kpis} ids={factsBeside(id)} of={unit.name} />
    </KpiCard>
  )
}

function Weeks({ unit, clock }: OfUnit & { clock: 'acknowledge' | 'reply' }) {
  const { zone, asOf } = useMeta()
  const filters = useUnitFilters(unit)
  const period = weeksUpTo(filters.period, { zone, asOf: filters.asOf ?? asOf })
  const { data } = useQuery(weeksQuery({ ...filters, period }, clock))
  return <KpiWeeks answer={data} />
}

/** The pooled figure of the group, the unit itself included. */
function GroupLine({ id, unit, rankings }: OfUnit & { id: string; rankings: Rankings | undefined }) {
  const { t, f, say } = useWords()
  const group = rankings ? standingIn(rankings, unit.id)?.group : undefined
  const metric = group?.total.indicators[id]
  return (
    <p className="unit-group">
      <span className="muted">{t('figure.group')}</span>
      {rankings && group && metric ? (
        <>
          <MetricValue metric={metric} envelope={rankings} of={say(group.label)} look="plain" />
          <span className="meta">{f.fraction(metric.num, metric.den)}</span>
        </>
      ) : (
        '\u2014'
      )}
    </p>
  )
}

const BELOW = ['excluded_share', 'backlog', 'time_to_reply'] as const

function Volume({ unit, kpis }: OfUnit & { kpis: Kpis }) {
  const { compare } = useView()
  const name = useMetricName('received')
  const received = kpis.metrics.received
  if (!received) return null
  return (
    <KpiFrame title={name}>
      <div className="kpi-value">
        <MetricValue metric={received} envelope={kpis} of={unit.name} look="large" />
      </div>
      <ChangeList metric={received} changes={compare === 'none' ? [] : changesOf(kpis, 'received', 'none')} />
      <KpiFacts kpis={kpis} ids={BELOW} of={unit.name} />
    </KpiFrame>
  )
}
