// Handing in: what is missing is named, and then a reason is asked for.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { type Results, useSubmit } from './queries.ts'
import { unfinishedTexts } from './resultWords.ts'

export interface SubmitDialogProps {
  readonly results: Results
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function SubmitDialog({ results, isOpen, onClose }: SubmitDialogProps) {
  const words = useWords()
  const { t } = words
  const [reason, setReason] = useState('')
  const submit = useSubmit(results.sample)
  const missing = unfinishedTexts(results, words)
  const isBlocked = (missing.length > 0 && reason.trim() === '') || submit.isPending
  const foot = (
    <>
      <Button onPress={onClose}>{t('checkResults.cancel')}</Button>
      <Button
        kind="primary"
        isDisabled={isBlocked}
        onPress={() => submit.mutate(reason.trim(), { onSuccess: onClose })}
      >
        {t('checkResults.submit')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('checkResults.submitTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={foot}
    >
      <p>{t(results.countsInPeriod ? 'checkResults.submitText' : 'checkResults.submitSpecial')}</p>
      {missing.length === 0 ? null : (
        <>
          <p>{t('checkResults.submitUnfinished')}</p>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <LongField
            label={t('checkResults.reasonField')}
            value={reason}
            maxLength={500}
            onChange={setReason}
          />
        </>
      )}
      {submit.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(submit.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}
