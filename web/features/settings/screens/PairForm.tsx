// A new screen: the code it shows, where it hangs, what it begins with.
import { useState } from 'react'
import { codes, SCREEN_TEMPLATES, type ScreenTemplate } from '#db/vocabulary.ts'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { usePair } from './queries.ts'

/** What is to be opened on the television. */
export const useScreenAddress = (): string => `${usePublicOrigin().origin}/s`

const LETTERS = 6

export function PairForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { t, label } = words
  const address = useScreenAddress()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [template, setTemplate] = useState<ScreenTemplate>('hall')
  const pair = usePair()
  const isUnknown = pair.error instanceof ApiProblem && pair.error.code === 'not_found'
  const isReady = code.trim().length >= LETTERS && name.trim() !== ''
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      kind="drawer"
      title={t('screens.addTitle')}
      footer={
        <>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={!isReady || pair.isPending}
            onPress={() =>
              pair.mutate({ code: code.trim(), name: name.trim(), template }, { onSuccess: onClose })
            }
          >
            {t('screens.pair')}
          </Button>
        </>
      }
    >
      <div className="stack settings-screen">
        {pair.error ? (
          <p className="strip strip-poor" role="alert">
            {isUnknown ? t('screens.noCode') : errorText(pair.error, words)}
          </p>
        ) : null}
        <Field
          label={t('screens.code')}
          hint={t('screens.codeHint', { address })}
          autoComplete="off"
          value={code}
          maxLength={12}
          onChange={(text) => setCode(text.toUpperCase())}
          isRequired
          takesFocus
        />
        <Field
          label={t('screens.name')}
          hint={t('screens.nameHint')}
          autoComplete="off"
          value={name}
          maxLength={100}
          onChange={setName}
          isRequired
        />
        <Select
          label={t('screens.template')}
          value={template}
          options={codes(SCREEN_TEMPLATES).map((value) => ({ value, text: label(SCREEN_TEMPLATES, value) }))}
          onChange={setTemplate}
        />
      </div>
    </Dialog>
  )
}
