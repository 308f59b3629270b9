// The fields of a council's agenda: quarter, time, place, persons, questions, departments in the order in which they report.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { type CouncilDraft, earlier, MOST_QUESTIONS, withInvited } from './draft.ts'

export interface CouncilFormProps {
  readonly draft: CouncilDraft
  readonly set: (change: Partial<CouncilDraft>) => void
}

export function CouncilForm(props: CouncilFormProps) {
  return (
    <div className="council-form">
      <Basics {...props} />
      <Questions {...props} />
      <Departments {...props} />
    </div>
  )
}

/** Quarters with data, the latest first. */
export function useQuarters(): readonly string[] {
  const { periods } = useMeta()
  return periods
    .map(({ id }) => id)
    .filter((id) => /^\d{4}-Q\d$/.test(id))
    .sort()
    .reverse()
}

function Basics({ draft, set }: CouncilFormProps) {
  const { t, f } = useWords()
  const options = useQuarters().map((id) => ({ value: id, text: f.period(id) }))
  const titleOf = (period: string) => t('council.defaultTitle', { period: f.period(period) })
  // A title of one's own stays.
  const choose = (period: string) =>
    set({ period, ...(draft.title === titleOf(draft.period) ? { title: titleOf(period) } : {}) })
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
      <Field
        {...number}
        label={t('council.invitedField')}
        value={draft.invited}
        onChange={(invited) => set(withInvited(draft, invited))}
      />
      <Field
        {...number}
        label={t('council.quorumField')}
        value={draft.quorum}
        onChange={(quorum) => set({ quorum })}
      />
    </>
  )
}

function Questions({ draft, set }: CouncilFormProps) {
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

function Departments({ draft, set }: CouncilFormProps) {
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
          <div key={id} className="council-check">
            <label>
              <input type="checkbox" checked={at >= 0} onChange={() => toggle(id)} />
              <span>{name}</span>
            </label>
            {at < 1 ? null : (
              <Button
                size="small"
                aria-label={t('council.earlierOf', { name })}
                onPress={() => set({ departments: earlier(chosen, id) })}
              >
                {t('council.earlier')}
              </Button>
            )}
            {at < 0 ? null : <span className="council-place">{at + 1}</span>}
          </div>
        )
      })}
    </fieldset>
  )
}
