// The row of cards: the indicators of the appraisal with their weeks, and the volume behind them.

import { useQuery } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import { kpisQuery, weeksQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { changesOf, indicatorsOf, targetRate } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { directionOf } from '#web/lib/movement.ts'
import { useView } from '#web/lib/urlState.ts'
import { weeksUpTo } from '#web/lib/weekly.ts'
import { KpiCard } from '#web/ui/KpiCard.tsx'
import { factsBeside, KpiFacts } from '#web/ui/KpiFacts.tsx'
import { KpiWeeks } from '#web/ui/KpiWeeks.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { VolumeCard } from './VolumeCard.tsx'

export function KpiRow() {
  const { t } = useWords()
  const { filters } = useView()
  const query = useQuery(kpisQuery(filters))
  return (
    <section className="overview-kpis" aria-labelledby="overview-kpis">
      <h2 id="overview-kpis" className="sr-only">
        {t('overview.kpis')}
      </h2>
      <QueryState query={query} height="21rem" lines={8}>
        {(data) => <Cards kpis={data} />}
      </QueryState>
    </section>
  )
}

function Cards({ kpis }: { kpis: Kpis }) {
  const { t } = useWords()
  const { metrics, ruleSet } = useMeta()
  const { compare } = useView()
  const { ids, isRecorded } = indicatorsOf(kpis)
  return (
    <>
      <div className="kpis">
        {ids.map((id) => {
          const metric = kpis.metrics[id]
          const direction = directionOf(metrics, id)
          return metric ? (
            <KpiCard
              key={id}
              metric={metric}
              envelope={kpis}
              target={targetRate(ruleSet)}
              direction={direction}
              changes={compare === 'none' ? [] : changesOf(kpis, id, direction)}
            >
              <Weeks id={id} />
              <KpiFacts kpis={kpis} ids={factsBeside(id)} />
            </KpiCard>
          ) : null
        })}
        <VolumeCard kpis={kpis} />
      </div>
      {isRecorded ? <p className="meta overview-note">{t('overview.recordedNote')}</p> : null}
    </>
  )
}

/** Weeks exist of the clocks only. */
function Weeks({ id }: { id: string }) {
  if (id === 'response_rate') return <ClockWeeks clock="acknowledge" />
  return id === 'reply_on_time_rate' ? <ClockWeeks clock="reply" /> : null
}

function ClockWeeks({ clock }: { clock: 'acknowledge' | 'reply' }) {
  const { zone, asOf } = useMeta()
  const { filters } = useView()
  const period = weeksUpTo(filters.period, { zone, asOf: filters.asOf ?? asOf })
  const { data } = useQuery(weeksQuery({ ...filters, period }, clock))
  return <KpiWeeks answer={data} />
}
