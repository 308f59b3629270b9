// A decision by key: the objection and what it would change once more, the reason, and the confirmation.
import { useState } from 'react'
import { OBJECTION_GROUNDS, OBJECTION_VERDICTS, type ObjectionVerdict } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { ObjectionEffect } from './ObjectionEffect.tsx'
import { type ObjectionItem, useDecide } from './queries.ts'

export interface DecideDialogProps {
  readonly item: ObjectionItem
  readonly verdict: ObjectionVerdict
  readonly onClose: () => void
  readonly onDone: () => void
}

export function DecideDialog({ item, verdict, onClose, onDone }: DecideDialogProps) {
  const words = useWords()
  const { t, label } = words
  const [reason, setReason] = useState('')
  const decide = useDecide(item.id)
  const word = label(OBJECTION_VERDICTS, verdict)
  const save = () =>
    decide.mutate(
      { verdict, reason: reason.trim() },
      {
        onSuccess: () => {
          onDone()
          onClose()
        },
      },
    )
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('appraisal.decideTitle', { verdict: word })}
      footer={
        <>
          <Button onPress={onClose}>{t('appraisal.cancel')}</Button>
          <Button kind="primary" isDisabled={reason.trim() === '' || decide.isPending} onPress={save}>
            {t('appraisal.decideConfirm', { verdict: word })}
          </Button>
        </>
      }
    >
      <p>
        <b>
          {t('appraisal.objectionOf', {
            unit: item.department.name,
            ground: label(OBJECTION_GROUNDS, item.ground),
          })}
        </b>{' '}
        {t('appraisal.objectionCases', { n: item.cases.length })}
      </p>
      <p>{item.evidence}</p>
      <ObjectionEffect id={item.id} />
      <LongField
        label={t('appraisal.decideReason')}
        value={reason}
        maxLength={2000}
        rows={2}
        takesFocus
        onChange={setReason}
      />
      {decide.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(decide.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
