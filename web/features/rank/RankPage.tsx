// The ranking: one peer group as a table of scores with intervals, who is not ranked and why, how to read it.
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { groupShown, ranksAnybody } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'
import { CopyLink } from '#web/ui/CopyLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Formula } from './Formula.tsx'
import { HowToRead } from './HowToRead.tsx'
import { NobodyRanked } from './NobodyRanked.tsx'
import { NotRanked } from './NotRanked.tsx'
import { PublishedNote } from './PublishedNote.tsx'
import { RankExport } from './RankExport.tsx'
import { RankTable } from './RankTable.tsx'
import { RankTools } from './RankTools.tsx'
import { useMixShown } from './useMixColumn.tsx'
import { useRanking } from './useRanking.ts'
import { FunnelView } from './views/FunnelView.tsx'
import { HeatView } from './views/HeatView.tsx'
import { readRankView } from './views/rankView.ts'
import { SlopeView } from './views/SlopeView.tsx'
import { WeightsButton, WeightsPlace } from './weights/WeightsButton.tsx'
import './rank.css'
import './tiers.css'
import './views/views.css'
import '#web/marks/explain.css'

export function RankPage() {
  const { t } = useWords()
  const { params } = useView()
  const query = useRanking()
  return (
    <Page
      title={t('rank.title')}
      sub={<Formula rankings={query.data} />}
      actions={
        <>
          <WeightsButton />
          <CopyLink />
          <RankExport rankings={query.data} />
        </>
      }
      className="rank"
    >
      <RankTools groups={query.data?.groups ?? []} />
      <QueryState query={query} height="40rem" lines={12}>
        {(data) => <Ranking rankings={data} group={groupShown(data.groups, params.group)} />}
      </QueryState>
    </Page>
  )
}

function Ranking({ rankings, group }: { rankings: Rankings; group: RankingGroup | undefined }) {
  const { t } = useWords()
  const { params } = useView()
  const { isShown: isMixShown } = useMixShown()
  const view = readRankView(params.v)
  return (
    <>
      <PublishedNote rankings={rankings} />
      {ranksAnybody(rankings) ? null : <NobodyRanked rankings={rankings} />}
      <WeightsPlace group={group?.id} />
      {group && view === 'table' ? <RankTable rankings={rankings} group={group} /> : null}
      {view === 'table' && isMixShown ? <p className="meta rank-note">{t('rank.mixNote')}</p> : null}
      {group && view === 'funnel' ? <FunnelView rankings={rankings} group={group} /> : null}
      {group && view === 'slope' ? <SlopeView rankings={rankings} group={group} /> : null}
      {group && view === 'heat' ? <HeatView rankings={rankings} group={group} /> : null}
      <div className="rank-below">
        {group ? <NotRanked rankings={rankings} group={group} /> : null}
        {view === 'table' ? <HowToRead /> : null}
      </div>
      <p className="meta rank-foot">{t(footOf(rankings))}</p>
    </>
  )
}

/** Ranks are provisional until the period is over and frozen. */
const footOf = ({ complete, status }: Rankings) =>
  complete ? (status === 'open' ? 'rank.foot' : 'rank.footFrozen') : 'rank.footRunning'
