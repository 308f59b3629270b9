// What the tried weights change: rank, tier and score of every ranked unit, and how robust its tier is.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Table } from '#web/ui/Table.tsx'
import type { WeightedRow } from './weights.ts'

export function WeightsTable({ rows }: { readonly rows: readonly WeightedRow[] }) {
  const { t, f } = useWords()
  return (
    <Table
      caption={t('rank.weightsCaption')}
      className="rank-weights-table"
      density="compact"
      phone="scroll"
      rows={rows}
      rowKey={({ id }) => id}
      rowClass={({ isMoved, isOtherTier }) => (isMoved || isOtherTier ? 'rank-moved' : '')}
      columns={[
        {
          id: 'unit',
          head: t('rank.unit'),
          isRowHeader: true,
          cell: ({ id, name }) => (
            <AppLink to="/unit/$id" params={{ id }}>
              {name}
            </AppLink>
          ),
        },
        {
          id: 'rank',
          head: t('rank.place'),
          align: 'end',
          cell: ({ now, tried }) => (
            <Step from={f.rank(now.rank)} to={f.rank(tried.rank)} by={now.rank - tried.rank} />
          ),
        },
        {
          id: 'tier',
          head: t('rank.tierHead'),
          align: 'end',
          cell: ({ now, tried }) => (
            <Step
              from={t('rank.tier', { n: now.tier })}
              to={t('rank.tier', { n: tried.tier })}
              by={now.tier - tried.tier}
            />
          ),
        },
        { id: 'score', head: t('rank.score'), align: 'end', cell: ({ tried }) => f.score(tried.score) },
        {
          id: 'robust',
          head: t('rank.robustHead'),
          className: 'rank-robust',
          cell: ({ robust }) => (robust === null ? '\u2014' : t('rank.robust', { share: f.rate(robust, 0) })),
        },
      ]}
    />
  )
}

/** `第5名 → 第3名 ↑`; unchanged ones stay quiet. */
function Step({ from, to, by }: { readonly from: string; readonly to: string; readonly by: number }) {
  if (by === 0) return <span className="muted">{to}</span>
  return <b>{`${from} → ${to} ${by > 0 ? '↑' : '↓'}`}</b>
}
