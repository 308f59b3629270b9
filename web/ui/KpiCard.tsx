// One indicator as a card: verdict, value with its fraction, interval against the target, changes with their verdicts, weeks.
import { type ReactNode, useId } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { REASONS } from '#db/vocabulary.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Change, rateAxis } from '#web/lib/kpiFigures.ts'
import { type Direction, targetVerdict, type VerdictKind } from '#web/lib/verdict.ts'
import { rangeBar } from '#web/marks/intervalMarks.ts'
import { Mark } from './Mark.tsx'
import { MetricValue } from './MetricValue.tsx'
import { useMetricName } from './useMetricName.ts'
import { Verdict } from './Verdict.tsx'
import './kpiCard.css'

export interface KpiCardProps {
  readonly metric: Metric
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  /** The standard as a rate; null = none is set. */
  readonly target: number | null
  readonly direction?: Direction
  readonly changes: readonly Change[]
  /** Whose figure it is. */
  readonly of?: string
  /** Another figure to hold it against, e.g. the group's: a line below the bar. */
  readonly beside?: ReactNode
  /** Weeks: picture and statement. */
  readonly children?: ReactNode
}

const TARGET_WORDS = {
  good: 'figure.aboveTarget',
  attention: 'figure.containsTarget',
  poor: 'figure.belowTarget',
  uncertain: 'kit.verdictUncertain',
  noise: 'kit.noise',
} as const satisfies Record<VerdictKind, string>

export function KpiCard(props: KpiCardProps) {
  const { metric, envelope, target, direction = 'higher', of } = props
  const { t } = useWords()
  const name = useMetricName(metric.metric)
  const kind = target === null || metric.value === null ? null : targetVerdict(metric, target, direction)
  return (
    <KpiFrame title={name} verdict={kind ? <Verdict kind={kind}>{t(TARGET_WORDS[kind])}</Verdict> : null}>
      <div className="kpi-value">
        <MetricValue metric={metric} envelope={envelope} look="large" {...(of ? { of } : {})} />
      </div>
      {metric.value === null ? (
        <Reason metric={metric} />
      ) : (
        <Range metric={metric} target={target} kind={kind ?? 'plain'} />
      )}
      {props.beside}
      <ChangeList metric={metric} changes={props.changes} />
      {props.children}
    </KpiFrame>
  )
}

/** The frame of any card in the row, also of one that is no rate. */
export function KpiFrame(props: { title: string; verdict?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="kpi" aria-labelledby={id}>
      <div className="kpi-head">
        <h3 id={id}>{props.title}</h3>
        {props.verdict}
      </div>
      {props.children}
    </section>
  )
}

function Reason({ metric }: { metric: Metric }) {
  const { t, label } = useWords()
  return <p className="kpi-reason">{metric.reason ? label(REASONS, metric.reason) : t('kit.noData')}</p>
}

function Range(props: { metric: Metric; target: number | null; kind: VerdictKind | 'plain' }) {
  const { metric, target, kind } = props
  const { t, f, lang } = useWords()
  const { value, lo, hi, den } = metric
  const axis = rateAxis([metric], target ?? 1)
  const format = (rate: number) => f.rate(rate, Number.isInteger(Math.round(rate * 1000) / 10) ? 0 : 1)
  const goal = target === null ? {} : { target, targetLabel: t('figure.target', { value: format(target) }) }
  const picture = rangeBar(
    { value, lo, hi, kind, ...axis, target: null, ...goal, isSmall: den < SMALL_DEN },
    { lang, format },
  )
  return (
    <>
      <Mark mark={picture} />
      <p className="meta">
        {lo === null || hi === null
          ? t('figure.noInterval')
          : t('figure.interval', { range: f.interval(lo, hi) })}
      </p>
    </>
  )
}

const BASIS_WORDS = { previous: 'shell.previous', yearAgo: 'shell.yearAgo' } as const

/** 环比 and 同比, each with 改善, 变差 or 正常波动. */
export function ChangeList({ metric, changes }: { metric: Metric; changes: readonly Change[] }) {
  const { t, f } = useWords()
  if (changes.length === 0) return null
  return (
    <dl className="kpi-changes">
      {changes.map((change) => (
        <div key={change.basis}>
          <dt>{t(BASIS_WORDS[change.basis])}</dt>
          <dd className="nw">{f.change(metric, change.before)}</dd>
          <dd className="kpi-trend">
            <TrendWord change={change} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function TrendWord({ change }: { change: Change }) {
  const { t } = useWords()
  const { trend, isSmall, sign } = change
  if (isSmall) return <Verdict kind="uncertain">{t('figure.fewBase')}</Verdict>
  if (!trend) return <span className="meta">{t('figure.noBase')}</span>
  const word = t(`kit.${trend.word}`)
  if (trend.word === 'noise' || sign === 0) return <Verdict kind={trend.kind}>{word}</Verdict>
  return <Verdict kind={trend.kind}>{t(sign > 0 ? 'figure.up' : 'figure.down', { word })}</Verdict>
}
