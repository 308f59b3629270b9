// Who signed off what, and when, the latest last.
import { APPRAISAL_ACTS, APPRAISAL_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { AppraisalData } from './queries.ts'

type SignOff = AppraisalData['log'][number]

export function LogBlock({ log }: { readonly log: readonly SignOff[] }) {
  const { t, f, label } = useWords()
  const columns: readonly Column<SignOff>[] = [
    { id: 'time', head: t('appraisal.logTime'), isRowHeader: true, cell: ({ at }) => f.dateTime(at) },
    { id: 'by', head: t('appraisal.logBy'), cell: ({ by }) => by },
    { id: 'act', head: t('appraisal.logAct'), cell: ({ act }) => label(APPRAISAL_ACTS, act) },
    {
      id: 'version',
      head: t('appraisal.versionHead'),
      cell: ({ version }) => t('appraisal.versionN', { n: version }),
    },
    { id: 'to', head: t('appraisal.logTo'), cell: ({ to }) => label(APPRAISAL_STATES, to) },
    { id: 'note', head: t('appraisal.logNote'), cell: ({ note }) => note ?? t('format.missing') },
  ]
  return (
    <Panel id="log" title={t('appraisal.log')} kind="plain">
      {log.length === 0 ? (
        <p className="meta">{t('appraisal.logEmpty')}</p>
      ) : (
        <Table
          caption={t('appraisal.log')}
          columns={columns}
          rows={log}
          rowKey={({ at, act }, index) => `${at} ${act} ${index}`}
          density="compact"
        />
      )}
    </Panel>
  )
}
