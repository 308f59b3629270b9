// Units without a rank: what they have, and which indicator keeps them out.
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { REASONS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import type { RankTableProps } from './RankTable.tsx'
import { Rate } from './Rate.tsx'
import { shortOf } from './rankRows.ts'

export function NotRanked({ rankings, group }: RankTableProps) {
  const { t } = useWords()
  const { metrics } = useMeta()
  const { say } = useWords()
  const rows = group.rows.filter((row) => !row.ranked)
  if (rows.length === 0) return null
  const rates = rankings.indicators.map(({ metric }): Column<RankingRow> => {
    const entry = metrics.find((one) => one.id === metric)
    return {
      id: metric,
      head: entry ? say(entry.name) : metric,
      align: 'end',
      className: 'rank-rate',
      cell: (row) => (
        <Rate id={metric} metric={row.indicators[metric]} envelope={rankings} of={row.department.name} />
      ),
    }
  })
  return (
    <Panel kind="plain" title={t('rank.notRanked', { n: rows.length })} className="rank-out">
      <Table
        caption={t('rank.notRanked', { n: rows.length })}
        className="rank-out-table"
        density="large"
        rows={rows}
        rowKey={(row) => row.department.id}
        columns={[
          {
            id: 'unit',
            head: t('rank.unit'),
            isRowHeader: true,
            className: 'rank-unit',
            cell: (row) => (
              <AppLink to="/unit/$id" params={{ id: row.department.id }}>
                {row.department.name}
              </AppLink>
            ),
          },
          ...rates,
          {
            id: 'reason',
            head: t('rank.reason'),
            className: 'rank-reason',
            cell: (row) => <Why row={row} rankings={rankings} />,
          },
        ]}
      />
    </Panel>
  )
}

function Why({ row, rankings }: { row: RankingRow; rankings: Rankings }) {
  const { t, f, say, label } = useWords()
  const { metrics } = useMeta()
  const short = shortOf(row, rankings.indicators)
  const nameOf = (id: string) => {
    const entry = metrics.find((one) => one.id === id)
    return entry ? say(entry.name) : id
  }
  const parts = short.map(({ metric, den }) => t('rank.shortOf', { name: nameOf(metric), n: f.integer(den) }))
  const min = Math.max(0, ...short.map((one) => one.min))
  return (
    <>
      <Verdict kind="uncertain">{row.reason ? label(REASONS, row.reason) : t('kit.notEnoughPlain')}</Verdict>
      {parts.length > 0 ? (
        <span className="meta">
          {t(parts.length > 1 ? 'rank.short' : 'rank.shortOne', { list: parts.join(t('rank.comma')), min })}
        </span>
      ) : null}
    </>
  )
}
