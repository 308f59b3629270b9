// The next version of the limits: changed by kind of case, its effect shown, then saved; another's version meanwhile is compared.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { zoneOf } from '#api/domain/time/zone.ts'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { type RuleSet, rulesQuery, useAddRules, usePreviewRules } from '../queries.ts'
import { Conflict } from './Conflict.tsx'
import { Effect } from './Effect.tsx'
import { LimitRows } from './LimitRows.tsx'
import { useChangeWords } from './limitWords.ts'
import { changesOf, draftOf, faultsOf, type RuleDraft, type RuleFault, rulesOf } from './ruleDraft.ts'
import { lastOf } from './storedVersions.ts'

const FAULTS = {
  limit: 'rules.faultLimit',
  missing: 'rules.faultMissing',
  day: 'rules.faultDay',
  same: 'rules.faultSame',
} as const satisfies Record<RuleFault, string>

export interface RulesFormProps {
  readonly base: RuleSet
  readonly onClose: () => void
  /** Told in words what was saved. */
  readonly onSaved: (said: string) => void
}

export function RulesForm({ base, onClose, onSaved }: RulesFormProps) {
  const words = useWords()
  const { t, f } = words
  const today = useToday()
  const sayChange = useChangeWords()
  const [draft, setDraft] = useState(() => draftOf(base, today))
  const [basedOn, setBasedOn] = useState(base.version)
  const [isTried, setTried] = useState(false)
  const preview = usePreviewRules()
  const add = useAddRules()
  const faults = faultsOf(draft)
  const body = { rules: rulesOf(draft), basedOn }
  const error = add.error ?? preview.error
  const change = (next: RuleDraft) => {
    setDraft(next)
    // What was shown is about other limits.
    preview.reset()
    add.reset()
  }
  const show = () => {
    setTried(true)
    add.reset()
    if (faults.length === 0) preview.mutate(body)
  }
  const save = () =>
    add.mutate(body, {
      onSuccess: ({ version, cases, changed }) =>
        onSaved(t('rules.saved', { version, cases: f.integer(cases), changed: f.integer(changed) })),
    })
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      kind="drawer"
      title={t('rules.formTitle', { version: base.version })}
      footer={
        <>
          <Button onPress={show} isDisabled={preview.isPending || add.isPending}>
            {t('rules.preview')}
          </Button>
          <Button
            kind="primary"
            onPress={save}
            isDisabled={!preview.isSuccess || preview.isPending || add.isPending}
          >
            {t('rules.save')}
          </Button>
          {preview.isSuccess ? null : <span className="meta">{t('rules.previewFirst')}</span>}
        </>
      }
    >
      <p className="meta">{t('rules.formHint')}</p>
      <LimitRows draft={draft} onChange={change} />
      <Field
        label={t('rules.firstDay')}
        type="date"
        value={draft.effectiveFrom}
        isRequired
        hint={t('rules.firstDayHint')}
        onChange={(effectiveFrom) => change({ ...draft, effectiveFrom })}
      />
      {isTried && faults.length > 0 ? (
        <p className="strip strip-poor settings-note" role="alert">
          {faults.map((fault) => t(FAULTS[fault])).join(t('settings.semicolon'))}
        </p>
      ) : null}
      {error ? (
        <Refused
          error={error}
          draft={draft}
          basedOn={basedOn}
          onKeep={(version) => {
            setBasedOn(version)
            change(draft)
          }}
          onTake={(theirs) => {
            setBasedOn(theirs.version)
            change(draftOf(theirs, draft.effectiveFrom))
          }}
        />
      ) : null}
      <p role="status" className="meta settings-note">
        {preview.isPending ? t('rules.previewing') : null}
        {add.isPending ? t('rules.saving') : null}
      </p>
      {preview.data ? (
        <Effect told={preview.data} changes={changesOf(draft).map(sayChange)} from={draft.effectiveFrom} />
      ) : null}
    </Dialog>
  )
}

/** The deployment's local day of as-of, as a date. */
function useToday(): string {
  const { asOf, zone } = useMeta()
  const { dayOf } = zoneOf(zone)
  return new Date(dayOf(Date.parse(asOf)) * 86_400_000).toISOString().slice(0, 10)
}

interface RefusedProps {
  readonly error: Error
  readonly draft: RuleDraft
  readonly basedOn: string
  readonly onKeep: (version: string) => void
  readonly onTake: (theirs: RuleSet) => void
}

/** A version that was stored meanwhile is compared; anything else is said. */
function Refused({ error, draft, basedOn, onKeep, onTake }: RefusedProps) {
  const words = useWords()
  const isConflict = error instanceof ApiProblem && error.code === 'conflict'
  const query = useQuery({ ...rulesQuery(), staleTime: 0, enabled: isConflict, refetchOnMount: 'always' })
  const theirs = lastOf(query.data?.items ?? [], draft.base.id)
  if (isConflict && theirs !== undefined && theirs.rules.version !== basedOn) {
    return <Conflict theirs={theirs} draft={draft} onKeep={onKeep} onTake={onTake} />
  }
  return (
    <p className="strip strip-poor settings-note" role="alert">
      {errorText(error, words)}
    </p>
  )
}
