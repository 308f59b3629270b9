// One question: what was counted, what one asks, what it usually is, its cases, its evidence and its answer.
import { useId, useState } from 'react'
import { SIGNAL_ANSWERS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { AnswerForm, LatestAnswer } from './AnswerForm.tsx'
import { chanceWords } from './chanceWords.ts'
import { EvidenceBlock } from './EvidenceBlock.tsx'
import type { SignalItem, SignalWords } from './queries.ts'

export interface SignalCardProps {
  readonly item: SignalItem
  readonly words: SignalWords | undefined
  readonly periodId: string
}

export function SignalCard({ item, words, periodId }: SignalCardProps) {
  const all = useWords()
  const { t, f, say, label } = all
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [isAnswering, setAnswering] = useState(false)
  const may = useMay('supervise')
  const { answer, department, expected, found, num, casesUrl } = item
  const usual = expected === null ? t('signals.usualNone') : t('signals.usual', { n: f.number(expected, 1) })
  return (
    <article className="signal" aria-labelledby={id}>
      <header className="row">
        <h3 id={id}>
          {department.name} · {words ? say(words.name) : item.signal}
        </h3>
        {answer === null ? (
          <Pill kind="attention">{t('signals.waiting')}</Pill>
        ) : (
          <Pill>{label(SIGNAL_ANSWERS, answer.answer)}</Pill>
        )}
      </header>
      <p>
        {t('signals.line', { found: say(found), usual })} {words ? <b>{say(words.question)}</b> : null}
      </p>
      <p className="meta">
        {chanceWords(item, all)}
        {words ? ` · ${t('signals.innocent', { text: say(words.innocent) })}` : ''}
      </p>
      <div className="row">
        <AppLink to="/cases" search={casesSearch(casesUrl)} className="btn">
          {t('signals.open', { n: f.integer(num) })}
        </AppLink>
        <Button aria-expanded={isOpen} onPress={() => setOpen((was) => !was)}>
          {t(isOpen ? 'signals.hideEvidence' : 'signals.evidence')}
        </Button>
        {may === 'yes' && !isAnswering ? (
          <Button onPress={() => setAnswering(true)}>
            {t(answer === null ? 'signals.answer' : 'signals.again')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <EvidenceBlock item={item} /> : null}
      <LatestAnswer item={item} periodId={periodId} />
      {isAnswering ? <AnswerForm item={item} periodId={periodId} onDone={() => setAnswering(false)} /> : null}
    </article>
  )
}
