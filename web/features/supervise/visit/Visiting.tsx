// The questions of one call: all below each other on the desk, one a page on the phone; number keys answer the current one.
import { useState } from 'react'
import type { VisitItem } from '#api/contract/checks.ts'
import { GRADES, REACHED, RESOLVED_ANSWERS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { LongField } from '#web/ui/LongField.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { Choices } from '../desk/Choices.tsx'
import type { DeskProps } from '../desk/Desk.tsx'
import { DeskActs } from '../desk/DeskActs.tsx'
import { useSaveKey } from '../desk/useSaveKey.ts'
import { type VisitDraft, type VisitEntry, visitKey } from '../drafts/draft.ts'
import { ANSWERS, missingIn, QUESTIONS, type Question, questionsOf } from './questions.ts'

const MOST_KEYS = 5
const LONGEST_QUOTE = 1000

interface VisitingProps {
  readonly desk: DeskProps
  readonly item: VisitItem & { readonly made: number }
  readonly onSaved: () => void
  readonly onSkip: (() => void) | null
}

export function Visiting({ desk, item, onSaved, onSkip }: VisitingProps) {
  const { t } = useWords()
  const isPhone = useIsPhone()
  const { entry, isOpen, put } = useVisit(desk, item)
  const [current, setCurrent] = useState<Question>('reached')
  const [isTried, setTried] = useState(false)
  const asked = questionsOf(entry)
  const at = asked.includes(current) ? current : 'reached'
  const missing = missingIn(entry)
  const answer = (question: Question, index: number) => {
    if (!isOpen || question === 'quote') return
    const value = ANSWERS[question][index]
    if (value === undefined) return
    const changed = { ...entry, [question]: value }
    put(changed, 'editing')
    const after = questionsOf(changed)
    setCurrent(after[Math.min(after.indexOf(question) + 1, after.length - 1)] ?? question)
  }
  const save = () => {
    setTried(true)
    if (!isOpen) return
    if (missing !== null) {
      setCurrent(missing)
      return
    }
    put(entry, 'waiting')
    desk.drafts.sync()
    onSaved()
  }
  useShortcuts(
    Array.from({ length: MOST_KEYS }, (_, index) => ({
      keys: String(index + 1),
      name: t('inspect.nthAnswer', { n: String(index + 1) }),
      scope: 'page' as const,
      run: () => answer(at, index),
    })),
  )
  useSaveKey(save)
  if (!isOpen) return <Closed onSkip={onSkip} />
  const shown = isPhone ? asked.filter((question) => question === at) : asked
  return (
    <section className="visit-questions" aria-label={t('inspect.questions')}>
      <div className="h2row">
        <h2>{t('inspect.attempt', { n: item.made + 1 })}</h2>
        {isPhone ? (
          <p className="meta" role="status">
            {t('inspect.questionOf', { n: asked.indexOf(at) + 1, of: asked.length })}
          </p>
        ) : null}
      </div>
      {isTried && missing !== null ? (
        <p className="strip strip-poor" role="alert">
          {t(missing === 'reached' ? 'inspect.sayReached' : 'inspect.sayResolved')}
        </p>
      ) : null}
      {shown.map((question) => (
        <Asked
          key={question}
          question={question}
          entry={entry}
          isCurrent={question === at}
          onAnswer={answer}
          onQuote={(quote) => put({ ...entry, quote }, 'editing')}
          onFocus={() => setCurrent(question)}
        />
      ))}
      <DeskActs
        back={isPhone ? backFrom(at, setCurrent) : null}
        onSave={missing === null || !isPhone ? save : null}
        onSkip={onSkip}
      />
    </section>
  )
}

function Closed({ onSkip }: Pick<VisitingProps, 'onSkip'>) {
  const { t } = useWords()
  return (
    <section className="visit-questions" aria-label={t('inspect.questions')}>
      <p className="strip strip-grey">{t('inspect.closed')}</p>
      <DeskActs onSave={null} onSkip={onSkip} isClosed />
    </section>
  )
}

/** The attempt on the desk and its draft. */
function useVisit({ owner, inspection, drafts }: DeskProps, item: VisitingProps['item']) {
  const place = { owner, sampleId: inspection.batch.id, caseId: item.caseId }
  const attempt = item.made + 1
  const key = visitKey(place, attempt)
  const draft = drafts.drafts.get(key) as VisitDraft | undefined
  const entry: VisitEntry = draft?.entry ?? { attempt, reached: null, resolved: null, grade: null, quote: '' }
  return {
    entry,
    isOpen: !item.isDone && inspection.batch.state === 'drawn',
    put: (changed: VisitEntry, state: VisitDraft['state']) =>
      drafts.put({
        ...{ key, ...place, kind: 'visit', state, code: null, changedAtMs: Date.now() },
        entry: changed,
      }),
  }
}

function backFrom(at: Question, setCurrent: (question: Question) => void): (() => void) | null {
  const before = QUESTIONS[QUESTIONS.indexOf(at) - 1]
  return before === undefined ? null : () => setCurrent(before)
}

interface AskedProps {
  readonly question: Question
  readonly entry: VisitEntry
  readonly isCurrent: boolean
  readonly onAnswer: (question: Question, index: number) => void
  readonly onQuote: (quote: string) => void
  readonly onFocus: () => void
}

const QUESTION_WORDS = {
  reached: 'inspect.askReached',
  resolved: 'inspect.askResolved',
  grade: 'inspect.askGrade',
} as const
const LISTS = { reached: REACHED, resolved: RESOLVED_ANSWERS, grade: GRADES } as const

function Asked({ question, entry, isCurrent, onAnswer, onQuote, onFocus }: AskedProps) {
  const { t, label } = useWords()
  if (question === 'quote') {
    return (
      <LongField
        label={t('inspect.askQuote')}
        value={entry.quote}
        maxLength={LONGEST_QUOTE}
        rows={3}
        onChange={onQuote}
      />
    )
  }
  const list: readonly string[] = ANSWERS[question]
  return (
    <Choices
      question={t(QUESTION_WORDS[question])}
      value={entry[question]}
      options={list.map((value) => ({ value, text: label(LISTS[question], value) }))}
      isCurrent={isCurrent}
      onChange={(value) => onAnswer(question, list.indexOf(value))}
      onFocus={onFocus}
    />
  )
}
