// The next version of a scheme: weights with their sum, minimums, and the day from which it holds.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { type Scheme, useAddScheme } from './queries.ts'
import {
  type DraftFault,
  draftOf,
  faultsOf,
  type IndicatorDraft,
  schemeOf,
  weightSum,
} from './schemeDraft.ts'
import { nameOf } from './schemeWords.ts'

const FAULTS = {
  weight: 'settings.faultWeight',
  min: 'settings.faultMin',
  sum: 'settings.faultSum',
  day: 'settings.faultDay',
} as const satisfies Record<DraftFault, string>

export function SchemeForm({ base, onClose }: { readonly base: Scheme; readonly onClose: () => void }) {
  const words = useWords()
  const { t, f } = words
  const [draft, setDraft] = useState(() => draftOf(base))
  const [isTried, setTried] = useState(false)
  const add = useAddScheme()
  const faults = faultsOf(draft)
  const save = () => {
    setTried(true)
    if (faults.length === 0) add.mutate(schemeOf(draft), { onSuccess: onClose })
  }
  const change = (metric: string, patch: Partial<IndicatorDraft>) =>
    setDraft({
      ...draft,
      indicators: draft.indicators.map((one) => (one.metric === metric ? { ...one, ...patch } : one)),
    })
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      kind="drawer"
      title={t('settings.nextOf', { name: nameOf(base, words) })}
      footer={
        <Button kind="primary" onPress={save} isDisabled={add.isPending}>
          {t('settings.save')}
        </Button>
      }
    >
      {isTried && faults.length > 0 ? (
        <p className="strip strip-poor" role="alert">
          {faults.map((fault) => t(FAULTS[fault])).join(t('settings.semicolon'))}
        </p>
      ) : null}
      {add.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(add.error, words)}
        </p>
      ) : null}
      <p className="meta">{t('settings.nextHint')}</p>
      {draft.indicators.map((indicator) => (
        <IndicatorFields
          key={indicator.metric}
          indicator={indicator}
          onChange={(patch) => change(indicator.metric, patch)}
        />
      ))}
      <p aria-live="polite" className="settings-note">
        {t('settings.sum', { sum: f.number(weightSum(draft), 2) })}
      </p>
      <Field
        label={t('settings.firstDay')}
        type="date"
        value={draft.effectiveFrom}
        isRequired
        hint={t('settings.firstDayHint')}
        onChange={(effectiveFrom) => setDraft({ ...draft, effectiveFrom })}
      />
    </Dialog>
  )
}

function IndicatorFields(props: {
  readonly indicator: IndicatorDraft
  readonly onChange: (patch: Partial<IndicatorDraft>) => void
}) {
  const { t } = useWords()
  const name = useMetricNames()(props.indicator.metric)
  return (
    <fieldset className="settings-indicator">
      <legend>{name}</legend>
      <Field
        label={t('settings.weight')}
        inputMode="decimal"
        value={props.indicator.weight}
        isRequired
        onChange={(weight) => props.onChange({ weight })}
      />
      <Field
        label={t('settings.min')}
        inputMode="numeric"
        value={props.indicator.min}
        isRequired
        onChange={(min) => props.onChange({ min })}
      />
    </fieldset>
  )
}
