// What narrows the audit log: type, account, first and last day, text.
import { type FormEvent, useState } from 'react'
import { ACTS, codes } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'

export function AuditFilters() {
  const { t, label } = useWords()
  const { params, set } = useView()
  const { act = '', who = '', q = '', win = '' } = params
  const [typed, setTyped] = useState({ who, q })
  const [first = '', last = ''] = win.split('..')
  const types = [
    { value: '', text: t('trail.allTypes') },
    ...codes(ACTS).map((code) => ({ value: code as string, text: label(ACTS, code) })),
  ]
  const search = (event: FormEvent) => {
    event.preventDefault()
    set({ who: typed.who.trim(), q: typed.q.trim() })
  }
  const clear = () => {
    setTyped({ who: '', q: '' })
    set({ act: null, who: null, q: null, win: null })
  }
  return (
    <form className="audit-filters" onSubmit={search}>
      <Select label={t('trail.type')} value={act} options={types} onChange={(value) => set({ act: value })} />
      <Field
        label={t('trail.firstDay')}
        type="date"
        value={first}
        onChange={(day) => set({ win: rangeOf(day, last) })}
      />
      <Field
        label={t('trail.lastDay')}
        type="date"
        value={last}
        onChange={(day) => set({ win: rangeOf(first, day) })}
      />
      <Field
        label={t('trail.by')}
        value={typed.who}
        onChange={(value) => setTyped({ ...typed, who: value })}
      />
      <Field
        label={t('trail.text')}
        type="search"
        value={typed.q}
        onChange={(value) => setTyped({ ...typed, q: value })}
      />
      <Button type="submit" kind="primary">
        {t('trail.search')}
      </Button>
      {[act, who, q, win].some((one) => one !== '') ? (
        <Button kind="quiet" onPress={clear}>
          {t('trail.clear')}
        </Button>
      ) : null}
    </form>
  )
}

/** Both days, the later one last; one alone stands for itself. */
function rangeOf(first: string, last: string): string | null {
  const days = [first, last].filter((day) => day !== '').sort()
  return days.length === 0 ? null : `${days[0]}..${days.at(-1)}`
}
