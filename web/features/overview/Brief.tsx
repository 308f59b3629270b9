// The brief: three sentences in the tone of a notice, every number a link, changes called what they are.

import { useQuery } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import { kpisQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { indicatorsOf } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { type Clause, movementOf } from '#web/lib/movement.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { BriefDue } from './BriefDue.tsx'
import { BriefStandings } from './BriefStandings.tsx'
import { Joined } from './Joined.tsx'

export function Brief() {
  const { t } = useWords()
  const { filters } = useView()
  const kpis = useQuery(kpisQuery(filters))
  return (
    <section className="overview-brief" aria-labelledby="overview-brief">
      <h2 id="overview-brief">{t('overview.brief')}</h2>
      <ol>
        <li>
          <QueryState query={kpis} lines={1} height="1.75rem">
            {(data) => (
              <p>
                <Movements kpis={data} />
              </p>
            )}
          </QueryState>
        </li>
        <li>
          <BriefStandings />
        </li>
        <li>
          <BriefDue />
        </li>
      </ol>
    </section>
  )
}

function Movements({ kpis }: { kpis: Kpis }) {
  const { t } = useWords()
  const { metrics } = useMeta()
  const { compare } = useView()
  const received = kpis.metrics.received
  const { ids, isRecorded } = indicatorsOf(kpis)
  const { moved, steady, flat, plain } = movementOf(kpis, { compare, metrics, ids })
  const scheme = isRecorded ? 'recorded' : null
  const parts = [
    received?.value ? <Received key="received" n={received.value} /> : t('overview.briefNothing'),
    ...moved.map((clause) => <Moved key={clause.id} clause={clause} scheme={scheme} />),
    ...(steady.length > 0 ? [<Steady key="steady" clauses={steady} scheme={scheme} />] : []),
    ...(flat.length > 0 ? [<Steady key="flat" clauses={flat} scheme={scheme} isFlat />] : []),
    ...(plain.length > 0 ? [<Values key="plain" clauses={plain} scheme={scheme} />] : []),
  ]
  return (
    <>
      <Joined parts={parts} by={t('overview.semicolon')} />
      {t('overview.stop')}
    </>
  )
}

function Received({ n }: { n: number }) {
  const { f, rich } = useWords()
  const { street } = useMeta()
  const { activeFilters } = useView()
  return rich(activeFilters > 0 ? 'overview.briefReceivedPart' : 'overview.briefReceived', {
    street: street.name,
    count: <AppLink to="/cases">{f.count(n)}</AppLink>,
  })
}

interface ClauseProps {
  readonly clause: Clause
  readonly scheme: string | null
}

function Moved({ clause, scheme }: ClauseProps) {
  const { t, f, rich } = useWords()
  const { compare } = useView()
  const points = f.points(clause.metric.value, clause.before?.value).replace(/^[+−]/, '')
  return rich(clause.isUp ? 'overview.briefUp' : 'overview.briefDown', {
    item: <Value clause={clause} scheme={scheme} />,
    basis: t(compare === 'yearAgo' ? 'overview.basisYearAgo' : 'overview.basisPrevious'),
    points,
  })
}

interface ClausesProps {
  readonly clauses: readonly Clause[]
  readonly scheme: string | null
}

function Steady({ clauses, scheme, isFlat = false }: ClausesProps & { readonly isFlat?: boolean }) {
  const { t, rich } = useWords()
  const { compare } = useView()
  return rich(isFlat ? 'overview.briefFlat' : 'overview.briefSteady', {
    items: <Values clauses={clauses} scheme={scheme} />,
    basis: t(compare === 'yearAgo' ? 'overview.basisYearAgo' : 'overview.basisPrevious'),
  })
}

function Values({ clauses, scheme }: ClausesProps) {
  const { t } = useWords()
  const parts = clauses.map((clause) => <Value key={clause.id} clause={clause} scheme={scheme} />)
  return <Joined parts={parts} by={t('overview.comma')} />
}

/** `响应率 93.6%`: the number leads to the ranking by that indicator, lowest first. */
function Value({ clause, scheme }: ClauseProps) {
  const { f, rich, lang } = useWords()
  const { search } = useView()
  const name = useMetricName(clause.id)
  return rich('overview.briefItem', {
    name: lang === 'en' ? name.toLowerCase() : name,
    value: (
      <AppLink to="/rank" search={commonSearch(search, { sort: clause.id, scheme })}>
        {f.metric(clause.metric)}
      </AppLink>
    ),
  })
}
