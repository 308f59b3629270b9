// The answer to a question: the latest one, and the form for another.
import { useState } from 'react'
import { codes, SIGNAL_ANSWERS, type SignalAnswerCode } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { type SignalItem, useAnswer } from './queries.ts'

const MOST_NOTE = 2000

interface LatestAnswerProps {
  readonly item: SignalItem
  readonly periodId: string
}

/** The latest answer, with the way to the draw it passes the cases to; where nobody has answered, who may. */
export function LatestAnswer({ item: { answer }, periodId }: LatestAnswerProps) {
  const { t, f, label } = useWords()
  const may = useMay('supervise')
  if (answer === null) return may === 'yes' ? null : <p className="meta">{t('signals.mayAnswer')}</p>
  return (
    <p className="signal-answer">
      {t('signals.answered', {
        ...{ by: answer.by, time: f.dateTime(answer.at), answer: label(SIGNAL_ANSWERS, answer.answer) },
        ...{ num: f.integer(answer.numThen), den: f.integer(answer.denThen) },
      })}
      <br />
      {answer.note}
      {answer.answer === 'to_sampling' && may === 'yes' ? (
        <>
          <br />
          <AppLink to="/supervise" search={{ batch: ['new'], signal: [periodId] }}>
            {t('signals.toDraw')}
          </AppLink>
        </>
      ) : null}
    </p>
  )
}

export interface AnswerFormProps {
  readonly item: SignalItem
  readonly periodId: string
  readonly onDone: () => void
}

export function AnswerForm({ item, periodId, onDone }: AnswerFormProps) {
  const words = useWords()
  const { t, label } = words
  const [answer, setAnswer] = useState<SignalAnswerCode>('explained')
  const [note, setNote] = useState('')
  const save = useAnswer(item.signal)
  const body = { period: periodId, department: item.department.id, answer, note: note.trim() }
  return (
    <div className="signal-form">
      <Segmented<SignalAnswerCode>
        label={t('signals.answerHead')}
        showLabel
        value={answer}
        options={codes(SIGNAL_ANSWERS).map((value) => ({ value, text: label(SIGNAL_ANSWERS, value) }))}
        onChange={setAnswer}
      />
      <LongField
        label={t('signals.note')}
        value={note}
        maxLength={MOST_NOTE}
        rows={2}
        takesFocus
        onChange={setNote}
      />
      <div className="row">
        <Button
          kind="primary"
          isDisabled={note.trim() === '' || save.isPending}
          onPress={() => save.mutate(body, { onSuccess: onDone })}
        >
          {t('signals.save')}
        </Button>
        <Button onPress={onDone}>{t('appraisal.cancel')}</Button>
      </div>
      {save.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(save.error, words)}
        </p>
      ) : null}
    </div>
  )
}
