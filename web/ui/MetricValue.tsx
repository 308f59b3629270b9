// THE figure: value with its fraction, opening its definition (口径) with the way to the cases behind it.
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMetricName } from './useMetricName.ts'

const Definition = lazy(() =>
  import('./MetricDefinition.tsx').then((module) => ({ default: module.MetricDefinition })),
)

export interface MetricValueProps {
  readonly metric: Metric
  /** Which rules and clock the answer was computed by: the envelope of the answer. */
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  /** Name of the metric where the deployment's own does not fit. */
  readonly name?: string
  /** Whose figure it is, for the popover's title: `砖塔居委会`. */
  readonly of?: string
  /** `plain` value only · `stacked` value above num/den · `large` 32 px with num/den beside. */
  readonly look?: 'plain' | 'stacked' | 'large'
  /** The figure as it is written where no look fits; `text` says the same to readers. */
  readonly shown?: { readonly text: string; readonly figure: ReactNode }
}

export function MetricValue({ metric, envelope, name, of, look = 'stacked', shown }: MetricValueProps) {
  const { t, f } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const ownName = useMetricName(metric.metric)
  const title = [name ?? ownName, of].filter(Boolean).join(' · ')
  const value = f.metric(metric)
  const isSmall = isFraction(metric) && metric.value !== null && metric.den < SMALL_DEN
  const beside = isSmall ? f.rate(metric.value) : f.fraction(metric.num, metric.den)
  const spoken = isFraction(metric) && metric.den > 0 ? `${value} ${beside}` : value
  return (
    <span className={`metric metric-${look}${isSmall ? ' is-small' : ''}`}>
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value: shown?.text ?? spoken })}
        title={metric.kind === 'count' ? f.countExact(metric.value) : undefined}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{shown?.figure ?? value}</span>{' '}
        {shown === undefined && look !== 'plain' && isFraction(metric) && metric.den > 0 ? (
          <span className="metric-fraction">{beside}</span>
        ) : null}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Definition
            metric={metric}
            envelope={envelope}
            title={title}
            triggerRef={trigger}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </span>
  )
}

function isFraction(metric: Metric): boolean {
  return metric.kind === 'rate' || metric.kind === 'mean'
}
