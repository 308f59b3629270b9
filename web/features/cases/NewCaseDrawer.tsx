// The form of quick entry: a case from the suggestion box, the reception window, the phone or a home visit.
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { CHANNELS, codes, OFFLINE_CHANNELS, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { ENTERED } from './EnteredNotice.tsx'
import { categoryOptions, communityOptions, departmentOptions } from './entryOptions.ts'
import { FormProblem, fieldError, SelectField, TextArea } from './FormParts.tsx'
import { localOfInstant } from './localTime.ts'
import { type CaseDraft, caseFaults, type DraftField, emptyCase, newCaseOf } from './newCase.ts'
import { useAddCase } from './queries.ts'
import { useClock } from './useClock.ts'

export function NewCaseDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { search } = useView()
  const navigate = useNavigate()
  const clock = useClock()
  const add = useAddCase()
  const formId = useId()
  const [draft, setDraft] = useState(() => emptyCase(localOfInstant(clock.now, clock.zone)))
  const [isTried, setTried] = useState(false)
  const faults = isTried ? caseFaults(draft, clock) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(caseFaults(draft, clock)).length > 0) return
    add.mutate(newCaseOf(draft, clock.zone), {
      onSuccess: ({ id }) => {
        onClose()
        void navigate({ to: '/cases/$id', params: { id }, search: commonSearch(search), hash: ENTERED })
      },
    })
  }
  const foot = (
    <>
      <Button onPress={onClose}>{t('cases.cancel')}</Button>
      <button type="submit" form={formId} className="btn btn-primary" disabled={add.isPending}>
        {add.isPending ? t('cases.saving') : t('cases.saveCase')}
      </button>
    </>
  )
  return (
    <Dialog
      kind="drawer"
      title={t('cases.newCase')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={foot}
    >
      <form id={formId} className="entry" onSubmit={submit} noValidate>
        <FormProblem error={add.error} count={Object.keys(faults).length} />
        <Fields
          draft={draft}
          faults={faults}
          error={add.error}
          onChange={(patch) => setDraft({ ...draft, ...patch })}
        />
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly draft: CaseDraft
  readonly faults: ReturnType<typeof caseFaults>
  readonly error: Error | null
  readonly onChange: (patch: Partial<CaseDraft>) => void
}

function Fields(props: FieldsProps) {
  return (
    <>
      <WhatFields {...props} />
      <WhoFields {...props} />
      <WhereFields {...props} />
    </>
  )
}

/** Error text and change handler of one text field. */
function useParts({ faults, error, onChange }: FieldsProps) {
  const words = useWords()
  return (field: DraftField) => ({
    error: fieldError(field, faults, { error, words }),
    onChange: (value: string) => onChange({ [field]: value }),
  })
}

function WhatFields(props: FieldsProps) {
  const { t, label, say } = useWords()
  const meta = useMeta()
  const { draft, onChange } = props
  const part = useParts(props)
  return (
    <>
      <Segmented
        label={t('cases.channel')}
        value={draft.channel}
        options={OFFLINE_CHANNELS.map((channel) => ({ value: channel, text: label(CHANNELS, channel) }))}
        onChange={(channel) => onChange({ channel })}
      />
      <Field
        label={t('cases.receivedAtLabel')}
        type="datetime-local"
        value={draft.receivedAt}
        isRequired
        {...part('receivedAt')}
      />
      <Field
        label={t('cases.titleLabel')}
        value={draft.title}
        maxLength={200}
        isRequired
        {...part('title')}
      />
      <TextArea label={t('cases.textLabel')} value={draft.text} maxLength={5000} {...part('text')} />
      <SelectField
        label={t('cases.categoryLabel')}
        value={draft.category}
        options={categoryOptions(meta, { say, t })}
        isRequired
        {...part('category')}
      />
      <div className="entry-pair">
        <SelectField
          label={t('cases.urgency')}
          value={draft.urgency}
          options={codes(URGENCIES).map((code) => ({ value: code, text: label(URGENCIES, code) }))}
          onChange={(urgency) => onChange({ urgency })}
        />
        <SelectField
          label={t('cases.scope')}
          value={draft.scope}
          options={codes(SCOPES).map((code) => ({ value: code, text: label(SCOPES, code) }))}
          onChange={(scope) => onChange({ scope })}
        />
      </div>
      <SelectField
        label={t('cases.firstReceiverLabel')}
        value={draft.firstReceiver}
        options={departmentOptions(meta, t('cases.choose'))}
        hint={t('cases.firstReceiverHint')}
        isRequired
        {...part('firstReceiver')}
      />
    </>
  )
}

function WhoFields(props: FieldsProps) {
  const { t } = useWords()
  const { draft } = props
  const part = useParts(props)
  return (
    <fieldset className="entry-group">
      <legend>{t('cases.personGroup')}</legend>
      <div className="entry-pair">
        <Field label={t('cases.personName')} value={draft.name} maxLength={60} {...part('name')} />
        <Field
          label={t('cases.personPhone')}
          type="tel"
          value={draft.phone}
          maxLength={40}
          {...part('phone')}
        />
      </div>
      <Field label={t('cases.personAddress')} value={draft.address} maxLength={200} {...part('address')} />
    </fieldset>
  )
}

function WhereFields(props: FieldsProps) {
  const { t } = useWords()
  const meta = useMeta()
  const { draft } = props
  const part = useParts(props)
  return (
    <fieldset className="entry-group">
      <legend>{t('cases.placeGroup')}</legend>
      <SelectField
        label={t('cases.community')}
        value={draft.community}
        options={communityOptions(meta, t('cases.notStated'))}
        {...part('community')}
      />
      <div className="entry-pair">
        <Field label={t('cases.lng')} inputMode="decimal" value={draft.lng} {...part('lng')} />
        <Field label={t('cases.lat')} inputMode="decimal" value={draft.lat} {...part('lat')} />
      </div>
      <p className="meta">{t('cases.positionHint')}</p>
    </fieldset>
  )
}
