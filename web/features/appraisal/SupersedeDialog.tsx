// A correction says why.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import type { StepDialogProps } from './PublishDialog.tsx'
import { useSupersede, whichOf } from './queries.ts'

export function SupersedeDialog({ data, isOpen, onClose, onDone }: StepDialogProps) {
  const words = useWords()
  const { t } = words
  const [reason, setReason] = useState('')
  const supersede = useSupersede(whichOf(data))
  const done = () => {
    onDone()
    onClose()
  }
  const foot = (
    <>
      <Button onPress={onClose}>{t('appraisal.cancel')}</Button>
      <Button
        kind="primary"
        isDisabled={reason.trim() === '' || supersede.isPending}
        onPress={() => supersede.mutate(reason.trim(), { onSuccess: done })}
      >
        {t('appraisal.doSupersede')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('appraisal.supersedeTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={foot}
    >
      <p>{t('appraisal.supersedeText')}</p>
      <LongField label={t('appraisal.reason')} value={reason} maxLength={2000} onChange={setReason} />
      {supersede.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(supersede.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
