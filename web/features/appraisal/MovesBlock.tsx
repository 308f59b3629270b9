// What a correction changes: every number that moved, of departments and of whole groups, before and now.
import { useQuery } from '@tanstack/react-query'
import type { Rankings } from '#api/contract/rankings.ts'
import { resultQuery } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { type MovedNumber, MoveNumber } from './MoveNumber.tsx'
import { type AppraisalData, type Snapshot, whichOf } from './queries.ts'
import { moveName } from './resultWords.ts'

interface Moved extends MovedNumber {
  readonly from: number | null
  readonly to: number | null
}

export function MovesBlock({
  data,
  snapshot,
}: {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
}) {
  const words = useWords()
  const { t, say } = words
  const nameOf = useMetricNames()
  const { corrects } = snapshot
  const now = useDrawn(data, corrects === null ? null : data.version)
  const before = useDrawn(data, corrects?.version ?? null)
  if (corrects === null) return null
  const pooled = corrects.totalMoves.map(({ group, label, ...move }) => {
    const name = t('appraisal.pooledOf', { group: say(label) })
    return { ...move, group, name }
  })
  const moves: readonly Moved[] = [...corrects.moves, ...pooled]
  const columns: readonly Column<Moved>[] = [
    { id: 'unit', head: t('appraisal.unit'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'what', head: t('appraisal.moveWhat'), cell: ({ what }) => moveName(what, nameOf, words) },
    {
      id: 'from',
      head: t('appraisal.moveFrom'),
      align: 'end',
      cell: (move) => <MoveNumber move={move} value={move.from} drawn={before} />,
    },
    {
      id: 'to',
      head: t('appraisal.moveTo'),
      align: 'end',
      cell: (move) => <MoveNumber move={move} value={move.to} drawn={now} />,
    },
  ]
  const sub = t('appraisal.movesSub', {
    n: data.version ?? 1,
    before: corrects.version,
    reason: corrects.reason,
  })
  return (
    <Panel title={t('appraisal.moves')} sub={sub}>
      {moves.length === 0 ? (
        <p>{t('appraisal.movesNone')}</p>
      ) : (
        <Table
          caption={t('appraisal.moves')}
          columns={columns}
          rows={moves}
          rowKey={({ department, group, what }) => `${department ?? group} ${what}`}
          density="compact"
          phone="scroll"
        />
      )}
    </Panel>
  )
}

/** A version as it is drawn: what its numbers open. */
function useDrawn(data: AppraisalData, version: number | null): Rankings | undefined {
  const query = useQuery({ ...resultQuery(whichOf(data), version ?? 1), enabled: version !== null })
  return query.data?.rankings
}
