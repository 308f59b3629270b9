// Results of a batch: not upheld by department with intervals, verified beside reported, what can be sent back, agreement.
import { useQuery } from '@tanstack/react-query'
import { SAMPLE_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Select } from '#web/ui/Select.tsx'
import { nameOf } from '../desk/Desk.tsx'
import { AgreementBlock } from './AgreementBlock.tsx'
import { MismatchBlock } from './MismatchBlock.tsx'
import { PairsBlock } from './PairsBlock.tsx'
import { batchesQuery, resultsQuery } from './queries.ts'
import { StateBlock } from './StateBlock.tsx'
import { UnitsBlock } from './UnitsBlock.tsx'
import './results.css'

const HAS_RESULTS: readonly string[] = ['drawn', 'submitted']

export function ResultsTab() {
  const { t } = useWords()
  const query = useQuery(batchesQuery())
  const batches = (items: readonly Batch[]) => items.filter(({ state }) => HAS_RESULTS.includes(state))
  return (
    <QueryState
      query={query}
      height="24rem"
      lines={8}
      isEmpty={({ items }) => batches(items).length === 0}
      empty={
        <>
          <p>{t('checkResults.none')}</p>
          <AppLink to="/supervise">{t('checkResults.toDraw')}</AppLink>
        </>
      }
    >
      {({ items }) => <Chosen batches={batches(items)} />}
    </QueryState>
  )
}

interface Batch {
  readonly id: number
  readonly drawId: string
  readonly period: string
  readonly state: keyof typeof SAMPLE_STATES
}

function Chosen({ batches }: { readonly batches: readonly Batch[] }) {
  const { t, f, label } = useWords()
  const { params, set } = useView()
  const batch = batches.find(({ id }) => String(id) === params.batch) ?? batches[0]
  if (batch === undefined) return null
  return (
    <>
      <p className="batch-choice">
        <Select
          label={t('checkResults.batch')}
          value={String(batch.id)}
          options={batches.map(({ id, drawId, period, state }) => ({
            value: String(id),
            text: t('checkResults.batchItem', {
              period: f.period(period),
              name: nameOf(drawId),
              state: label(SAMPLE_STATES, state),
            }),
          }))}
          onChange={(id) => set({ batch: id })}
        />
      </p>
      <Body id={batch.id} />
    </>
  )
}

function Body({ id }: { readonly id: number }) {
  const query = useQuery(resultsQuery(id))
  return (
    <QueryState query={query} height="40rem" lines={14}>
      {(results) => (
        <div className="results">
          <StateBlock results={results} />
          <PairsBlock results={results} />
          <UnitsBlock results={results} />
          <MismatchBlock results={results} />
          <AgreementBlock results={results} />
        </div>
      )}
    </QueryState>
  )
}
