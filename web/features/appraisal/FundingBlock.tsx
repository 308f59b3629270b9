// The table that funding and honours are decided by: data only.
import { APPRAISAL_OUTCOMES, SCORE_BANDS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { AppraisalData, Snapshot } from './queries.ts'

type Line = Snapshot['funding'][number]

export interface FundingBlockProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
}

export function FundingBlock({ data, snapshot }: FundingBlockProps) {
  const { t, f, label, say } = useWords()
  const groups = new Map(snapshot.groups.map(({ id, label: words }) => [id, say(words)]))
  const columns: readonly Column<Line>[] = [
    { id: 'unit', head: t('appraisal.unit'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'group', head: t('appraisal.kindHead'), cell: ({ group }) => groups.get(group) ?? group },
    { id: 'rank', head: t('appraisal.rank'), align: 'end', cell: ({ rank }) => f.rank(rank) },
    {
      id: 'total',
      head: t(data.kind === 'month' ? 'appraisal.score' : 'appraisal.total'),
      align: 'end',
      cell: ({ value }) => f.score(value),
    },
    {
      id: 'band',
      head: t('appraisal.band'),
      cell: ({ band }) => (band === null ? t('format.missing') : label(SCORE_BANDS, band)),
    },
    {
      id: 'outcome',
      head: t('appraisal.outcome'),
      cell: ({ outcome }) => (outcome === null ? t('format.missing') : label(APPRAISAL_OUTCOMES, outcome)),
    },
  ]
  return (
    <Panel id="funding" title={t('appraisal.funding')} sub={t('appraisal.fundingSub')}>
      <details className="appraisal-more">
        <summary>{t('appraisal.fundingOf', { n: snapshot.funding.length })}</summary>
        <Table
          caption={t('appraisal.funding')}
          columns={columns}
          rows={snapshot.funding}
          rowKey={({ department }) => department}
          density="compact"
        />
      </details>
    </Panel>
  )
}
