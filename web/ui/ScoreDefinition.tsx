// The popover of a score: its formula with the numbers in it, interval, rules and as-of; every fraction opens its cases.
import type { RefObject } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { formulaText } from '#web/lib/schemeName.ts'
import { Button } from './Button.tsx'
import { CasesLink } from './CasesLink.tsx'
import { Popover } from './Popover.tsx'
import type { ScoreValueProps } from './ScoreValue.tsx'
import { useMetricDefinition } from './useMetricName.ts'

export interface ScoreDefinitionProps extends ScoreValueProps {
  readonly title: string
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function ScoreDefinition(props: ScoreDefinitionProps) {
  const words = useWords()
  const { t, f } = words
  const { metrics } = useMeta()
  const { title, triggerRef, onClose, value, lo = null, hi = null, indicators, rankings } = props
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        <p className="formula">
          {formulaText(rankings.indicators, metrics, words)}
          <b>{f.score(value)}</b>
        </p>
        <dl>
          {rankings.indicators.map(({ metric, weight }) => (
            <Term key={metric} id={metric} weight={weight} metric={indicators[metric]} />
          ))}
          {lo === null || hi === null ? null : (
            <>
              <dt>{t('kit.interval')}</dt>
              <dd>{`${f.score(lo)}–${f.score(hi)}`}</dd>
            </>
          )}
          <dt>{t('kit.rules')}</dt>
          <dd>{rankings.ruleSet}</dd>
          <dt>{t('kit.asOf')}</dt>
          <dd>{f.dateTimeLong(rankings.asOf)}</dd>
        </dl>
      </div>
    </Popover>
  )
}

/** `94.6% × 0.30 = 28.38`, its fraction as a link; what is lower-is-better enters as the rest. */
function Term({ id, weight, metric }: { id: string; weight: number; metric: Metric | undefined }) {
  const { f, say } = useWords()
  const entry = useMetricDefinition(id)
  if (!metric || metric.value === null) return null
  const isLower = entry?.direction === 'lower'
  const share = isLower ? 1 - metric.value : metric.value
  const rate = isLower ? `(1 − ${f.rate(metric.value)})` : f.rate(metric.value)
  return (
    <>
      <dt>{entry ? say(entry.name) : id}</dt>
      <dd>
        {`${rate} × ${f.score(weight)} = ${f.score(100 * weight * share)} `}
        <span style={{ display: 'inline-block' }}>
          <CasesLink n={metric.den} casesUrl={metric.casesUrl}>
            {f.fraction(metric.num, metric.den)}
          </CasesLink>
        </span>
      </dd>
    </>
  )
}
