// The records of a drawn batch in the order of its queue; who cannot be checked gives way to the next ticket.
import { useState } from 'react'
import { SAMPLED_AS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type SampleData, useReplace } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type RecordRow = SampleData['records'][number]

export function RecordsBlock({ sample, may }: { readonly sample: SampleData; readonly may: boolean }) {
  const { t, f } = useWords()
  const [asked, setAsked] = useState<string | null>(null)
  const replace = useReplace(sample.id)
  const inspectors = sample.inspectors.filter(({ isDrawn }) => isDrawn).map(({ name }) => name)
  const close = () => setAsked(null)
  return (
    <Panel
      title={t('draw.drawnTitle', {
        n: f.integer(sample.sampleSize),
        inspectors: inspectors.join(t('draw.listGap')),
      })}
      sub={t('draw.drawnSub', { at: f.dateTimeLong(sample.drawnAt ?? ''), by: sample.drawnBy ?? '' })}
    >
      <Records sample={sample} onReplace={may ? setAsked : null} />
      <ReasonDialog
        key={asked}
        title={t('draw.replaceTitle', { id: asked ?? '' })}
        text={t('draw.replaceText')}
        isOpen={asked !== null}
        isBusy={replace.isPending}
        error={replace.error}
        onClose={close}
        onGive={(reason) => replace.mutate({ caseId: asked ?? '', reason }, { onSuccess: close })}
      />
    </Panel>
  )
}

interface RecordsProps {
  readonly sample: SampleData
  /** Null = the reader may not. */
  readonly onReplace: ((caseId: string) => void) | null
}

function Records({ sample, onReplace }: RecordsProps) {
  const { t, f, label } = useWords()
  const names = new Map(sample.inspectors.map(({ account, name }) => [account, name]))
  const columns: readonly Column<RecordRow>[] = [
    { id: 'place', head: t('draw.place'), align: 'end', cell: (_, index) => f.integer(index + 1) },
    {
      id: 'case',
      head: t('draw.case'),
      isRowHeader: true,
      cell: ({ caseId }) => (
        <AppLink to="/cases/$id" params={{ id: caseId }}>
          {caseId}
        </AppLink>
      ),
    },
    { id: 'department', head: t('draw.department'), cell: ({ department }) => department.name },
    {
      id: 'inspector',
      head: t('draw.inspector'),
      cell: ({ inspector }) => names.get(inspector) ?? inspector,
    },
    {
      id: 'sampledAs',
      head: t('draw.sampledAs'),
      cell: ({ sampledAs, replaces, replacedReason }) =>
        [
          label(SAMPLED_AS, sampledAs),
          ...(replaces === null ? [] : [t('draw.replaces', { id: replaces })]),
          ...(replacedReason === null ? [] : [t('draw.replacedBy', { reason: replacedReason })]),
        ].join(' · '),
    },
  ]
  const acts: Column<RecordRow> = {
    id: 'act',
    head: t('draw.replace'),
    cell: ({ caseId, replacedReason }) =>
      replacedReason === null && onReplace !== null ? (
        <Button
          size="small"
          aria-label={t('draw.replaceThis', { id: caseId })}
          onPress={() => onReplace(caseId)}
        >
          {t('draw.replace')}
        </Button>
      ) : null,
  }
  return (
    <Table
      caption={t('draw.sample')}
      density="compact"
      columns={onReplace === null ? columns : [...columns, acts]}
      rows={sample.records}
      rowKey={({ caseId }) => caseId}
    />
  )
}
