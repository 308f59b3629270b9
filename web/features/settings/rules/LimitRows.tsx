// The limits of every kind of case as fields, and a line to add those of one category.
import { useState } from 'react'
import { CLOCKS, LIMIT_KINDS, type LimitKind, URGENCIES, type Urgency } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { limitWords, useRowWords } from './limitWords.ts'
import { CLOCK_KINDS, type LimitDraft, type RowDraft, type RuleDraft, rowName, withRow } from './ruleDraft.ts'

export interface LimitRowsProps {
  readonly draft: RuleDraft
  readonly onChange: (draft: RuleDraft) => void
}

export function LimitRows({ draft, onChange }: LimitRowsProps) {
  const put = (row: RowDraft) =>
    onChange({ ...draft, rows: draft.rows.map((one) => (rowName(one) === rowName(row) ? row : one)) })
  const drop = (row: RowDraft) => onChange({ ...draft, rows: draft.rows.filter((one) => one !== row) })
  return (
    <>
      {draft.rows.map((row) => (
        <Row key={rowName(row)} row={row} onChange={put} onDrop={row.category === null ? null : drop} />
      ))}
      <AddRow draft={draft} onChange={onChange} />
    </>
  )
}

interface RowProps {
  readonly row: RowDraft
  readonly onChange: (row: RowDraft) => void
  readonly onDrop: ((row: RowDraft) => void) | null
}

function Row({ row, onChange, onDrop }: RowProps) {
  const words = useWords()
  const { t } = words
  const name = useRowWords()(row)
  return (
    <fieldset className="settings-limits">
      <legend>{name}</legend>
      {CLOCK_KINDS.map((clock) => (
        <LimitFields
          key={clock}
          name={words.label(CLOCKS, clock)}
          limit={row[clock]}
          empty={limitWords(null, row.category, words)}
          onChange={(limit) => onChange({ ...row, [clock]: limit })}
        />
      ))}
      {onDrop ? (
        <Button kind="icon" aria-label={t('rules.remove', { row: name })} onPress={() => onDrop(row)}>
          ×
        </Button>
      ) : null}
    </fieldset>
  )
}

interface LimitFieldsProps {
  readonly name: string
  readonly limit: LimitDraft
  readonly empty: string
  readonly onChange: (limit: LimitDraft) => void
}

function LimitFields({ name, limit, empty, onChange }: LimitFieldsProps) {
  const { t, label } = useWords()
  const kinds: LimitKind[] = ['working_days', 'hours', 'calendar_days']
  return (
    <div className="settings-limit">
      <Field
        label={name}
        inputMode="numeric"
        value={limit.n}
        placeholder={empty}
        onChange={(n) => onChange({ ...limit, n })}
      />
      <Select
        label={t('rules.kindOf', { clock: name })}
        hideLabel
        value={limit.kind}
        options={kinds.map((kind) => ({ value: kind, text: label(LIMIT_KINDS, kind) }))}
        onChange={(kind) => onChange({ ...limit, kind })}
      />
    </div>
  )
}

function AddRow({ draft, onChange }: LimitRowsProps) {
  const { t, say, label } = useWords()
  const { categories } = useMeta()
  const [urgency, setUrgency] = useState<Urgency>('ordinary')
  const [category, setCategory] = useState(categories[0]?.code ?? '')
  const urgencies: Urgency[] = ['ordinary', 'urgent']
  return (
    <fieldset className="settings-limits">
      <legend>{t('rules.addRow')}</legend>
      <Select
        label={t('rules.urgency')}
        hideLabel
        value={urgency}
        options={urgencies.map((value) => ({ value, text: label(URGENCIES, value) }))}
        onChange={setUrgency}
      />
      <Select
        label={t('rules.category')}
        hideLabel
        value={category}
        options={categories.map((one) => ({
          value: one.code,
          text: one.parent === null ? say(one) : `\u2003${say(one)}`,
        }))}
        onChange={setCategory}
      />
      <Button isDisabled={category === ''} onPress={() => onChange(withRow(draft, { urgency, category }))}>
        {t('rules.add')}
      </Button>
    </fieldset>
  )
}
