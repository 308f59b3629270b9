// The ranking: one peer group as a table of scores with intervals, who is not ranked and why, how to read it.
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { lastingAddress } from '#web/lib/drawn.ts'
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
import { rankViewOf } from './views/rankView.ts'
import { SlopeView } from './views/SlopeView.tsx'
import { WeightsButton, WeightsPlace } from './weights/WeightsButton.tsx'
import './present.css'
import './rank.css'
import './tiers.css'
import './views/views.css'
import '#web/marks/explain.css'

export function RankPage() {
  const { t } = useWords()
  const view = useView()
  const { params } = view
  const query = useRanking()
  const isLive = query.data?.snapshot === undefined
  return (
    <Page
      title={t('rank.title')}
      sub={<Formula rankings={query.data} />}
      actions={
        <>
          {isLive ? <WeightsButton /> : null}
          <CopyLink address={() => lastingAddress(window.location.href, view, query.data)} />
          <RankExport rankings={query.data} />
        </>
      }
      className="rank"
    >
      <RankTools groups={query.data?.groups ?? []} isLive={isLive} />
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
  const isLive = rankings.snapshot === undefined
  const view = rankViewOf(params.v, isLive)
  return (
    <>
      <PublishedNote rankings={rankings} />
      {ranksAnybody(rankings) ? null : <NobodyRanked rankings={rankings} />}
      {isLive ? <WeightsPlace group={group?.id} /> : null}
      {group && view === 'table' ? <RankTable rankings={rankings} group={group} /> : null}
      {view === 'table' && isLive && isMixShown ? (
        <p className="meta rank-note">{t('rank.mixNote')}</p>
      ) : null}
      {group && view === 'funnel' ? <FunnelView rankings={rankings} group={group} /> : null}
      {group && view === 'slope' ? <SlopeView rankings={rankings} group={group} /> : null}
      {group && view === 'heat' ? <HeatView rankings={rankings} group={group} /> : null}
      <div className="rank-below">
        {group ? <NotRanked rankings={rankings} group={group} /> : null}
        {view === 'table' ? <HowToRead rankings={rankings} /> : null}
      </div>
      <p className="meta rank-foot">{t(footOf(rankings))}</p>
    </>
  )
}

function footOf({ snapshot, complete, status }: Rankings) {
  if (snapshot) return 'rank.footDrawn'
  if (!complete) return 'rank.footRunning'
  return status === 'open' ? 'rank.foot' : 'rank.footFrozen'
}
