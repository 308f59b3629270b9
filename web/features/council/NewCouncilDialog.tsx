// A new council from a template: quarter, time, place, persons, questions, departments in the order in which they report.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { bodyOf, type CouncilDraft, draftFaults, MOST_QUESTIONS, usualQuorum } from './draft.ts'
import { Fault } from './Fault.tsx'
import { useAdd } from './queries.ts'

export function NewCouncilDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const meta = useMeta()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(useTemplate())
  const add = useAdd()
  const set = (change: Partial<CouncilDraft>) => setDraft((before) => ({ ...before, ...change }))
  const isReady = draftFaults(draft).length === 0
  const send = () =>
    add.mutate(bodyOf(draft, meta.zone), {
      onSuccess: ({ id }) => void navigate({ to: '/council/$id', params: { id: String(id) } }),
    })
  return (
    <Dialog
      kind="drawer"
      title={t('council.add')}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <Button onPress={onClose}>{t('council.cancel')}</Button>
          <Button kind="primary" isDisabled={!isReady || add.isPending} onPress={send}>
            {t('council.save')}
          </Button>
        </>
      }
    >
      <div className="council-form">
        <Basics draft={draft} set={set} />
        <Questions draft={draft} set={set} />
        <Departments draft={draft} set={set} />
        <Fault error={add.error} />
      </div>
    </Dialog>
  )
}

interface PartProps {
  readonly draft: CouncilDraft
  readonly set: (change: Partial<CouncilDraft>) => void
}

/** The last quarter that has data, two usual questions, two thirds as the quorum. */
function useTemplate(): CouncilDraft {
  const { t, f } = useWords()
  const quarters = useQuarters()
  const { filters } = useView()
  const period = quarters.find((id) => id === filters.period) ?? quarters[0] ?? ''
  return {
    ...{ period, place: '', heldAt: '', invited: '60', quorum: String(usualQuorum(60)), departments: [] },
    title: t('council.defaultTitle', { period: f.period(period) }),
    questions: [t('council.question1'), t('council.question2')],
  }
}

/** Quarters with data, the latest first. */
function useQuarters(): readonly string[] {
  const { periods } = useMeta()
  return periods
    .map(({ id }) => id)
    .filter((id) => /^\d{4}-Q\d$/.test(id))
    .sort()
    .reverse()
}

function Basics({ draft, set }: PartProps) {
  const { t, f } = useWords()
  const options = useQuarters().map((id) => ({ value: id, text: f.period(id) }))
  const choose = (period: string) =>
    set({ period, title: t('council.defaultTitle', { period: f.period(period) }) })
  const invite = (invited: string) =>
    set({ invited, quorum: Number(invited) >= 1 ? String(usualQuorum(Number(invited))) : draft.quorum })
  const number = { type: 'number', min: '1', max: '2000' } as const
  return (
    <>
      <Select label={t('council.periodField')} value={draft.period} options={options} onChange={choose} />
      <Field
        label={t('council.titleField')}
        value={draft.title}
        maxLength={80}
        onChange={(title) => set({ title })}
      />
      <Field
        label={t('council.heldField')}
        type="datetime-local"
        value={draft.heldAt}
        onChange={(heldAt) => set({ heldAt })}
      />
      <Field
        label={t('council.placeField')}
        value={draft.place}
        maxLength={80}
        onChange={(place) => set({ place })}
      />
      <Field {...number} label={t('council.invitedField')} value={draft.invited} onChange={invite} />
      <Field
        {...number}
        label={t('council.quorumField')}
        value={draft.quorum}
        onChange={(quorum) => set({ quorum })}
      />
    </>
  )
}

function Questions({ draft, set }: PartProps) {
  const { t } = useWords()
  const write = (at: number, text: string) =>
    set({ questions: PLACES.map((place) => (place === at ? text : (draft.questions[place] ?? ''))) })
  return (
    <fieldset className="council-questions">
      <legend className="sr-only">{t('council.questions')}</legend>
      {PLACES.map((place) => (
        <Field
          key={place}
          label={t('council.questionField', { n: place + 1 })}
          value={draft.questions[place] ?? ''}
          maxLength={60}
          hint={place === 0 ? t('council.questionHint') : undefined}
          onChange={(text) => write(place, text)}
        />
      ))}
    </fieldset>
  )
}
const PLACES = Array.from({ length: MOST_QUESTIONS }, (_, place) => place)

function Departments({ draft, set }: PartProps) {
  const { t } = useWords()
  const { departments } = useMeta()
  const chosen = draft.departments
  const toggle = (id: string) =>
    set({ departments: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  return (
    <fieldset className="council-departments">
      <legend className="field-label">{t('council.departmentsField')}</legend>
      <p className="meta" role="status">
        {t('council.chosen', { n: chosen.length })}
      </p>
      {departments.map(({ id, name }) => {
        const at = chosen.indexOf(id)
        return (
          <label key={id} className="council-check">
            <input type="checkbox" checked={at >= 0} onChange={() => toggle(id)} />
            <span>{name}</span>
            {at >= 0 ? <span className="council-place">{at + 1}</span> : null}
          </label>
        )
      })}
    </fieldset>
  )
}
