// The indicators on paper: value with its counts and interval, the group's where there is one, and both comparisons.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Metric } from '#api/contract/metric.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { indicatorsOf } from '#web/lib/kpiFigures.ts'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { PaperTable } from './PaperTable.tsx'

export interface KpiPaperProps {
  readonly kpis: Kpis
  /** Pooled figures of the peer group, for the record of one unit. */
  readonly group?: Readonly<Record<string, Metric>>
}

/** Beside the scheme's indicators: how much, how late, how well the grades are founded. */
const BESIDE = ['breach_rate', 'rating_coverage', 'received'] as const

export function KpiPaper({ kpis, group }: KpiPaperProps) {
  const { t, f } = useWords()
  const nameOf = useMetricNames()
  const ids = [...indicatorsOf(kpis).ids, ...BESIDE]
  // A stored version of one unit holds no earlier figures: a column of dashes would say they were looked for.
  const isCompared = kpis.previous !== null || kpis.yearAgo !== null
  return (
    <PaperTable caption={t('notice.kpis')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('exports.indicator')}
          </th>
          <th scope="col">{t('notice.value')}</th>
          <th scope="col">{t('notice.fraction')}</th>
          <th scope="col">{t('notice.interval')}</th>
          {group ? <th scope="col">{t('notice.group')}</th> : null}
          {isCompared ? (
            <>
              <th scope="col">{t('notice.previous')}</th>
              <th scope="col">{t('notice.yearAgo')}</th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {ids.flatMap((id) => {
          const metric = kpis.metrics[id]
          if (!metric) return []
          const isCount = metric.kind === 'count'
          const shown = isCount ? f.countExact(metric.value) : f.rate(metric.value)
          const ofGroup = group?.[id]
          return [
            <tr key={id}>
              <th scope="row" className="paper-unit">
                {nameOf(id)}
              </th>
              <td>
                <MetricValue metric={metric} envelope={kpis} shown={{ text: shown, figure: shown }} />
              </td>
              <td>{isCount || metric.den === 0 ? f.number(null) : f.fraction(metric.num, metric.den)}</td>
              <td>{f.interval(metric.lo, metric.hi)}</td>
              {group ? <td>{ofGroup ? f.rate(ofGroup.value) : f.rate(null)}</td> : null}
              {isCompared ? (
                <>
                  <td>{f.change(metric, kpis.previous?.metrics[id])}</td>
                  <td>{f.change(metric, kpis.yearAgo?.metrics[id])}</td>
                </>
              ) : null}
            </tr>,
          ]
        })}
      </tbody>
    </PaperTable>
  )
}
