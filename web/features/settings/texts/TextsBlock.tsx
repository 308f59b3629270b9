// 公示文稿: channels, guides and typical cases for the public, written here and approved by somebody else.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TEXT_KINDS, TEXT_STATES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay, useSession } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Confirmed, ConfirmMarks, keyOf, suspectsOf } from './ConfirmMarks.tsx'
import { MarkedText } from './MarkedText.tsx'
import { type PublicText, textsQuery, useTextStep } from './queries.ts'
import { TextForm } from './TextForm.tsx'
import './texts.css'

export function TextsBlock() {
  const words = useWords()
  const { t } = words
  const query = useQuery(textsQuery())
  const mayWrite = useMay('writeTexts') === 'yes'
  const step = useTextStep()
  const [opened, setOpened] = useState<PublicText | 'new' | null>(null)
  return (
    <Panel
      id="texts"
      title={t('texts.title')}
      sub={t('texts.sub')}
      actions={mayWrite ? <Button onPress={() => setOpened('new')}>{t('texts.write')}</Button> : null}
    >
      {step.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(step.error, words)}
        </p>
      ) : null}
      <QueryState query={query} height="8rem" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('texts.none')}</p>
          ) : (
            <ul className="texts">
              {items.map((one) => (
                <TextItem key={one.id} text={one} onStep={step.mutate} onOpen={() => setOpened(one)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {opened === null ? null : (
        <TextForm draft={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </Panel>
  )
}

const countsOf = ({ marks }: PublicText) => ({
  found: marks.filter(({ kind }) => kind === 'found').length,
  suspects: marks.filter(({ kind }) => kind === 'suspect').length,
})

interface ItemProps {
  readonly text: PublicText
  readonly onStep: ReturnType<typeof useTextStep>['mutate']
  readonly onOpen: () => void
}

function TextItem({ text, onStep, onOpen }: ItemProps) {
  const { t, f, label, say } = useWords()
  const { kind, subject, state, writtenBy, writtenAt, approvedBy } = text
  return (
    <li>
      <details open={state === 'draft'}>
        <summary>
          <b>
            <MarkedText text={text} field="title" />
          </b>
          <span className="meta">
            {[label(TEXT_KINDS, kind), say(subject.label), label(TEXT_STATES, state)].join(' · ')}
          </span>
        </summary>
        <p className="texts-body">
          <MarkedText text={text} field="body" />
        </p>
        {text.titleEn === null ? null : (
          <p lang="en">
            <MarkedText text={text} field="titleEn" />
          </p>
        )}
        {text.bodyEn === null ? null : (
          <p className="texts-body" lang="en">
            <MarkedText text={text} field="bodyEn" />
          </p>
        )}
        {text.marks.length > 0 ? <p className="meta">{t('texts.marks', countsOf(text))}</p> : null}
        <p className="meta">
          {t('texts.by', { who: writtenBy, at: f.dateTime(writtenAt) })}
          {approvedBy === null ? '' : ` · ${t('texts.approvedBy', { who: approvedBy })}`}
          {text.case === null ? '' : ` · ${t('texts.fromCase', { id: text.case })}`}
        </p>
      </details>
      {text.holdsPersonal && state === 'draft' ? (
        <p className="strip strip-amber">{t('texts.personal')}</p>
      ) : null}
      <Acts text={text} onStep={onStep} onOpen={onOpen} />
    </li>
  )
}

function Acts({ text, onStep, onOpen }: ItemProps) {
  const { t } = useWords()
  const { state, writtenBy } = text
  const { data: who } = useSession()
  const mayWrite = useMay('writeTexts') === 'yes'
  const mayApprove = useMay('approveTexts') === 'yes' && who?.username !== writtenBy
  const mayWithdraw = useMay('withdrawTexts') === 'yes'
  const isDraft = state === 'draft'
  return (
    <div className="row">
      {isDraft && mayWrite ? <Button onPress={onOpen}>{t('texts.rewrite')}</Button> : null}
      {isDraft && mayApprove ? (
        <Approval
          key={text.sha256}
          text={text}
          onApprove={(confirmed) => onStep({ step: 'approve', text, confirmed })}
        />
      ) : null}
      {state !== 'withdrawn' && mayWithdraw ? (
        <Button onPress={() => onStep({ step: 'withdraw', text })}>{t('texts.withdraw')}</Button>
      ) : null}
    </div>
  )
}

interface ApprovalProps {
  readonly text: PublicText
  readonly onApprove: (confirmed: Confirmed[]) => void
}

/** Each mark is ticked first; a text that was rewritten begins anew. */
function Approval({ text, onApprove }: ApprovalProps) {
  const { t } = useWords()
  const [ticked, setTicked] = useState<string[]>([])
  const marks = suspectsOf(text)
  const isLookedAt = marks.every((mark) => ticked.includes(keyOf(mark)))
  return (
    <>
      {marks.length > 0 && !text.holdsPersonal ? (
        <ConfirmMarks text={text} marks={marks} ticked={ticked} onChange={setTicked} />
      ) : null}
      <Button kind="primary" isDisabled={text.holdsPersonal || !isLookedAt} onPress={() => onApprove(marks)}>
        {t('texts.approve')}
      </Button>
    </>
  )
}
