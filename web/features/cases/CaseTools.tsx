// What narrows the list besides the filters of all screens: status, search, place, clock and stage; and its density.
import { type FormEvent, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView, type ViewPatch } from '#web/lib/urlState.ts'
import { CHOICES } from '#web/lib/view.ts'
import { namesOf } from '#web/record/useCellWords.ts'
import { Button } from '#web/ui/Button.tsx'
import { RemovableChip } from '#web/ui/Chip.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Select } from '#web/ui/Select.tsx'
import { DENSITIES, densityOf } from './density.ts'
import { extraFilters } from './extraFilters.ts'

type Status = (typeof CHOICES)['status'][number]

export function CaseTools() {
  const { t } = useWords()
  const { params, set } = useView()
  const statuses: readonly (Status | 'all')[] = ['all', ...CHOICES.status]
  return (
    <div className="cases-tools">
      <SearchField key={params.q ?? ''} q={params.q ?? ''} />
      <Select
        label={t('cases.status')}
        value={params.status ?? 'all'}
        options={statuses.map((status) => ({ value: status, text: t(`cases.status_${status}`) }))}
        onChange={(status) => set(statusPatch(status, params.sort))}
      />
      <Chips />
      <div className="cases-density">
        <Segmented
          label={t('cases.density')}
          size="small"
          value={densityOf(params.v)}
          options={DENSITIES.map((density) => ({ value: density, text: t(`cases.density_${density}`) }))}
          onChange={(density) => set({ v: density === 'normal' ? null : density }, { replace: true })}
        />
      </div>
    </div>
  )
}

/** Cases in hand are read by what is due first. */
function statusPatch(status: Status | 'all', sort: string | undefined): ViewPatch {
  if (status !== 'open') return { status: status === 'all' ? null : status, cursor: null }
  return { status, cursor: null, sort: sort ?? 'due' }
}

function SearchField({ q }: { readonly q: string }) {
  const { t } = useWords()
  const { set } = useView()
  const [text, setText] = useState(q)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set({ q: text.trim(), cursor: null })
  }
  return (
    <form className="cases-search" onSubmit={submit}>
      <Field
        label={t('cases.searchLabel')}
        hideLabel
        type="search"
        placeholder={t('cases.searchLabel')}
        value={text}
        maxLength={100}
        onChange={setText}
        end={<Button type="submit">{t('cases.search')}</Button>}
      />
    </form>
  )
}

/** Narrowings that only links from other screens set: each can be taken away. */
function Chips() {
  const words = useWords()
  const view = useView()
  const meta = useMeta()
  return extraFilters(view, words, namesOf(meta, words).department).map(({ text, patch }) => (
    <RemovableChip
      key={text}
      label={words.t('shell.removeFilter', { name: text })}
      onRemove={() => view.set({ ...patch, cursor: null })}
    >
      {text}
    </RemovableChip>
  ))
}
