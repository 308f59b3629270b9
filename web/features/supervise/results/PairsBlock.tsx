// Reported against verified, all together: one row a figure, said in a sentence each.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { pairedRow } from '#web/marks/pairedRow.ts'
import { Mark } from '#web/ui/Mark.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { EstimateValue } from './EstimateValue.tsx'
import type { EstimateData, Results, UnitRow } from './queries.ts'
import { pairText } from './resultWords.ts'

type Verified = Results['total'] | UnitRow

export function PairsBlock({ results }: { readonly results: Results }) {
  const { t } = useWords()
  return (
    <Panel title={t('checkResults.slope')} sub={t('checkResults.slopeSub')}>
      <Pair results={results} of={results.total} figure="resolved" />
      <Pair results={results} of={results.total} figure="satisfied" />
      <p className="meta">{t('checkResults.slopeNote')}</p>
    </Panel>
  )
}

interface PairProps {
  readonly results: Results
  readonly of: Verified
  readonly figure: 'resolved' | 'satisfied'
}

function Pair({ results, of, figure }: PairProps) {
  const words = useWords()
  const { t } = words
  const [reported, verified] = pairOf(of, figure)
  const name = t(`checkResults.${figure}`)
  return (
    <div>
      <p>
        <b>{name}</b> {pairText(reported?.value ?? null, verified, words)}
      </p>
      <PairMark reported={reported?.value ?? null} verified={verified} />
      <p className="row">
        {reported === null ? null : (
          <span>
            {t('checkResults.reported', { value: '' })}
            <MetricValue
              metric={reported}
              envelope={results}
              name={name}
              of={t('checkResults.total')}
              look="plain"
            />
          </span>
        )}
        <EstimateValue
          estimate={verified}
          name={name}
          of={t('checkResults.total')}
          as={(value) => t('checkResults.verified', { value })}
        />
      </p>
    </div>
  )
}

export const pairOf = ({ reported, resolved, satisfied }: Verified, figure: PairProps['figure']) =>
  figure === 'resolved'
    ? ([reported?.resolution ?? null, resolved] as const)
    : ([reported?.satisfaction ?? null, satisfied] as const)

export function PairMark({
  reported,
  verified,
}: {
  readonly reported: number | null
  readonly verified: EstimateData
}) {
  const { lang, f } = useWords()
  const { value, lo, hi } = verified
  const picture = pairedRow(
    { reported, verified: value, lo, hi, min: 0, max: 1 },
    { lang, format: (share) => f.rate(share) },
  )
  return <Mark mark={picture} className="results-mark" />
}
