// The six items by keyboard: 1, 2, 3 answer the current one and lead on, Ctrl+Enter saves and opens the next record.
import { useRef, useState } from 'react'
import { CHECK_ITEMS, CHECK_VERDICTS, codes } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { LongField } from '#web/ui/LongField.tsx'
import { Choices } from '../desk/Choices.tsx'
import { DeskActs } from '../desk/DeskActs.tsx'
import { useSaveKey } from '../desk/useSaveKey.ts'
import type { CheckEntry } from '../drafts/draft.ts'
import { unanswered } from './unanswered.ts'

const ITEMS = codes(CHECK_ITEMS)
const VERDICTS = codes(CHECK_VERDICTS)
const LONGEST_NOTE = 2000

interface ChecklistProps {
  readonly title: string
  readonly entry: CheckEntry
  readonly isOpen: boolean
  /** Saving was tried: what is missing is said. */
  readonly isTried: boolean
  /** A note is asked for and there is none. */
  readonly lacksNote: boolean
  readonly standing: 'draft' | 'waiting' | 'conflict' | 'saved' | 'new'
  readonly onChange: (change: Partial<CheckEntry>) => void
  readonly onSave: () => void
  readonly onSkip: (() => void) | null
}

export function Checklist(props: ChecklistProps) {
  const { title, entry, isOpen, isTried, lacksNote, standing, onChange, onSave, onSkip } = props
  const { t, label } = useWords()
  const form = useRef<HTMLDivElement>(null)
  const missing = unanswered(entry.answers)
  const [current, setCurrent] = useState(() => Math.max(0, ITEMS.indexOf(missing[0] ?? 'true_times')))
  const answer = (at: number, index: number) => {
    const [item, verdict] = [ITEMS[at], VERDICTS[index]]
    if (!isOpen || item === undefined || verdict === undefined) return
    onChange({ answers: { ...entry.answers, [item]: verdict } })
  }
  const byKey = (index: number) => {
    answer(current, index)
    const next = Math.min(current + 1, ITEMS.length - 1)
    setCurrent(next)
    const fieldset = form.current?.querySelectorAll('fieldset').item(next)
    fieldset?.scrollIntoView({ block: 'nearest' })
    // Who has the focus in one item takes it along; who has it elsewhere keeps it there.
    if (form.current?.contains(document.activeElement)) {
      fieldset?.querySelector<HTMLInputElement>('input:checked, input')?.focus({ preventScroll: true })
    }
  }
  const save = () => {
    onSave()
    const [first] = missing
    if (first !== undefined) setCurrent(ITEMS.indexOf(first))
    else if (lacksNote) form.current?.querySelector('textarea')?.focus()
  }
  useShortcuts(
    VERDICTS.map((verdict, index) => ({
      keys: String(index + 1),
      name: label(CHECK_VERDICTS, verdict),
      scope: 'page' as const,
      run: () => byKey(index),
    })),
  )
  useSaveKey(save)
  return (
    <div ref={form} className="checklist">
      <div className="h2row">
        <h2>{title}</h2>
        <p className="meta" role="status">
          {t(STANDING[standing])}
        </p>
      </div>
      {isTried && missing.length > 0 ? (
        <p className="strip strip-poor" role="alert">
          {t('inspect.missing', { n: missing.length })}
        </p>
      ) : null}
      {isTried && lacksNote ? (
        <p className="strip strip-poor" role="alert">
          {t('inspect.noteNeeded')}
        </p>
      ) : null}
      {ITEMS.map((item, at) => (
        <Choices
          key={item}
          question={label(CHECK_ITEMS, item)}
          value={entry.answers[item] ?? null}
          options={VERDICTS.map((value) => ({ value, text: label(CHECK_VERDICTS, value) }))}
          isCurrent={isOpen && at === current}
          isDisabled={!isOpen}
          onChange={(verdict) => answer(at, VERDICTS.indexOf(verdict))}
          onFocus={() => setCurrent(at)}
        />
      ))}
      {isOpen ? (
        <>
          <LongField
            label={t('inspect.note')}
            value={entry.note}
            maxLength={LONGEST_NOTE}
            rows={2}
            onChange={(note) => onChange({ note })}
          />
          <p className="meta">{t('inspect.noteHint')}</p>
        </>
      ) : entry.note === '' ? null : (
        <p>{entry.note}</p>
      )}
      <DeskActs onSave={isOpen ? save : null} onSkip={onSkip} isClosed={!isOpen} />
    </div>
  )
}

const STANDING = {
  draft: 'inspect.standingDraft',
  waiting: 'inspect.standingWaiting',
  conflict: 'inspect.standingConflict',
  saved: 'inspect.standingSaved',
  new: 'inspect.standingNew',
} as const
