// First-level categories with their counts: a press narrows the screen to them.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { chipsShown } from './chips.ts'
import { countQuery } from './queries.ts'

/** Counts asked for at most: a source with hundreds of first-level categories is filtered in the filter panel. */
const MOST_COUNTED = 40

export function CategoryChips() {
  const { t, f, say } = useWords()
  const meta = useMeta()
  const { filters, set } = useView()
  const [isOpen, setOpen] = useState(false)
  const { category: chosen = [], ...rest } = filters
  const first = meta.categories.filter(({ parent }) => parent === null).slice(0, MOST_COUNTED)
  const total = useQuery(countQuery(rest))
  const counts = useQueries({ queries: first.map(({ code }) => countQuery({ ...rest, category: [code] })) })
  const chips = first.map((one, index) => ({ ...one, count: counts[index]?.data ?? null }))
  const { shown, hidden } = chipsShown(chips, chosen, isOpen)
  const toggle = (code: string, isOn: boolean) => {
    const kept = chosen.filter((one) => one !== code && !one.startsWith(`${code}.`))
    set({ category: isOn ? [...kept, code] : kept, select: null })
  }
  if (first.length === 0) return null
  return (
    <fieldset className="map-chips">
      <legend className="sr-only">{t('map.categories')}</legend>
      <Chip isOn={chosen.length === 0} onChange={() => set({ category: null })}>
        {t('map.all')}
        <em>{f.integer(total.data)}</em>
      </Chip>
      {shown.map((chip) => (
        <Chip key={chip.code} isOn={chosen.includes(chip.code)} onChange={(isOn) => toggle(chip.code, isOn)}>
          {say(chip)}
          <em>{f.integer(chip.count)}</em>
        </Chip>
      ))}
      {hidden > 0 || isOpen ? (
        <button type="button" className="linkish" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('map.fewerCategories') : t('map.moreCategories', { n: hidden })}
        </button>
      ) : null}
    </fieldset>
  )
}
