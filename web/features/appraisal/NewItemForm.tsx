// A new rectification item: what, by whom, within how many working days.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useAddItem, type Which } from './queries.ts'

const EMPTY = { title: '', owner: '', days: '10' }

export interface NewItemFormProps {
  readonly which: Which
  readonly departments: readonly { readonly id: string; readonly name: string }[]
}

export function NewItemForm({ which, departments }: NewItemFormProps) {
  const words = useWords()
  const { t } = words
  const [department, setDepartment] = useState(departments[0]?.id ?? '')
  const [{ title, owner, days }, setValues] = useState(EMPTY)
  const set = (change: Partial<typeof EMPTY>) => setValues((before) => ({ ...before, ...change }))
  const add = useAddItem()
  const workingDays = Number(days)
  const isReady = title.trim() !== '' && owner.trim() !== '' && workingDays >= 1 && workingDays <= 250
  const wish = { ...which, department, title: title.trim(), owner: owner.trim(), workingDays }
  return (
    <div className="appraisal-form">
      <h3>{t('appraisal.addItem')}</h3>
      <Select
        label={t('appraisal.unit')}
        value={department}
        options={departments.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={setDepartment}
      />
      <Field
        label={t('appraisal.item')}
        value={title}
        maxLength={500}
        onChange={(value) => set({ title: value })}
      />
      <Field
        label={t('appraisal.owner')}
        value={owner}
        maxLength={200}
        onChange={(value) => set({ owner: value })}
      />
      <Field
        label={t('appraisal.workingDays')}
        type="number"
        min="1"
        max="250"
        value={days}
        onChange={(value) => set({ days: value })}
      />
      <Button
        kind="primary"
        isDisabled={!isReady || add.isPending}
        onPress={() => add.mutate(wish, { onSuccess: () => setValues(EMPTY) })}
      >
        {t('appraisal.save')}
      </Button>
      {add.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(add.error, words)}
        </p>
      ) : null}
    </div>
  )
}
