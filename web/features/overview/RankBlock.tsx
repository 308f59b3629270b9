// Front and rear of one peer group: score and interval on a common axis, against the standard.
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { groupShown, scoreAxis, standingOf, tiedRanks } from '#web/lib/standing.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { PublishedBeside } from '#web/ui/PublishedBeside.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { ScoreAxisHead, ScoreInterval, StandingWord } from '#web/ui/ScoreInterval.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Between } from './Between.tsx'
import { standingsOf } from './briefFacts.ts'
import { extremesOf } from './rankExtremes.ts'
import { useStandings } from './useStandings.ts'

export function RankBlock() {
  const { t } = useWords()
  const { params } = useView()
  const query = useStandings()
  const group = groupShown(query.data?.groups ?? [], params.group)
  return (
    <Panel
      kind="plain"
      title={<Title group={group} />}
      sub={group ? <Sub group={group} rankings={query.data} /> : null}
      actions={group ? <AllLink group={group} scheme={query.data?.scheme} /> : null}
    >
      <QueryState
        query={query}
        height="20rem"
        lines={8}
        isEmpty={(data) => !groupShown(data.groups, params.group)?.rows.some((row) => row.ranked)}
        empty={<p>{t('overview.rankEmpty')}</p>}
      >
        {(data) => (
          <>
            <GroupSwitch groups={data.groups} shown={group} />
            <p className="meta">
              <PublishedBeside rankings={data} {...(group ? { group: group.id } : {})} />
            </p>
            {group ? <ExtremesTable group={group} rankings={data} /> : null}
          </>
        )}
      </QueryState>
    </Panel>
  )
}

function Title({ group }: { group: RankingGroup | undefined }) {
  const { t } = useWords()
  const { ruleSet } = useMeta()
  if (!group) return t('overview.rank')
  const { above, below, ranked } = standingsOf({ groups: [group] }, ruleSet.target)
  if (ranked === 0) return t('overview.rank')
  if (above.length + below.length === 0) return t('overview.rankTitleOpen', { target: ruleSet.target })
  return t('overview.rankTitle', { above: above.length, below: below.length, target: ruleSet.target })
}

function Sub({ group, rankings }: { group: RankingGroup; rankings: Rankings | undefined }) {
  const { t, say } = useWords()
  const n = group.rows.filter((row) => row.ranked).length
  if (n === 0) return say(group.label)
  const isRecorded = rankings?.scheme === 'recorded'
  return t(isRecorded ? 'overview.rankSubRecorded' : 'overview.rankSub', { group: say(group.label), n })
}

function AllLink({ group, scheme }: { group: RankingGroup; scheme: string | undefined }) {
  const { t } = useWords()
  const { search } = useView()
  const patch = { group: group.id, scheme: scheme === 'standard' ? null : scheme }
  return (
    <AppLink to="/rank" search={commonSearch(search, patch)}>
      {t('overview.seeAll', { n: group.rows.length })}
    </AppLink>
  )
}

function GroupSwitch(props: { groups: readonly RankingGroup[]; shown: RankingGroup | undefined }) {
  const { t, say } = useWords()
  const { set } = useView()
  const { groups, shown } = props
  if (groups.length < 2 || !shown) return null
  return (
    <div className="overview-groups">
      <Segmented
        label={t('overview.groups')}
        size="small"
        value={shown.id}
        options={groups.map((group) => ({ value: group.id, text: say(group.label) }))}
        onChange={(id) => set({ group: id })}
      />
    </div>
  )
}

function ExtremesTable({ group, rankings }: { group: RankingGroup; rankings: Rankings }) {
  const { t, say } = useWords()
  const { front, between, rear } = extremesOf(group.rows)
  const columns = useColumns(group, rankings)
  const caption = t('overview.rankCaption', { group: say(group.label) })
  return (
    <div className="overview-rank">
      <Table
        caption={caption}
        columns={columns}
        rows={front}
        rowKey={keyOf}
        className="overview-rank-front"
      />
      {between.length > 0 ? <Between rows={between} /> : null}
      {rear.length > 0 ? (
        <Table
          caption={t('overview.rankCaptionRear', { group: say(group.label) })}
          columns={columns}
          rows={rear}
          rowKey={keyOf}
          className="overview-rank-rear"
        />
      ) : null}
    </div>
  )
}

const keyOf = (row: RankingRow) => row.department.id

function useColumns(group: RankingGroup, rankings: Rankings): Column<RankingRow>[] {
  const { t, f } = useWords()
  const { target } = useMeta().ruleSet
  const axis = scoreAxis(group.rows, target)
  const tied = tiedRanks(group.rows)
  return [
    {
      id: 'rank',
      head: t('overview.rankPlace'),
      cell: (row) => (
        <>
          {f.rank(row.rank, row.rank !== null && tied.has(row.rank))}
          {row.rankLow === null ? null : (
            <span className="meta overview-range">
              {t('overview.rankRange', { range: f.rankRange(row.rankLow, row.rankHigh) })}
            </span>
          )}
        </>
      ),
      className: 'overview-place',
    },
    {
      id: 'unit',
      head: t('overview.unit'),
      isRowHeader: true,
      className: 'overview-unit',
      cell: (row) => (
        <AppLink to="/unit/$id" params={{ id: row.department.id }}>
          {row.department.name}
        </AppLink>
      ),
    },
    {
      id: 'interval',
      head: <ScoreAxisHead axis={axis} target={target} />,
      name: t('overview.interval'),
      className: 'overview-plot',
      cell: (row) => (
        <ScoreInterval
          row={row}
          axis={axis}
          target={target}
          opens={{ indicators: row.indicators, rankings, of: row.department.name }}
        />
      ),
    },
    {
      id: 'score',
      head: t('overview.score'),
      align: 'end',
      className: 'overview-score',
      cell: (row) => (
        <ScoreValue {...row.score} indicators={row.indicators} rankings={rankings} of={row.department.name} />
      ),
    },
    {
      id: 'standing',
      head: t('overview.standing'),
      align: 'end',
      className: 'overview-standing',
      cell: (row) => <StandingWord standing={standingOf(row, target)} />,
    },
  ]
}
