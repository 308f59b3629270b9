// The overview: the brief, the indicators, front and rear of the ranking, where, what is due, what is to do.

import { useQuery } from '@tanstack/react-query'
import { kpisQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { CopyLink } from '#web/ui/CopyLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Brief } from './Brief.tsx'
import { DueBlock } from './DueBlock.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { HeatBlock } from './HeatBlock.tsx'
import { KpiRow } from './KpiRow.tsx'
import { OverviewExport } from './OverviewExport.tsx'
import { RankBlock } from './RankBlock.tsx'
import { TodoBlock } from './TodoBlock.tsx'
import './overview.css'
import './brief.css'
import './blocks.css'

export function OverviewPage() {
  const { t } = useWords()
  const { cases, street } = useMeta()
  if (cases === 0) {
    return (
      <Page
        title={t('overview.welcome')}
        screen={t('overview.title')}
        sub={t('overview.welcomeSub', { street: street.name })}
      >
        <FirstSteps />
      </Page>
    )
  }
  return (
    <Page
      title={t('overview.title')}
      sub={<Against />}
      actions={
        <>
          <CopyLink />
          <OverviewExport />
        </>
      }
      className="overview"
    >
      <Brief />
      <KpiRow />
      <div className="overview-blocks">
        <RankBlock />
        <HeatBlock />
        <DueBlock />
        <TodoBlock />
      </div>
      <Footer />
    </Page>
  )
}

/** How many units, and with which periods (cut to as many days where this one still runs) the changes compare. */
function Against() {
  const { t, f } = useWords()
  const { departments, communities } = useMeta()
  const { filters, compare } = useView()
  const { data } = useQuery(kpisQuery(filters))
  const size = t('overview.size', { units: departments.length, communities: communities.length })
  if (!data?.previous || !data.yearAgo || compare === 'none') return size
  const days = data.elapsedDays
  const previous = f.period(data.previous.period.id)
  // Of a year both comparisons are the same one.
  if (data.previous.period.id === data.yearAgo.period.id) {
    const against = data.complete
      ? t('overview.againstOne', { previous })
      : t('overview.againstOneDays', { previous, days })
    return `${size} · ${against}`
  }
  const periods = { previous, yearAgo: f.period(data.yearAgo.period.id) }
  const against = data.complete
    ? t('overview.against', periods)
    : t('overview.againstDays', { ...periods, days })
  return `${size} · ${against}`
}

function Footer() {
  const { t } = useWords()
  const { sources, ruleSet } = useMeta()
  return (
    <p className="meta overview-foot">
      {t('overview.foot', {
        sources: sources.map((source) => source.id).join(t('overview.comma')),
        ruleSet: ruleSet.id,
        version: ruleSet.version,
        target: ruleSet.target,
      })}
    </p>
  )
}
