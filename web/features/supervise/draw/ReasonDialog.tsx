// An act that asks for its reason, which is kept for good.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { LongField } from '#web/ui/LongField.tsx'

export interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onClose: () => void
  readonly onGive: (reason: string) => void
}

const LONGEST = 500

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, isOpen, isBusy, error, onClose, onGive } = props
  const words = useWords()
  const { t } = words
  const [reason, setReason] = useState('')
  const given = reason.trim()
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <Button onPress={onClose}>{t('draw.cancel')}</Button>
          <Button kind="primary" isDisabled={given === '' || isBusy} onPress={() => onGive(given)}>
            {t('draw.confirm')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <LongField
        label={t('draw.reason')}
        value={reason}
        maxLength={LONGEST}
        takesFocus
        onChange={setReason}
      />
      {error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
