// The 口径 popover: formula in words and numbers, interval, cohort, excluded, rules, as-of, and links to exactly those cases.
import { lazy, type ReactNode, type RefObject, Suspense } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { REASONS } from '#db/vocabulary.ts'
import { frozenPlace } from '#web/lib/frozenCases.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from './AppLink.tsx'
import { Button } from './Button.tsx'
import { creditsLine } from './creditsLine.ts'
import { Popover } from './Popover.tsx'
import { useMetricDefinition } from './useMetricName.ts'

const FrozenUnits = lazy(() =>
  import('./FrozenUnits.tsx').then((module) => ({ default: module.FrozenUnits })),
)

export interface MetricDefinitionProps {
  readonly metric: Metric
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  readonly title: string
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function MetricDefinition({ metric, envelope, title, triggerRef, onClose }: MetricDefinitionProps) {
  const words = useWords()
  const { t, f, say } = words
  const entry = useMetricDefinition(metric.metric)
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
          {entry ? say(entry.formula) : null}
          <b>{equation(metric, words)}</b>
        </p>
        <dl>
          {metric.reason ? <Fact name={t('kit.reason')}>{words.label(REASONS, metric.reason)}</Fact> : null}
          <CreditsFact casesUrl={metric.casesUrl} />
          <IntervalFact metric={metric} />
          {entry ? <Fact name={t('kit.cohort')}>{say(entry.cohort)}</Fact> : null}
          <Fact name={t('kit.excludedLabel')}>
            {metric.excluded > 0 ? t('kit.excluded', { n: metric.excluded }) : t('kit.excludedNone')}
          </Fact>
          <Fact name={t('kit.rules')}>
            {t('kit.rulesOf', { ruleSet: envelope.ruleSet, version: metric.version })}
          </Fact>
          <Fact name={t('kit.asOf')}>{f.dateTimeLong(envelope.asOf)}</Fact>
        </dl>
        <CasesBehind metric={metric} onFollow={onClose} />
      </div>
    </Popover>
  )
}

/** Grades that count other than the formula says: by the scheme's own credits. */
function CreditsFact({ casesUrl }: { casesUrl: string }) {
  const words = useWords()
  const [credits] = casesSearch(casesUrl).credits ?? []
  if (credits === undefined) return null
  return <Fact name={words.t('kit.credits')}>{creditsLine(credits, words)}</Fact>
}

function IntervalFact({ metric }: { metric: Metric }) {
  const { t, f } = useWords()
  if (metric.kind === 'quantile') {
    return metric.value === null ? null : (
      <Fact name={t('kit.p90')}>
        {f.workingTime(metric.value)} / {f.workingTime(metric.p90)}
      </Fact>
    )
  }
  if (metric.lo === null || metric.hi === null) return null
  const isRatio = metric.kind === 'ratio'
  const range = isRatio
    ? `${f.number(metric.lo, 2)}–${f.number(metric.hi, 2)}`
    : f.interval(metric.lo, metric.hi)
  return <Fact name={t('kit.interval')}>{t(isRatio ? 'kit.poisson' : 'kit.wilson', { range })}</Fact>
}

interface BehindProps {
  readonly metric: Metric
  readonly onFollow: () => void
}

/** A stored version's figure has its cases in the snapshot; any other has links to the lists. */
function CasesBehind({ metric, onFollow }: BehindProps) {
  const place = frozenPlace(metric.casesUrl)
  if (place === null) return <CaseLinks metric={metric} onFollow={onFollow} />
  if (metric.den + metric.excluded === 0) return null
  return (
    <Suspense fallback={null}>
      <FrozenUnits place={place} counts={metric} isCompared onFollow={onFollow} />
    </Suspense>
  )
}

function CaseLinks({ metric, onFollow }: BehindProps) {
  const { t } = useWords()
  const listed = metric.kind === 'ratio' ? metric.num : metric.den
  const isRate = metric.kind === 'rate'
  return (
    <p className="definition-links">
      {listed > 0 ? (
        <AppLink to="/cases" search={casesSearch(metric.casesUrl)} onClick={onFollow}>
          {t('kit.seeDen', { n: listed })}
        </AppLink>
      ) : null}
      {isRate && metric.num > 0 ? (
        <AppLink to="/cases" search={casesSearch(metric.casesUrl, 'num')} onClick={onFollow}>
          {t('kit.seeNum', { n: metric.num })}
        </AppLink>
      ) : null}
      {metric.excluded > 0 ? (
        <AppLink to="/cases" search={casesSearch(metric.casesUrl, 'excluded')} onClick={onFollow}>
          {t('kit.seeExcluded', { n: metric.excluded })}
        </AppLink>
      ) : null}
    </p>
  )
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

function equation(metric: Metric, { f }: Words): string {
  const value = metric.kind === 'rate' || metric.kind === 'mean' ? f.rate(metric.value) : f.metric(metric)
  if (metric.kind === 'count' || metric.kind === 'quantile')
    return metric.kind === 'count' ? value : `n = ${f.integer(metric.den)}`
  return `${f.number(metric.num)} ÷ ${f.number(metric.den)} = ${value}`
}
