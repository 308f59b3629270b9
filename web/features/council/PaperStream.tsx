// The field into which a ballot is typed: a full one is saved by itself and the next begins; Backspace goes back.
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Fault } from './Fault.tsx'
import { useTypePapers } from './queries.ts'
import { type Typed, takeBallots } from './stream.ts'

export interface PaperStreamProps extends OfCouncil {
  readonly turn: 'first' | 'second'
  /** Number of the first paper. */
  readonly from: number
}

export function PaperStream({ council, turn, from }: PaperStreamProps) {
  const { t } = useWords()
  const length = council.departments.length * council.questions.length
  const [{ number, text }, setAt] = useState({ number: from, text: '' })
  const done = useRef(new Map<number, string>())
  const saving = useSaving(council.id, turn)
  const write = (typed: string) => {
    const taken = takeBallots(typed, { number, length })
    for (const one of taken.full) done.current.set(one.number, one.digits)
    saving.save(taken.full)
    setAt({ number: taken.number, text: taken.rest })
  }
  const back = (event: KeyboardEvent) => {
    const before = done.current.get(number - 1)
    if (event.key !== 'Backspace' || text !== '' || before === undefined) return
    event.preventDefault()
    setAt({ number: number - 1, text: before === '0' ? '' : before.slice(0, -1) })
  }
  return (
    <>
      <StreamField
        label={t('council.stream', { n: number })}
        hint={t('council.streamHint', { at: text.length, all: length })}
        text={text}
        onWrite={write}
        onKeyDown={back}
      />
      <BallotBoxes council={council} text={text} />
      <p className="meta" role="status">
        {done.current.has(number - 1) && saving.unsent.length === 0
          ? t('council.lastSaved', { n: number - 1 })
          : ''}
      </p>
      {saving.error && saving.unsent.length > 0 ? (
        <div className="council-acts" role="alert">
          <Fault error={saving.error} />
          <span>{t('council.unsent', { n: saving.unsent.length })}</span>
          <Button onPress={() => saving.save([])}>{t('council.resend')}</Button>
        </div>
      ) : null}
    </>
  )
}

/** Ballots on their way: one request at a time, what came meanwhile goes with the next; what failed is kept. */
function useSaving(councilId: number, turn: 'first' | 'second') {
  const type = useTypePapers(councilId)
  const waiting = useRef<readonly Typed[]>([])
  const isSending = useRef(false)
  const [unsent, setUnsent] = useState<readonly Typed[]>([])
  const flush = async (): Promise<void> => {
    const batch = waiting.current
    if (isSending.current || batch.length === 0) return
    isSending.current = true
    try {
      await type.mutateAsync({ turn, papers: latest(batch) })
      waiting.current = waiting.current.slice(batch.length)
    } catch {
      // The mutation keeps the error; the ballots wait to be sent again.
      isSending.current = false
      setUnsent(waiting.current)
      return
    }
    isSending.current = false
    setUnsent(waiting.current)
    await flush()
  }
  const save = (more: readonly Typed[]) => {
    waiting.current = [...waiting.current, ...more]
    setUnsent(waiting.current)
    void flush()
  }
  return { save, unsent, error: type.error }
}

/** A number typed twice in one batch counts as it was typed last. */
const latest = (batch: readonly Typed[]): Typed[] => [
  ...new Map(batch.map((one) => [one.number, one])).values(),
]

export interface StreamFieldProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onWrite: (text: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

export function StreamField({ label, hint, text, onWrite, onKeyDown }: StreamFieldProps) {
  const id = useId()
  return (
    <div className="field council-stream">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} className="meta">
        {hint}
      </p>
    </div>
  )
}

/** The ballot as it lies on the table: a box for every answer, the next one marked. For eyes; the field says the rest. */
export function BallotBoxes({ council, text }: OfCouncil & { readonly text: string }) {
  const { departments, questions } = council
  return (
    <ol className="council-boxes" aria-hidden="true">
      {departments.map(({ id, name }, d) => (
        <li key={id}>
          <span>{name}</span>
          {questions.map((question, q) => {
            const place = d * questions.length + q
            const isNext = place === text.length
            return (
              <b key={question} title={question} className={isNext ? 'is-next' : ''}>
                {text[place] ?? '·'}
              </b>
            )
          })}
        </li>
      ))}
    </ol>
  )
}
