// A new council from a template, or a draft's agenda changed while nobody votes yet.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { NewCouncil } from '#api/contract/councils.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { CouncilForm, useQuarters } from './CouncilForm.tsx'
import { bodyOf, type CouncilDraft, draftFaults, draftOf, usualQuorum } from './draft.ts'
import { Fault } from './Fault.tsx'
import { type Council, useAdd, useChange } from './queries.ts'

export function NewCouncilDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const add = useAdd()
  const send = (body: NewCouncil) =>
    add.mutate(body, {
      onSuccess: ({ id }) => void navigate({ to: '/council/$id', params: { id: String(id) } }),
    })
  return (
    <Editing title={t('council.add')} from={useTemplate()} sending={add} onSend={send} onClose={onClose} />
  )
}

interface EditCouncilProps {
  readonly council: Council
  readonly onClose: () => void
}

/** Slips that were made stay good: what they open is the agenda as it stands when the voting begins. */
export function EditCouncilDialog({ council, onClose }: EditCouncilProps) {
  const { t } = useWords()
  const { zone } = useMeta()
  const change = useChange(council.id)
  return (
    <Editing
      title={t('council.edit')}
      from={draftOf(council, zone)}
      sending={change}
      onSend={(body) => change.mutate(body, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

interface EditingProps {
  readonly title: string
  readonly from: CouncilDraft
  readonly sending: { readonly isPending: boolean; readonly error: Error | null }
  readonly onSend: (body: NewCouncil) => void
  readonly onClose: () => void
}

function Editing({ title, from, sending, onSend, onClose }: EditingProps) {
  const { t } = useWords()
  const meta = useMeta()
  const [draft, setDraft] = useState(from)
  const isReady = draftFaults(draft).length === 0
  return (
    <Dialog
      kind="drawer"
      title={title}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <Button onPress={onClose}>{t('council.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={!isReady || sending.isPending}
            onPress={() => onSend(bodyOf(draft, meta.zone))}
          >
            {t('council.save')}
          </Button>
        </>
      }
    >
      <CouncilForm draft={draft} set={(change) => setDraft((before) => ({ ...before, ...change }))} />
      <Fault error={sending.error} />
    </Dialog>
  )
}

/** The last quarter that has data, two usual questions, two thirds as the quorum. */
function useTemplate(): CouncilDraft {
  const { t, f } = useWords()
  const quarters = useQuarters()
  const { filters } = useView()
  const period = quarters.find((id) => id === filters.period) ?? quarters[0] ?? ''
  return {
    ...{ period, place: '', heldAt: '', invited: '60', quorum: String(usualQuorum(60)), departments: [] },
    title: t('council.defaultTitle', { period: f.period(period) }),
    questions: [t('council.question1'), t('council.question2')],
  }
}
