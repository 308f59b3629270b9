// The table of one group: the pooled total first, then the ranked units; sorting by a column never renumbers a rank.
import { useNavigate } from '@tanstack/react-router'
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { Table } from '#web/ui/Table.tsx'
import { sorted } from '#web/ui/tableSort.ts'
import { type Ranked, rankedRows, sortValue } from './rankRows.ts'
import { TierHead } from './TierHead.tsx'
import { TotalRow } from './TotalRow.tsx'
import { type Tier, tierBeginning, tiersOf } from './tiers.ts'
import { useRankColumns } from './useRankColumns.tsx'
import { useEarlierRanks } from './useRanking.ts'

export interface RankTableProps {
  readonly rankings: Rankings
  readonly group: RankingGroup
}

export function RankTable({ rankings, group }: RankTableProps) {
  const { t, f, say } = useWords()
  const { params, search, set } = useView()
  const navigate = useNavigate()
  const rows = rankedRows(group, useEarlierRanks())
  const columns = useRankColumns(rankings, group)
  // A column that this scheme does not have leaves the order of the ranks.
  const sort = columns.some((column) => column.id === params.sort?.replace(/^-/, ''))
    ? params.sort
    : undefined
  // Other orders tear tiers apart: no bands then.
  const isByRank = sort === undefined || sort === 'rank'
  const tiers = isByRank ? tiersOf(rows.map(({ row }) => row)) : []
  const open = ({ row }: Ranked) =>
    void navigate({ to: '/unit/$id', params: { id: row.department.id }, search: commonSearch(search) })
  const caption = t('rank.caption', { period: f.period(rankings.period.id), group: say(group.label) })
  if (rows.length === 0) return null
  return (
    <Table
      caption={caption}
      className="rank-table"
      density="large"
      columns={columns}
      rows={sorted(rows, sort, sortValue)}
      rowKey={({ row }) => row.department.id}
      sort={sort ?? 'rank'}
      onSort={(next) => set({ sort: next === 'rank' ? null : next }, { replace: true })}
      onOpen={open}
      isSelected={
        params.select.length > 0 ? ({ row }) => params.select.includes(row.department.id) : undefined
      }
      before={({ row }) => {
        const tier = tierBeginning(tiers, row)
        return tier ? <TierHead tier={tier} columns={columns.length} /> : null
      }}
      rowClass={({ row }) => bandOf(tiers, row)}
      lead={<TotalRow rankings={rankings} group={group} />}
    />
  )
}

/** Band and bracket of a row inside its tier. */
function bandOf(tiers: readonly Tier[], row: RankingRow): string {
  const tier = tiers.find(({ rows }) => rows.includes(row))
  if (!tier) return ''
  const ends = [
    tier.rows[0] === row ? 'rank-tier-first' : '',
    tier.rows.at(-1) === row ? 'rank-tier-last' : '',
  ]
  return ['rank-tier', ...ends].join(' ').trim()
}
