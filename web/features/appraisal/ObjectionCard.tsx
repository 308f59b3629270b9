// One objection: who objects to what and why, what it would change, what was decided by whom, and the decision.
import { useState } from 'react'
import { OBJECTION_GROUNDS, OBJECTION_STATES, OBJECTION_VERDICTS } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { CARD_ID } from './DecideKeys.tsx'
import { ObjectionEffect } from './ObjectionEffect.tsx'
import { type ObjectionItem, useDecide, useReinstate } from './queries.ts'
import { useFocusKept } from './useFocusKept.ts'

export interface ObjectionCardProps {
  readonly item: ObjectionItem
  /** Decisions are taken now. */
  readonly isOpen: boolean
}

export function ObjectionCard({ item, isOpen }: ObjectionCardProps) {
  const { t, f, label } = useWords()
  const { department, ground, evidence, cases, state, raisedBy, raisedAt, decisions } = item
  const { data: who } = useSession()
  const isDecider = isOpen && mayDo('decide', who)
  const ground_ = label(OBJECTION_GROUNDS, ground)
  // What stood here when somebody acted: the form may be gone by the time it is stored.
  const now = `${state} ${decisions.length}`
  const [before, setBefore] = useState<string | null>(null)
  const card = useFocusKept<HTMLElement>(before !== null && now)
  const onAct = () => setBefore(now)
  return (
    <article ref={card} className="appraisal-objection" tabIndex={-1} {...{ [CARD_ID]: item.id }}>
      <h3>{t('appraisal.objectionOf', { unit: department.name, ground: ground_ })}</h3>
      <p className="row">
        <Pill kind={state === 'submitted' ? 'attention' : 'plain'}>{label(OBJECTION_STATES, state)}</Pill>
        <span className="meta">{t('appraisal.raised', { by: raisedBy, time: f.dateTime(raisedAt) })}</span>
      </p>
      <details className="appraisal-more">
        <summary>{t('appraisal.objectionCases', { n: cases.length })}</summary>
        <ul className="appraisal-ids">
          {cases.map((id) => (
            <li key={id}>
              <AppLink to="/cases/$id" params={{ id }} className="appraisal-to">
                {id}
              </AppLink>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <b>{t('appraisal.evidence')}</b> {evidence}
      </p>
      {isOpen && state === 'submitted' ? <ObjectionEffect id={item.id} /> : null}
      {decisions.map(({ by, verdict, reason }) => (
        <p key={by} className="meta">
          {t('appraisal.decided', { by, verdict: label(OBJECTION_VERDICTS, verdict), reason })}
        </p>
      ))}
      {isDecider && state === 'submitted' ? <Decide id={item.id} onAct={onAct} /> : null}
      {isOpen && mayDo('approve', who) && state === 'accepted' ? (
        <TakeBack id={item.id} onAct={onAct} />
      ) : null}
      <p className="sr-only" role="status">
        {before !== null && before !== now ? t('appraisal.decideDone') : ''}
      </p>
    </article>
  )
}

interface ActProps {
  readonly id: number
  readonly onAct: () => void
}

function Decide({ id, onAct }: ActProps) {
  const words = useWords()
  const { t } = words
  const [reason, setReason] = useState('')
  const decide = useDecide(id)
  const isReady = reason.trim() !== '' && !decide.isPending
  const act = (verdict: 'accept' | 'reject') => {
    onAct()
    decide.mutate({ verdict, reason: reason.trim() })
  }
  return (
    <div className="appraisal-form">
      <LongField
        label={t('appraisal.decideReason')}
        value={reason}
        maxLength={2000}
        rows={2}
        onChange={setReason}
      />
      <div className="row">
        <Button isDisabled={!isReady} onPress={() => act('accept')}>
          {t('appraisal.accept')}
        </Button>
        <Button isDisabled={!isReady} onPress={() => act('reject')}>
          {t('appraisal.reject')}
        </Button>
      </div>
      <Fault error={decide.error} />
    </div>
  )
}

function TakeBack({ id, onAct }: ActProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const reinstate = useReinstate(id)
  return (
    <div className="appraisal-form">
      <LongField
        label={t('appraisal.reason')}
        value={reason}
        maxLength={2000}
        rows={2}
        onChange={setReason}
      />
      <Button
        isDisabled={reason.trim() === '' || reinstate.isPending}
        onPress={() => {
          onAct()
          reinstate.mutate(reason.trim())
        }}
      >
        {t('appraisal.reinstate')}
      </Button>
      <Fault error={reinstate.error} />
    </div>
  )
}

function Fault({ error }: { readonly error: Error | null }) {
  const words = useWords()
  if (error === null) return null
  return (
    <p className="strip strip-poor" role="alert">
      {errorText(error, words)}
    </p>
  )
}
