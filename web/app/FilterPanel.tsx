// The drawer (bottom sheet on the phone) where the scope is narrowed; each press counts at once.
import { CLEAR_FILTERS, filterOptions } from '#web/lib/filterOptions.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { FILTER_NAMES, type FilterName } from '#web/lib/view.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { OptionChips } from '#web/ui/OptionChips.tsx'

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
  return (
    <OptionChips
      label={words.t(`shell.${name}`)}
      options={filterOptions(name, meta, words)}
      chosen={filters[name] ?? []}
      onChange={(chosen) => set({ [name]: chosen }, { replace: true })}
    />
  )
}
