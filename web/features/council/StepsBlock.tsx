// The steps of a council: begin voting, count who came, seal, publish, end. Those that cannot be taken back ask first.
import { useState } from 'react'
import { type SealingFault, sealingFaults } from '#api/domain/council/states.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Fault } from './Fault.tsx'
import { useChange, usePublish, useStep } from './queries.ts'
import { Who } from './Who.tsx'

export function StepsBlock({ council }: OfCouncil) {
  const { t } = useWords()
  const holds = useMay('holdCouncil') === 'yes'
  const approves = useMay('approve') === 'yes'
  const { state } = council
  if (state === 'published' || state === 'closed') return null
  const canAct = holds || (approves && state === 'sealed')
  return (
    <Panel title={t('council.steps')}>
      {canAct ? null : <Who />}
      {holds && state !== 'sealed' ? <Preparing council={council} /> : null}
      <div className="council-acts">
        {holds && state === 'draft' ? <Opening council={council} /> : null}
        {holds && state === 'open' ? (
          <Confirmed council={council} step="seal" isBlocked={faultsOf(council).length > 0} />
        ) : null}
        {approves && state === 'sealed' ? <Confirmed council={council} step="publish" /> : null}
        {holds ? <Confirmed council={council} step="close" /> : null}
      </div>
    </Panel>
  )
}

function Opening({ council }: OfCouncil) {
  const { t } = useWords()
  const step = useStep(council.id)
  return (
    <>
      <Button kind="primary" isDisabled={step.isPending} onPress={() => step.mutate('open')}>
        {t('council.doOpen')}
      </Button>
      <span className="meta">{t('council.doOpenHint')}</span>
      <Fault error={step.error} />
    </>
  )
}

function Preparing({ council }: OfCouncil) {
  return (
    <>
      <Counting council={council} />
      {council.state === 'open' ? <Before faults={faultsOf(council)} /> : null}
    </>
  )
}

/** What stands in the way of the sealing as far as the numbers tell. */
function faultsOf({ attended, issued, ballots }: OfCouncil['council']): readonly SealingFault[] {
  const { phone, paper, settled } = ballots
  return sealingFaults({ attended, issued, returned: phone + paper, unsettled: paper - settled })
}

function Before({ faults }: { readonly faults: readonly SealingFault[] }) {
  const words = useWords()
  if (faults.length === 0) return null
  return (
    <div className="strip strip-amber" role="status">
      <p>{words.t('council.beforeSeal')}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.is}>{faultText(fault, words)}</li>
        ))}
      </ul>
    </div>
  )
}

function faultText(fault: SealingFault, { t }: Pick<Words, 't'>): string {
  switch (fault.is) {
    case 'uncounted':
      return t('council.beforeUncounted')
    case 'unsettled':
      return t('council.beforeUnsettled', fault)
    case 'overissued':
      return t('council.beforeOverissued', fault)
    case 'overreturned':
      return t('council.beforeOverreturned', fault)
  }
}

function Counting({ council }: OfCouncil) {
  const { t } = useWords()
  const [attended, setAttended] = useState(String(council.attended ?? ''))
  const [issued, setIssued] = useState(String(council.issued ?? ''))
  const change = useChange(council.id)
  const isCount = (text: string) => /^\d{1,4}$/.test(text) && Number(text) <= 2000
  const { phone, paper } = council.ballots
  const number = { type: 'number', min: '0', max: '2000' } as const
  return (
    <div className="council-acts">
      <Field {...number} label={t('council.attendedField')} value={attended} onChange={setAttended} />
      <Field {...number} label={t('council.issuedField')} value={issued} onChange={setIssued} />
      <Button
        isDisabled={!isCount(attended) || !isCount(issued) || change.isPending}
        onPress={() => change.mutate({ attended: Number(attended), issued: Number(issued) })}
      >
        {t('council.doCount')}
      </Button>
      <span className="meta" role="status">
        {change.isSuccess
          ? t('council.saved')
          : council.state === 'open'
            ? t('council.countDiffers', { back: phone + paper, phone, paper })
            : null}
      </span>
      <Fault error={change.error} />
    </div>
  )
}

const CONFIRMED = {
  seal: { act: 'council.doSeal', title: 'council.sealTitle', text: 'council.sealText' },
  publish: { act: 'council.doPublish', title: 'council.publishTitle', text: 'council.publishText' },
  close: { act: 'council.doClose', title: 'council.closeTitle', text: 'council.closeText' },
} as const

interface ConfirmedProps extends OfCouncil {
  readonly step: keyof typeof CONFIRMED
  readonly isBlocked?: boolean
}

function Confirmed({ council, step, isBlocked = false }: ConfirmedProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const take = useStep(council.id)
  const publish = usePublish(council.id)
  const words = CONFIRMED[step]
  const { isPending, error } = step === 'publish' ? publish : take
  const done = { onSuccess: () => setOpen(false) }
  const act = () => (step === 'publish' ? publish.mutate(undefined, done) : take.mutate(step, done))
  return (
    <>
      <Button
        kind={step === 'close' ? 'quiet' : 'primary'}
        isDisabled={isBlocked}
        onPress={() => setOpen(true)}
      >
        {t(words.act)}
      </Button>
      <Dialog
        title={t(words.title)}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t('council.cancel')}</Button>
            <Button kind={step === 'close' ? 'danger' : 'primary'} isDisabled={isPending} onPress={act}>
              {t(words.act)}
            </Button>
          </>
        }
      >
        <p>{t(words.text)}</p>
        <Fault error={error} />
      </Dialog>
    </>
  )
}
