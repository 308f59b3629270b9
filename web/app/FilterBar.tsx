// What the figures are narrowed to, as removable chips, and what they are compared with.
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { CLEAR_FILTERS, filterOptions } from '#web/lib/filterOptions.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { followsComparison } from '#web/lib/paths.ts'
import { useView } from '#web/lib/urlState.ts'
import { FILTER_NAMES } from '#web/lib/view.ts'
import { Button } from '#web/ui/Button.tsx'
import { RemovableChip } from '#web/ui/Chip.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { SavedViews } from './SavedViews.tsx'

export function FilterBar() {
  const { t } = useWords()
  const { activeFilters, set } = useView()
  const pathname = useLocation({ select: (location) => location.pathname })
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="filterbar" aria-label={t('shell.filterPanel')}>
      <Button size="small" aria-expanded={isOpen} onPress={() => setOpen(true)}>
        {activeFilters > 0 ? t('shell.filtersActive', { n: activeFilters }) : t('shell.filters')}
      </Button>
      <SavedViews />
      <ActiveChips />
      {activeFilters > 0 ? (
        <button type="button" className="linkish" onClick={() => set(CLEAR_FILTERS)}>
          {t('shell.clearFilters')}
        </button>
      ) : null}
      {followsComparison(pathname) ? <CompareControl /> : null}
      <FilterPanel isOpen={isOpen} onOpenChange={setOpen} />
    </section>
  )
}

function ActiveChips() {
  const words = useWords()
  const meta = useMeta()
  const { filters, set } = useView()
  return FILTER_NAMES.flatMap((name) => {
    const values: readonly string[] = filters[name] ?? []
    const options = filterOptions(name, meta, words)
    return values.map((value) => {
      const text = options.find((option) => option.value === value)?.text ?? value
      return (
        <RemovableChip
          key={`${name}:${value}`}
          label={words.t('shell.removeFilter', { name: text })}
          onRemove={() => set({ [name]: values.filter((one) => one !== value) })}
        >
          {text}
        </RemovableChip>
      )
    })
  })
}

function CompareControl() {
  const { t } = useWords()
  const { compare, set } = useView()
  return (
    <Segmented
      label={t('shell.compare')}
      showLabel
      size="small"
      value={compare}
      options={[
        { value: 'previous', text: t('shell.previous') },
        { value: 'yearAgo', text: t('shell.yearAgo') },
        { value: 'none', text: t('shell.noCompare') },
      ]}
      onChange={(value) => set({ compare: value === 'previous' ? null : value })}
    />
  )
}
