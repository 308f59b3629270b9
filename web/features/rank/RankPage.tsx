// The ranking: one peer group as a table of scores with intervals, who is not ranked and why, how to read it.
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
import { RankExport } from './RankExport.tsx'
import { RankTable } from './RankTable.tsx'
import { RankTools } from './RankTools.tsx'
import { useRanking } from './useRanking.ts'
import './rank.css'

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
          <CopyLink />
          <RankExport rankings={query.data} />
        </>
      }
      className="rank"
    >
      <RankTools groups={query.data?.groups ?? []} />
      <QueryState query={query} height="40rem" lines={12}>
        {(data) => {
          const group = groupShown(data.groups, params.group)
          return (
            <>
              {ranksAnybody(data) ? null : <NobodyRanked rankings={data} />}
              {group ? <RankTable rankings={data} group={group} /> : null}
              <div className="rank-below">
                {group ? <NotRanked rankings={data} group={group} /> : null}
                <HowToRead />
              </div>
              <p className="meta rank-foot">{t(data.complete ? 'rank.foot' : 'rank.footRunning')}</p>
            </>
          )
        }}
      </QueryState>
    </Page>
  )
}
