// What a published quarter proposes, and what a leader made of it.
import { APPRAISAL_OUTCOMES, OUTCOME_STATES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type AppraisalData, useDecideOutcome, whichOf } from './queries.ts'

type Outcome = AppraisalData['outcomes'][number]

export function OutcomesBlock({ data }: { readonly data: AppraisalData }) {
  const words = useWords()
  const { t, f, label } = words
  const session = useSession()
  const decide = useDecideOutcome(whichOf(data))
  if (data.kind === 'month') return <p className="meta">{t('appraisal.outcomesMonth')}</p>
  if (data.state !== 'published') return null
  const isLeader = mayDo('approve', session.data)
  const columns: readonly Column<Outcome>[] = [
    { id: 'unit', head: t('appraisal.unit'), isRowHeader: true, cell: ({ department }) => department.name },
    { id: 'kind', head: t('appraisal.outcome'), cell: ({ kind }) => label(APPRAISAL_OUTCOMES, kind) },
    {
      id: 'state',
      head: t('appraisal.stateHead'),
      cell: ({ state, decidedBy, decidedAt }) => (
        <>
          {label(OUTCOME_STATES, state)}
          {decidedBy !== null && decidedAt !== null ? (
            <span className="meta appraisal-under">
              {t('appraisal.decidedBy', { by: decidedBy, time: f.dateTime(decidedAt) })}
            </span>
          ) : null}
        </>
      ),
    },
    ...(isLeader ? [actColumn(t, decide)] : []),
  ]
  return (
    <Panel id="outcomes" title={t('appraisal.outcomes')} sub={t('appraisal.outcomesSub')}>
      {data.outcomes.length === 0 ? (
        <p>{t('appraisal.outcomesNone')}</p>
      ) : (
        <Table
          caption={t('appraisal.outcomes')}
          columns={columns}
          rows={data.outcomes}
          rowKey={({ department }) => department.id}
        />
      )}
      {decide.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(decide.error, words)}
        </p>
      ) : null}
    </Panel>
  )
}

type Translate = ReturnType<typeof useWords>['t']

function actColumn(t: Translate, decide: ReturnType<typeof useDecideOutcome>): Column<Outcome> {
  const button = ({ department }: Outcome, decision: 'confirmed' | 'declined') => (
    <Button
      size="small"
      isDisabled={decide.isPending}
      onPress={() => decide.mutate({ department: department.id, decision })}
    >
      {t(decision === 'confirmed' ? 'appraisal.confirm' : 'appraisal.decline')}
    </Button>
  )
  return {
    id: 'act',
    head: t('appraisal.logAct'),
    cell: (row) => (
      <span className="row">
        {row.state === 'confirmed' ? null : button(row, 'confirmed')}
        {row.state === 'declined' ? null : button(row, 'declined')}
      </span>
    ),
  }
}
