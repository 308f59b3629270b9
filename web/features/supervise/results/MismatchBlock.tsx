// Cases reported as resolved that residents say are not: one press sends one back, or all that are left, after asking.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type Mismatch, type Results, useSendBack } from './queries.ts'

export function MismatchBlock({ results }: { readonly results: Results }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const maySend = useMay('sendBack') === 'yes'
  const left = results.mismatches.flatMap(({ caseId, sentBackAt }) => (sentBackAt === null ? [caseId] : []))
  const columns = useColumns(results, maySend ? (id) => setChosen([id]) : null)
  return (
    <Panel
      title={t('checkResults.mismatches')}
      sub={
        results.mismatches.length === 0
          ? t('checkResults.mismatchesNone')
          : t('checkResults.mismatchesSub', { n: results.mismatches.length })
      }
      actions={
        maySend && left.length > 0 ? (
          <Button onPress={() => setChosen(left)}>{t('checkResults.sendAll', { n: left.length })}</Button>
        ) : null
      }
    >
      {results.mismatches.length === 0 ? null : (
        <Table
          caption={t('checkResults.mismatches')}
          columns={columns}
          rows={results.mismatches}
          rowKey={({ caseId }) => caseId}
          density="compact"
        />
      )}
      <SendDialog sample={results.sample} cases={chosen} onClose={() => setChosen([])} />
    </Panel>
  )
}

function useColumns(results: Results, send: ((id: string) => void) | null): Column<Mismatch>[] {
  const { t, f } = useWords()
  const nameOf = new Map(results.units.map(({ department: { id, name } }) => [id, name]))
  return [
    {
      id: 'case',
      head: t('checkResults.case'),
      isRowHeader: true,
      cell: ({ caseId }) => (
        <AppLink to="/cases/$id" params={{ id: caseId }}>
          {caseId.slice(caseId.indexOf(':') + 1)}
        </AppLink>
      ),
    },
    { id: 'title', head: t('checkResults.caseTitle'), cell: ({ title }) => title ?? t('format.missing') },
    {
      id: 'unit',
      head: t('checkResults.unit'),
      cell: ({ department }) => nameOf.get(department) ?? department,
    },
    {
      id: 'state',
      head: t('checkResults.state'),
      cell: ({ caseId, sentBackAt, sentBackBy }) =>
        sentBackAt !== null ? (
          t('checkResults.sentBack', { by: sentBackBy ?? '', at: f.dateTimeLong(sentBackAt) })
        ) : send === null ? (
          t('checkResults.notSentBack')
        ) : (
          <Button size="small" onPress={() => send(caseId)}>
            {t('checkResults.sendBack')}
          </Button>
        ),
    },
  ]
}

interface SendDialogProps {
  readonly sample: number
  /** Empty = closed. */
  readonly cases: readonly string[]
  readonly onClose: () => void
}

function SendDialog({ sample, cases, onClose }: SendDialogProps) {
  const words = useWords()
  const { t } = words
  const sendBack = useSendBack(sample)
  const foot = (
    <>
      <Button onPress={onClose}>{t('checkResults.cancel')}</Button>
      <Button
        kind="primary"
        isDisabled={sendBack.isPending}
        onPress={() => sendBack.mutate([...cases], { onSuccess: onClose })}
      >
        {t('checkResults.sendBack')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('checkResults.sendTitle')}
      isOpen={cases.length > 0}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={foot}
    >
      <p>{t('checkResults.sendText', { n: cases.length })}</p>
      {sendBack.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(sendBack.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
