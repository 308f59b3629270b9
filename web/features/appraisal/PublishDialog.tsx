// Publication asks for the period typed out: what is published never changes.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { type AppraisalData, usePublish, whichOf } from './queries.ts'
import { ReleasePreview } from './ReleaseBlock.tsx'

export interface StepDialogProps {
  readonly data: AppraisalData
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The step is taken. */
  readonly onDone: () => void
}

export function PublishDialog({ data, isOpen, onClose, onDone }: StepDialogProps) {
  const words = useWords()
  const { t, f, say } = words
  const [typed, setTyped] = useState('')
  const publish = usePublish(whichOf(data))
  const label = say(data.label)
  const isRight = [data.period.id, data.label.zh, data.label.en].includes(typed.trim())
  const done = () => {
    onDone()
    onClose()
  }
  // What is published is what is looked at.
  const sha256 = data.snapshot === null ? {} : { sha256: data.snapshot.sha256 }
  const act = () => publish.mutate({ confirm: typed.trim(), ...sha256 }, { onSuccess: done })
  const foot = (
    <>
      <Button onPress={onClose}>{t('appraisal.cancel')}</Button>
      <Button kind="primary" isDisabled={!isRight || publish.isPending} onPress={act}>
        {t('appraisal.doPublish')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('appraisal.publishTitle', { period: f.period(data.period.id) })}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={foot}
    >
      <ReleasePreview data={data} />
      <p>{t('appraisal.publishText', { label })}</p>
      <Field
        label={t('appraisal.confirmField')}
        value={typed}
        maxLength={60}
        error={typed !== '' && !isRight ? t('appraisal.confirmWrong', { label }) : undefined}
        onChange={setTyped}
      />
      {publish.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(publish.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
