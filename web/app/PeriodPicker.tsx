// Choosing a period: those with data by kind, or two days.
import { type FormEvent, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { currentPeriod, grainOf, isPeriod, periodBounds } from '#web/lib/periods.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'

type Kind = 'year' | 'quarter' | 'month' | 'range'

export function PeriodPicker(props: { onPick: (period: string) => void }) {
  const { t } = useWords()
  const { zone } = useMeta()
  const { filters } = useView()
  const [kind, setKind] = useState<Kind>(grainOf(filters.period, zone))
  return (
    <div className="picker stack">
      <Segmented
        label={t('shell.period')}
        value={kind}
        options={[
          { value: 'year', text: t('shell.year') },
          { value: 'quarter', text: t('shell.quarter') },
          { value: 'month', text: t('shell.month') },
          { value: 'range', text: t('shell.custom') },
        ]}
        onChange={setKind}
      />
      {kind === 'range' ? (
        <RangeForm onPick={props.onPick} />
      ) : (
        <PeriodList kind={kind} onPick={props.onPick} />
      )}
    </div>
  )
}

function PeriodList(props: { kind: 'year' | 'quarter' | 'month'; onPick: (period: string) => void }) {
  const { t, f } = useWords()
  const meta = useMeta()
  const { filters } = useView()
  const known = meta.periods.filter((one) => grainOf(one.id, meta.zone) === props.kind).map((one) => one.id)
  const ids = [...new Set([...known, currentPeriod(meta, props.kind)])].sort().reverse()
  return (
    <ul className="picker-list" aria-label={t('shell.withData')}>
      {ids.map((id) => (
        <li key={id}>
          <button type="button" aria-current={id === filters.period} onClick={() => props.onPick(id)}>
            {f.period(id)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function RangeForm(props: { onPick: (period: string) => void }) {
  const { t } = useWords()
  const { zone } = useMeta()
  const { filters } = useView()
  const bounds = periodBounds(filters.period, zone)
  const [first, setFirst] = useState(bounds?.first ?? '')
  const [last, setLast] = useState(bounds?.last ?? '')
  const [isWrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const id = `${first}..${last}`
    if (isPeriod(id, zone)) props.onPick(id)
    else setWrong(true)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field type="date" label={t('shell.from')} value={first} onChange={setFirst} isRequired />
      <Field
        type="date"
        label={t('shell.to')}
        value={last}
        onChange={setLast}
        isRequired
        error={isWrong ? t('shell.rangeWrong') : undefined}
      />
      <Button type="submit" kind="primary">
        {t('shell.apply')}
      </Button>
    </form>
  )
}
