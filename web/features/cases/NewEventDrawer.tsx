// The form of a later event: only the kinds that fit the case, only the fields the kind has.
import { type FormEvent, useId, useState } from 'react'
import { codes, EVENT_TYPES, GRADES, OUTCOMES, REACHED, URGENCIES } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { categoryOptions, departmentOptions, type Option } from './entryOptions.ts'
import { FormProblem, fieldError, SelectField, TextArea } from './FormParts.tsx'
import { fittingEvents } from './fittingEvents.ts'
import { localOfInstant } from './localTime.ts'
import type { Faults } from './newCase.ts'
import {
  type EventDraft,
  type EventField,
  emptyEvent,
  eventFaults,
  eventFields,
  isRequired,
  newEventOf,
} from './newEvent.ts'
import { useAddEvent } from './queries.ts'
import { useClock } from './useClock.ts'

export function NewEventDrawer(props: { readonly detail: CaseDetail; readonly onClose: () => void }) {
  const { detail, onClose } = props
  const { t, label } = useWords()
  const { zone, now } = useClock()
  const clock = { zone, now, receivedAt: detail.case.receivedAt }
  const add = useAddEvent(detail.case.id)
  const formId = useId()
  const types = fittingEvents({ trail: detail.trail, isVoid: detail.case.void })
  const [draft, setDraft] = useState(() =>
    emptyEvent(types[0] ?? 'note', localOfInstant(now, zone), detail.case.department ?? ''),
  )
  const [isTried, setTried] = useState(false)
  const faults = isTried ? eventFaults(draft, clock) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(eventFaults(draft, clock)).length === 0)
      add.mutate(newEventOf(draft, clock), { onSuccess: onClose })
  }
  const foot = (
    <>
      <Button onPress={onClose}>{t('cases.cancel')}</Button>
      <button type="submit" form={formId} className="btn btn-primary" disabled={add.isPending}>
        {add.isPending ? t('cases.saving') : t('cases.saveEvent')}
      </button>
    </>
  )
  return (
    <Dialog
      kind="drawer"
      title={t('cases.newEvent')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={foot}
    >
      <form id={formId} className="entry" onSubmit={submit} noValidate>
        <FormProblem error={add.error} count={Object.keys(faults).length} />
        <SelectField
          label={t('cases.eventType')}
          value={draft.type}
          options={types.map((type) => ({ value: type, text: label(EVENT_TYPES, type) }))}
          hint={t('cases.eventTypeHint')}
          onChange={(type) => setDraft({ ...draft, type })}
        />
        {eventFields(draft).map((field) => (
          <EventPart
            key={field}
            field={field}
            draft={draft}
            faults={faults}
            error={add.error}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly field: EventField
  readonly draft: EventDraft
  readonly faults: Faults
  readonly error: Error | null
  readonly onChange: (value: string) => void
}

function EventPart({ field, draft, faults, error, onChange }: PartProps) {
  const words = useWords()
  const options = useEventOptions(field)
  const common = {
    label: requiredLabel(words.t(`cases.event_${field}`), isRequired(draft.type, field), words),
    value: draft[field],
    error: fieldError(field, faults, { error, words }),
    isRequired: isRequired(draft.type, field),
    onChange,
  }
  if (options !== null) return <SelectField {...common} options={options} />
  if (field === 'text') return <TextArea {...common} maxLength={5000} />
  if (field === 'occurredAt') return <Field {...common} type="datetime-local" />
  return <Field {...common} maxLength={200} />
}

const requiredLabel = (label: string, isNeeded: boolean, { t }: Words): string =>
  isNeeded ? t('cases.requiredLabel', { label }) : label

/** The list a field is chosen from; null = free text. */
function useEventOptions(field: EventField): readonly Option[] | null {
  const { t, label, say } = useWords()
  const meta = useMeta()
  const none = { value: '', text: t('cases.notStated') }
  const list = (words: Readonly<Record<string, { zh: string; en: string }>>): Option[] =>
    codes(words).map((code) => ({ value: code, text: label(words, code) }))
  const answers = [none, { value: 'yes', text: t('cases.yes') }, { value: 'no', text: t('cases.no') }]
  switch (field) {
    case 'department':
      return departmentOptions(meta, t('cases.notStated'))
    case 'to':
      return departmentOptions(meta, t('cases.choose'))
    case 'category':
      return categoryOptions(meta, { say, t })
    case 'urgency':
      return [none, ...list(URGENCIES)]
    case 'outcome':
      return [none, ...list(OUTCOMES)]
    case 'reached':
      return list(REACHED)
    case 'contacted':
    case 'resolved':
      return answers
    case 'grade':
      return [none, ...list(GRADES)]
    default:
      return null
  }
}
