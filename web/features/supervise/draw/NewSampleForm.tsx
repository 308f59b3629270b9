// A new draw: filled in as usual, with what it would be worked out beside it at every change, then frozen.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ALLOCATIONS, codes, INSPECTION_LEVELS, SAMPLE_SIZES, STRATIFICATIONS } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { currentPeriod, isPeriod, shiftPeriod } from '#web/lib/periods.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Select } from '#web/ui/Select.tsx'
import { FrameFields, PeriodField } from './FrameFields.tsx'
import { InspectorsField } from './InspectorsField.tsx'
import { PreviewBlock } from './PreviewBlock.tsx'
import { previewQuery, useFreeze } from './queries.ts'
import {
  BOUNDS,
  type FormState,
  isByFlag,
  type NumberName,
  numberIn,
  parametersOf,
  usualForm,
  wishOf,
  withSignals,
} from './wish.ts'

export type Conflicts = Readonly<Record<string, readonly string[]>>

export function NewSampleForm({ onDone }: { readonly onDone: (id: string | null) => void }) {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  const now = currentPeriod(meta)
  const { signal = '' } = useView().params
  const [form, setForm] = useState(() =>
    isPeriod(signal, meta.zone)
      ? { ...usualForm(signal), signals: true }
      : usualForm(shiftPeriod(now, -1, meta.zone) ?? now),
  )
  const [conflicts, setConflicts] = useState<Conflicts>({})
  const set = (change: Partial<FormState>) => setForm((before) => ({ ...before, ...change }))
  const wish = isPeriod(form.period, meta.zone) ? wishOf(form) : null
  const query = useQuery(previewQuery(wish ?? { period: form.period }, wish !== null))
  const freeze = useFreeze()
  const standing = query.data?.inspectors ?? []
  const inspectors = standing.map(({ account }) => ({ account, conflicts: [...(conflicts[account] ?? [])] }))
  const lock = () => {
    if (wish) freeze.mutate({ ...wish, inspectors }, { onSuccess: ({ id }) => onDone(String(id)) })
  }
  return (
    <Panel
      kind="plain"
      className="draw"
      title={t('draw.newTitle')}
      sub={t('draw.newSub')}
      actions={<Button onPress={() => onDone(null)}>{t('draw.back')}</Button>}
    >
      <FormFields form={form} set={set} />
      <FrameFields frame={form.frame} onChange={(frame) => set({ frame })} />
      <InspectorsField inspectors={standing} conflicts={conflicts} onChange={setConflicts} />
      <QueryState query={query} height="20rem" lines={8}>
        {(preview) => <PreviewBlock preview={preview} />}
      </QueryState>
      {freeze.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(freeze.error, words)}
        </p>
      ) : null}
      <div className="draw-acts">
        <Button
          kind="primary"
          isDisabled={!wish || freeze.isPending || !query.data || query.data.n === 0}
          onPress={lock}
        >
          {t('draw.freeze')}
        </Button>
        <p className="meta">{t('draw.freezeWhy')}</p>
      </div>
    </Panel>
  )
}

interface Part {
  readonly form: FormState
  readonly set: (change: Partial<FormState>) => void
}

function FormFields({ form, set }: Part) {
  const { t, label } = useWords()
  const listed = <T extends Record<string, { readonly zh: string; readonly en: string }>>(of: T) =>
    codes(of).map((value) => ({ value, text: label(of, value) }))
  return (
    <div className="draw-form">
      <PeriodField period={form.period} onChange={(period) => set({ period })} />
      <Select
        label={t('draw.size')}
        value={form.by}
        options={listed(SAMPLE_SIZES)}
        onChange={(by) => set({ by })}
      />
      {parametersOf(form).map((name) => (
        <NumberField key={name} name={name} form={form} set={set} />
      ))}
      {form.by === 'acceptance' ? (
        <Select
          label={t('draw.level')}
          value={form.level}
          options={listed(INSPECTION_LEVELS)}
          onChange={(level) => set({ level })}
        />
      ) : null}
      <Select
        label={t('draw.stratify')}
        value={form.stratify}
        options={listed(STRATIFICATIONS)}
        onChange={(stratify) => set({ stratify })}
      />
      <Select
        label={t('draw.method')}
        value={form.method}
        options={listed(ALLOCATIONS)}
        onChange={(method) => set({ method })}
      />
      <NumberField name="oversample" form={form} set={set} />
      <NumberField name="least" form={form} set={set} />
      {isByFlag(form) ? (
        <div className="field">
          <span className="field-label">{t('draw.signals')}</span>
          <Chip isOn={form.signals} onChange={(isOn) => set(withSignals(form, isOn))}>
            {t('draw.signalsTwice')}
          </Chip>
        </div>
      ) : null}
    </div>
  )
}

function NumberField({ name, form, set }: Part & { readonly name: NumberName }) {
  const { t } = useWords()
  const [least, most] = BOUNDS[name]
  return (
    <Field
      label={t(`draw.${name}`)}
      inputMode="decimal"
      value={form[name]}
      maxLength={8}
      error={numberIn(form, name) === null ? `${least}–${most}` : undefined}
      onChange={(value) => set({ [name]: value })}
    />
  )
}
