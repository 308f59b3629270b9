// One batch: where it stands, its hashes, the ceremony while it is frozen, its records once it is drawn.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SampleState } from '#db/vocabulary.ts'
import { urlOf } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useMay } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Steps } from '#web/ui/Steps.tsx'
import { DrawForm } from './DrawForm.tsx'
import { frameText } from './frame.ts'
import { PartiesBlock } from './PartiesBlock.tsx'
import { Allocation } from './PreviewBlock.tsx'
import { type SampleData, sampleQuery, useVoid } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RecordsBlock } from './RecordsBlock.tsx'
import { batchName } from './sampleWords.ts'

export function BatchView({ id, onBack }: { readonly id: number; readonly onBack: () => void }) {
  const query = useQuery(sampleQuery(id))
  return (
    <QueryState query={query} height="30rem" lines={12}>
      {(sample) => <Batch sample={sample} onBack={onBack} />}
    </QueryState>
  )
}

/** Index of the present step. */
function stepOf({ state, parties }: SampleData): number {
  if (state !== 'frozen') return STEPS.length - 1
  if (parties.every(({ secret }) => secret === null)) return 1
  return parties.some(({ secret }) => secret === null) ? 2 : 3
}

const STEPS = ['Freeze', 'Commit', 'Reveal', 'Draw', 'Check'] as const
const OPEN: readonly SampleState[] = ['frozen', 'drawn']

function Batch({ sample, onBack }: { readonly sample: SampleData; readonly onBack: () => void }) {
  const words = useWords()
  const { t, f } = words
  const meta = useMeta()
  const may = useMay('supervise') === 'yes'
  const { id, state, period, frameSize, sampleSize, strata, voidReason, drawId } = sample
  return (
    <div className="draw">
      <Panel
        kind="plain"
        title={batchName(drawId)}
        sub={[
          f.period(period),
          frameText(sample.filters, { meta, words }),
          `${t('draw.frame')} ${f.count(frameSize)}`,
          `${t('draw.sample')} ${f.count(sampleSize)}`,
        ].join(' · ')}
        actions={
          <>
            <Next id={id} state={state} />
            <Button onPress={onBack}>{t('draw.back')}</Button>
            {may && OPEN.includes(state) ? <VoidButton sample={sample} /> : null}
          </>
        }
      >
        {voidReason === null ? (
          <Steps
            label={t('draw.steps')}
            names={STEPS.map((step) => t(`draw.step${step}`))}
            at={stepOf(sample)}
          />
        ) : (
          <p className="strip strip-amber">{t('draw.voided', { reason: voidReason })}</p>
        )}
      </Panel>
      <Hashes sample={sample} />
      {state === 'frozen' ? <PartiesBlock sample={sample} may={may} /> : null}
      {state === 'frozen' && may ? <DrawForm sample={sample} /> : null}
      {sample.records.length > 0 ? <RecordsBlock sample={sample} may={may && state === 'drawn'} /> : null}
      <Allocation strata={strata} />
    </div>
  )
}

/** Where a drawn batch goes on. */
function Next({ id, state }: Pick<SampleData, 'id' | 'state'>) {
  const { t } = useWords()
  if (state !== 'drawn' && state !== 'submitted') return null
  const tab = state === 'drawn' ? 'check' : 'results'
  return (
    <AppLink className="btn btn-primary" to="/supervise" search={{ tab: [tab], batch: [String(id)] }}>
      {t(state === 'drawn' ? 'draw.toCheck' : 'draw.toResults')}
    </AppLink>
  )
}

function Hashes({ sample: { id, frameHash, planHash, seed } }: { readonly sample: SampleData }) {
  const { t } = useWords()
  return (
    <Panel
      title={t('draw.readAloud')}
      sub={t('draw.readAloudSub')}
      actions={
        <>
          <a className="btn" href={`/recheck/${id}`} target="_blank" rel="noreferrer">
            {t('draw.recheck')}
          </a>
          {seed === null ? null : <Papers id={id} />}
        </>
      }
    >
      <dl className="draw-hashes">
        <dt>{t('draw.frameHash')}</dt>
        <dd>
          <Hash hex={frameHash} />
        </dd>
        <dt>{t('draw.planHash')}</dt>
        <dd>
          <Hash hex={planHash} />
        </dd>
        {seed === null ? null : (
          <>
            <dt>{t('draw.seed')}</dt>
            <dd>
              <Hash hex={seed} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

/** What a drawn batch can be taken away as. */
function Papers({ id }: Pick<SampleData, 'id'>) {
  const { t } = useWords()
  return (
    <>
      <a className="btn" href={`${urlOf('sample', { id })}/file`} download>
        {t('draw.file')}
      </a>
      <AppLink className="btn" to="/supervise/$id/sheet" params={{ id: String(id) }}>
        {t('draw.sheet')}
      </AppLink>
    </>
  )
}

/** As one reads it out, four by four; copied it is in one piece. */
function Hash({ hex }: { readonly hex: string }) {
  const fours = (hex.match(/.{1,4}/g) ?? []).map((text, i) => ({ text, at: i }))
  return (
    <code>
      {fours.map(({ text, at }) => (
        <span key={at} className="draw-four">
          {text}
        </span>
      ))}
    </code>
  )
}

function VoidButton({ sample: { id, drawId } }: { readonly sample: SampleData }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const act = useVoid(id)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('draw.void')}</Button>
      <ReasonDialog
        title={t('draw.voidTitle', { batch: batchName(drawId) })}
        text={t('draw.voidText')}
        isOpen={isOpen}
        isBusy={act.isPending}
        error={act.error}
        onClose={() => setOpen(false)}
        onGive={(reason) => act.mutate(reason, { onSuccess: () => setOpen(false) })}
      />
    </>
  )
}
