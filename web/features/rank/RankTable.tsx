// The table of one group: the pooled total first, then the ranked units; sorting by a column never renumbers a rank.
import { useNavigate } from '@tanstack/react-router'
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { Table } from '#web/ui/Table.tsx'
import { sorted } from '#web/ui/tableSort.ts'
import { type Ranked, rankedRows, sortValue } from './rankRows.ts'
import { TotalRow } from './TotalRow.tsx'
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
      lead={<TotalRow rankings={rankings} group={group} />}
    />
  )
}
