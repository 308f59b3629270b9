// The drawer (bottom sheet on the phone) where the scope is narrowed; each press counts at once.
import { useState } from 'react'
import { CLEAR_FILTERS, type FilterOption, filterOptions, inRows } from '#web/lib/filterOptions.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { FILTER_NAMES, type FilterName } from '#web/lib/view.ts'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'

/** Lists longer than this get a field to find in. */
const LONG_LIST = 14

export function FilterPanel(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { t } = useWords()
  const { set } = useView()
  const foot = (
    <>
      <Button onPress={() => set(CLEAR_FILTERS)}>{t('shell.clearFilters')}</Button>
      <Button kind="primary" onPress={() => props.onOpenChange(false)}>
        {t('shell.done')}
      </Button>
    </>
  )
  return (
    <Dialog kind="drawer" title={t('shell.filterPanel')} footer={foot} {...props}>
      {FILTER_NAMES.map((name) => (
        <FilterGroup key={name} name={name} />
      ))}
    </Dialog>
  )
}

function FilterGroup({ name }: { name: FilterName }) {
  const words = useWords()
  const meta = useMeta()
  const { filters, set } = useView()
  const [part, setPart] = useState('')
  const options = filterOptions(name, meta, words)
  const chosen: readonly string[] = filters[name] ?? []
  if (options.length === 0) return null
  const shown = options.filter((option) => option.text.toLowerCase().includes(part.trim().toLowerCase()))
  const label = words.t(`shell.${name}`)
  const toggle = (option: FilterOption, isOn: boolean) =>
    set(
      { [name]: isOn ? [...chosen, option.value] : chosen.filter((one) => one !== option.value) },
      { replace: true },
    )
  return (
    <fieldset className="filter-group">
      <legend>{label}</legend>
      {options.length > LONG_LIST ? (
        <Field
          type="search"
          label={words.t('shell.findIn', { name: label })}
          hideLabel
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
                onChange={(isOn) => toggle(option, isOn)}
              >
                {option.text}
              </Chip>
            ))}
          </div>
        ))}
        {shown.length === 0 ? <p className="meta">{words.t('shell.noMatch')}</p> : null}
      </div>
    </fieldset>
  )
}
