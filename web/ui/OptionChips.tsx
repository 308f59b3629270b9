// Several of a list as chips: two levels a row each, long lists with a field to find in.
import { useState } from 'react'
import { type FilterOption, inRows } from '#web/lib/filterOptions.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Chip } from './Chip.tsx'
import { Field } from './Field.tsx'

/** Lists longer than this get a field to find in. */
const LONG_LIST = 14

export interface OptionChipsProps {
  readonly label: string
  readonly options: readonly FilterOption[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

export function OptionChips({ label, options, chosen, onChange }: OptionChipsProps) {
  const { t } = useWords()
  const [part, setPart] = useState('')
  if (options.length === 0) return null
  const shown = options.filter((option) => option.text.toLowerCase().includes(part.trim().toLowerCase()))
  const turn = ({ value }: FilterOption, isOn: boolean) =>
    onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))
  return (
    <fieldset className="filter-group">
      <legend>{label}</legend>
      {options.length > LONG_LIST ? (
        <Field
          type="search"
          label={t('shell.findIn', { name: label })}
          hideLabel
          placeholder={t('shell.findIn', { name: label })}
          value={part}
          onChange={setPart}
        />
      ) : null}
      <div className="filter-options">
        {inRows(shown).map((row) => (
          <div key={row[0]?.value} className="row">
            {row.map((option) => (
              <Chip
                key={option.value}
                isOn={chosen.includes(option.value)}
                onChange={(isOn) => turn(option, isOn)}
              >
                {option.text}
              </Chip>
            ))}
          </div>
        ))}
        {shown.length === 0 ? <p className="meta">{t('shell.noMatch')}</p> : null}
      </div>
    </fieldset>
  )
}
