// What may be done about one item: evidence by the department or the operator, a check by somebody else.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { type RectificationItem, useCheck, useEvidence } from './queries.ts'

export function RectificationActs({ item }: { readonly item: RectificationItem }) {
  const words = useWords()
  const { t } = words
  const { data: who } = useSession()
  const [text, setText] = useState('')
  const evidence = useEvidence(item.id)
  const check = useCheck(item.id)
  const mayCheck = mayDo('decide', who) && item.state === 'submitted' && item.evidenceBy !== who?.username
  const isOver = item.state === 'passed' || item.state === 'cancelled'
  if (isOver || !(mayCheck || mayDo('rectify', who, item.department.id))) return null
  const note = text.trim()
  const isReady = note !== '' && !evidence.isPending && !check.isPending
  const error = evidence.error ?? check.error
  const clear = { onSuccess: () => setText('') }
  return (
    <div className="appraisal-form">
      <LongField
        label={t(mayCheck ? 'appraisal.checkNote' : 'appraisal.evidence')}
        value={text}
        maxLength={2000}
        rows={2}
        onChange={setText}
      />
      <div className="row">
        {mayCheck ? (
          <>
            <Button isDisabled={!isReady} onPress={() => check.mutate({ passed: true, note }, clear)}>
              {t('appraisal.pass')}
            </Button>
            <Button isDisabled={!isReady} onPress={() => check.mutate({ passed: false, note }, clear)}>
              {t('appraisal.return_')}
            </Button>
          </>
        ) : (
          <Button isDisabled={!isReady} onPress={() => evidence.mutate(note, clear)}>
            {t('appraisal.giveEvidence')}
          </Button>
        )}
      </div>
      {error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(error, words)}
        </p>
      ) : null}
    </div>
  )
}
