// The end of the ceremony: the public value, and the one press that draws, asked for once more.
import { useState } from 'react'
import { isPublicValue } from '#api/domain/sampling/ceremony.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type SampleData, useDraw } from './queries.ts'

export function DrawForm({ sample: { id, parties } }: { readonly sample: SampleData }) {
  const words = useWords()
  const { t, f } = words
  const [value, setValue] = useState('')
  const [isAsking, setAsking] = useState(false)
  const draw = useDraw(id)
  const typed = value.trim()
  const without = parties.filter(({ secret }) => secret === null).map(({ party }) => party)
  const close = () => setAsking(false)
  return (
    <Panel title={t('draw.publicTitle')} sub={t('draw.publicSub')}>
      <div className="draw-form draw-long">
        <Field label={t('draw.public')} value={value} maxLength={500} onChange={setValue} />
        <Button
          kind="primary"
          isDisabled={!isPublicValue(typed, parties.length)}
          onPress={() => setAsking(true)}
        >
          {t('draw.draw')}
        </Button>
        <p className="meta draw-wide">
          {t('draw.publicHint', { n: f.integer(typed.match(/[0-9]/g)?.length ?? 0) })}
        </p>
      </div>
      <Dialog
        title={t('draw.draw')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={
          <>
            <Button onPress={close}>{t('draw.cancel')}</Button>
            <Button
              kind="primary"
              isDisabled={draw.isPending}
              onPress={() => draw.mutate({ public: typed, without }, { onSuccess: close })}
            >
              {t('draw.draw')}
            </Button>
          </>
        }
      >
        <p>{t('draw.drawAsk')}</p>
        <p>
          {t('draw.public')} <code className="draw-hash">{typed}</code>
        </p>
        {without.length === 0 ? null : (
          <p className="strip strip-amber">
            {t('draw.drawWithout', { parties: without.join(t('draw.listGap')) })}
          </p>
        )}
        {draw.error ? (
          <p className="strip strip-poor" role="alert">
            {errorText(draw.error, words)}
          </p>
        ) : null}
      </Dialog>
    </Panel>
  )
}
