// What a correction changes: every number that moved, of departments and of whole groups, before and now.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { Moves, Snapshot } from './queries.ts'
import { moveName, moveValue } from './resultWords.ts'
import { useMetricNames } from './useMetricNames.ts'

export function MovesBlock({ snapshot, version }: { readonly snapshot: Snapshot; readonly version: number }) {
  const words = useWords()
  const { t, say } = words
  const nameOf = useMetricNames()
  const { corrects } = snapshot
  if (corrects === null) return null
  const pooled = corrects.totalMoves.map(({ group, label, ...move }) => {
    const name = t('appraisal.pooledOf', { group: say(label) })
    return { ...move, department: `group ${group}`, name }
  })
  const moves = [...corrects.moves, ...pooled]
  const columns: readonly Column<Moves[number]>[] = [
    { id: 'unit', head: t('appraisal.unit'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'what', head: t('appraisal.moveWhat'), cell: ({ what }) => moveName(what, nameOf, words) },
    {
      id: 'from',
      head: t('appraisal.moveFrom'),
      align: 'end',
      cell: ({ what, from }) => moveValue(what, from, words),
    },
    {
      id: 'to',
      head: t('appraisal.moveTo'),
      align: 'end',
      cell: ({ what, to }) => moveValue(what, to, words),
    },
  ]
  const sub = t('appraisal.movesSub', { n: version, before: corrects.version, reason: corrects.reason })
  return (
    <Panel title={t('appraisal.moves')} sub={sub}>
      {moves.length === 0 ? (
        <p>{t('appraisal.movesNone')}</p>
      ) : (
        <Table
          caption={t('appraisal.moves')}
          columns={columns}
          rows={moves}
          rowKey={({ department, what }) => `${department} ${what}`}
          density="compact"
          phone="scroll"
        />
      )}
    </Panel>
  )
}
