// Late rows: what came in after freezing and concerns the period, parked and shown.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { AppraisalData } from './queries.ts'
import { moveLines } from './resultWords.ts'

type Late = AppraisalData['late']['items'][number]

export function LateBlock({ late }: { readonly late: AppraisalData['late'] }) {
  const words = useWords()
  const { t, f } = words
  if (late.cases === 0) return <p className="meta">{t('appraisal.lateNone')}</p>
  const columns: readonly Column<Late>[] = [
    {
      id: 'case',
      head: t('appraisal.caseHead'),
      isRowHeader: true,
      cell: ({ id }) => (
        <AppLink to="/cases/$id" params={{ id }} className="appraisal-to">
          {id}
        </AppLink>
      ),
    },
    {
      id: 'kind',
      head: t('appraisal.kindHead'),
      cell: ({ isNew }) => t(isNew ? 'appraisal.lateNew' : 'appraisal.lateChanged'),
    },
    { id: 'events', head: t('appraisal.recordsHead'), align: 'end', cell: ({ events }) => f.integer(events) },
    {
      id: 'source',
      head: t('appraisal.sourceHead'),
      cell: ({ importId }) =>
        importId === null ? t('appraisal.byHand') : t('appraisal.fromImport', { id: String(importId) }),
    },
  ]
  const lines = moveLines(late.moves, words)
  return (
    <Panel title={t('appraisal.late')} sub={t('appraisal.lateSub')}>
      <p>
        {lines.length === 0
          ? t('appraisal.lateNoMove')
          : t('appraisal.lateIf', { list: lines.join(t('appraisal.listGap')) })}
      </p>
      <details className="appraisal-more">
        <summary>{t('appraisal.lateCount', { cases: late.cases, events: late.events })}</summary>
        <Table
          caption={t('appraisal.late')}
          columns={columns}
          rows={late.items}
          rowKey={({ id }) => id}
          density="compact"
        />
      </details>
    </Panel>
  )
}
