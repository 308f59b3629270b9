// One indicator in a cell: the figure with its fraction, a thin bar below; few units hatch the bar.
import type { Metric } from '#api/contract/metric.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { microBar } from '#web/marks/intervalMarks.ts'
import { Mark } from '#web/ui/Mark.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'

export interface RateProps {
  readonly id: string
  readonly metric: Metric | undefined
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  readonly of: string
}

export function Rate({ id, metric, envelope, of }: RateProps) {
  const { f, lang } = useWords()
  const name = useMetricName(id)
  if (!metric) return null
  const isFew = metric.den > 0 && metric.den < SMALL_DEN
  const bar = microBar({ value: metric.value }, { lang, format: (value) => f.rate(value) })
  return (
    <div className="rank-rate-cell">
      <span className="rank-rate-name" aria-hidden="true">
        {name}
      </span>
      <MetricValue metric={metric} envelope={envelope} of={of} />
      {isFew ? <i className="rank-hatch" /> : null}
      {metric.den >= SMALL_DEN ? <Mark mark={bar} isDecorative /> : null}
    </div>
  )
}
