// The popover of a score: its formula with the numbers in it, interval, rules and as-of; every fraction opens its cases.
import type { RefObject } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { frozenPlace } from '#web/lib/frozenCases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { formulaText } from '#web/lib/schemeName.ts'
import { Button } from './Button.tsx'
import { CasesLink } from './CasesLink.tsx'
import { Popover } from './Popover.tsx'
import type { ScoreValueProps } from './ScoreValue.tsx'
import { SnapshotFigure } from './SnapshotFigure.tsx'
import { TotalTerms } from './TotalTerms.tsx'
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
  const { title, triggerRef, onClose, value, lo = null, hi = null, rankings, parts = [] } = props
  const score = parts.find(({ part }) => part === 'score')
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        {score === undefined ? null : <TotalTerms parts={parts} value={value} />}
        <p className="formula">
          {formulaText(rankings.indicators, metrics, words)}
          <b>{f.score(score === undefined ? value : score.value)}</b>
        </p>
        <ScoreTerms {...props} />
        <dl>
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

function ScoreTerms({ rankings, indicators, of }: ScoreValueProps) {
  return (
    <dl>
      {rankings.indicators.map(({ metric, weight }) => (
        <Term key={metric} id={metric} weight={weight} metric={indicators[metric]} of={of} />
      ))}
    </dl>
  )
}

interface TermProps {
  readonly id: string
  readonly weight: number
  readonly metric: Metric | undefined
  /** Whose score it is. */
  readonly of: string
}

/** `94.6% × 0.30 = 28.38`, its fraction as a link; what is lower-is-better enters as the rest. */
function Term({ id, weight, metric, of }: TermProps) {
  const { f, say } = useWords()
  const entry = useMetricDefinition(id)
  if (!metric || metric.value === null) return null
  const name = entry ? say(entry.name) : id
  const isLower = entry?.direction === 'lower'
  const share = isLower ? 1 - metric.value : metric.value
  const rate = isLower ? `(1 − ${f.rate(metric.value)})` : f.rate(metric.value)
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {`${rate} × ${f.score(weight)} = ${f.score(100 * weight * share)} `}
        <span style={{ display: 'inline-block', marginInlineStart: 'var(--s2)' }}>
          <Fraction metric={metric} title={`${name} · ${of}`} />
        </span>
      </dd>
    </>
  )
}

/** Opens the cases frozen with a stored version's figure, of any other the list of its cases. */
function Fraction({ metric, title }: { readonly metric: Metric; readonly title: string }) {
  const { f } = useWords()
  const { num, den, casesUrl } = metric
  const text = f.fraction(num, den)
  const place = frozenPlace(casesUrl)
  if (place !== null)
    return (
      <SnapshotFigure {...{ place, title, text }} counts={metric}>
        {text}
      </SnapshotFigure>
    )
  return (
    <CasesLink n={den} casesUrl={casesUrl}>
      {text}
    </CasesLink>
  )
}
