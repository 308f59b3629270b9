// Questions the figures raise: a card each, the least likely by chance first; below, everything that was tested.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { type SignalsData, signalsQuery } from './queries.ts'
import { SignalCard } from './SignalCard.tsx'
import { TestedTable } from './TestedTable.tsx'
import './signals.css'

export function SignalsTab() {
  const { t } = useWords()
  const may = useMay('readSignals')
  if (may === 'unknown') return null
  return may === 'no' ? <p className="muted">{t('signals.notFor')}</p> : <Questions />
}

function Questions() {
  const { t } = useWords()
  const { filters } = useView()
  const query = useQuery(signalsQuery(filters))
  return (
    <QueryState
      query={query}
      height="24rem"
      lines={8}
      isEmpty={({ items }) => items.length === 0}
      empty={<p>{t('signals.noneTested')}</p>}
    >
      {(data) => <Found data={data} />}
    </QueryState>
  )
}

type Shown = 'raised' | 'all'

function Found({ data }: { readonly data: SignalsData }) {
  const { t, f } = useWords()
  const [shown, setShown] = useState<Shown>('raised')
  const { period, items, catalogue, tested, falseShare, unanswered } = data
  const raised = items.filter((item) => item.raised)
  const name = f.period(period.id)
  const title =
    unanswered > 0
      ? t('signals.title', { period: name, n: unanswered })
      : t('signals.titleNone', { period: name })
  return (
    <Panel
      kind="plain"
      className="signals"
      title={title}
      sub={t('signals.sub', { tested: f.integer(tested), share: f.rate(falseShare, 0) })}
      actions={
        <Segmented<Shown>
          label={t('signals.show')}
          value={shown}
          options={[
            { value: 'raised', text: t('signals.showRaised', { n: f.integer(raised.length) }) },
            { value: 'all', text: t('signals.showAll', { n: f.integer(items.length) }) },
          ]}
          onChange={setShown}
        />
      }
    >
      {shown === 'all' ? <TestedTable items={items} catalogue={catalogue} /> : null}
      {shown === 'raised' && raised.length === 0 ? <p className="state">{t('signals.none')}</p> : null}
      {shown === 'raised' ? (
        <ol className="signal-cards">
          {raised.map((item) => (
            <li key={`${item.signal} ${item.department.id}`}>
              <SignalCard
                item={item}
                words={catalogue.find(({ code }) => code === item.signal)}
                periodId={period.id}
              />
            </li>
          ))}
        </ol>
      ) : null}
    </Panel>
  )
}
