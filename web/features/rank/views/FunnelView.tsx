// The funnel view: one indicator of the group against volume, who lies outside in words, the table by T.
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { targetRate } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { funnel as funnelMark } from '#web/marks/funnel.ts'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { usePressedMetric } from '#web/ui/PressedMetric.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { FunnelOutside } from './FunnelOutside.tsx'
import { FunnelTable } from './FunnelTable.tsx'
import { funnelOf, kindOf } from './funnelOf.ts'
import type { FunnelProps } from './funnelWords.ts'
import { Indicators } from './Indicators.tsx'

export function FunnelView({
  rankings,
  group,
}: {
  readonly rankings: Rankings
  readonly group: RankingGroup
}) {
  const { t } = useWords()
  const { ruleSet, metrics } = useMeta()
  const { params } = useView()
  const ids = rankings.indicators.map(({ metric }) => metric)
  const metric = ids.find((id) => id === params.metric) ?? ids[0] ?? ''
  const isHigherBetter = metrics.find(({ id }) => id === metric)?.direction !== 'lower'
  const target = isHigherBetter ? targetRate(ruleSet) : 1 - targetRate(ruleSet)
  const funnel = funnelOf(group, metric, target)
  if (funnel.rows.length === 0) return <p className="state">{t('rank.funnelEmpty')}</p>
  return <Figure rankings={rankings} funnel={funnel} metric={metric} isHigherBetter={isHigherBetter} />
}

function Figure(props: FunnelProps) {
  const { rankings, funnel, metric } = props
  const { t, f } = useWords()
  const name = useMetricName(metric)
  const out = funnel.rows.filter(({ place }) => place !== 'inside')
  const far = out.filter(({ place }) => place === 'farBelow' || place === 'farAbove')
  const values = { name, n: far.length, of: funnel.rows.length, target: f.rate(funnel.target, 0) }
  return (
    <ChartFigure
      className="rank-funnel"
      title={t(far.length > 0 ? 'rank.funnelTitle' : 'rank.funnelNone', values)}
      sub={<Sub {...props} />}
      hasKey
      actions={<Indicators rankings={rankings} metric={metric} />}
      chart={<Chart {...props} />}
      table={<FunnelTable {...props} />}
      note={
        <>
          <FunnelOutside {...props} />
          <p className="meta rank-note">{t('rank.funnelNote')}</p>
        </>
      }
    />
  )
}

function Sub({ funnel }: FunnelProps) {
  const { t, f } = useWords()
  const { dispersion, target } = funnel
  const values = { target: f.rate(target, 0), phi: f.number(dispersion?.phi, 2) }
  return <>{t(dispersion && dispersion.tau2 > 0 ? 'rank.funnelSubWide' : 'rank.funnelSub', values)}</>
}

function Chart({ funnel, isHigherBetter, rankings }: FunnelProps) {
  const { t, f, lang } = useWords()
  const pressed = usePressedMetric(rankings)
  const { target } = funnel
  const points = funnel.rows.map(({ name, metric, value, place }) => ({
    label: name,
    n: metric.den,
    value,
    kind: kindOf(place, isHigherBetter),
    isOutside: place !== 'inside',
  }))
  return (
    <>
      <SizedMark
        onPress={(index, part) => {
          const row = funnel.rows[index]
          if (row) pressed.open(row.metric, row.name, part)
        }}
        draw={({ width, em }) =>
          funnelMark(
            { points, curve: funnel.curve, target },
            {
              ...{ width, em, lang },
              format: (value) => f.rate(value, 0),
              labels: {
                target: t('rank.funnelTarget', { target: f.rate(target, 0) }),
                axis: t('rank.funnelAxis'),
              },
            },
          )
        }
      />
      {pressed.definition}
      <ul className="rank-key" aria-hidden="true">
        <li>
          <i className="rank-key-inner" />
          {t('rank.funnelInner')}
        </li>
        <li>
          <i className="rank-key-outer" />
          {t('rank.funnelOuter')}
        </li>
        {funnel.dispersion && funnel.dispersion.tau2 > 0 ? (
          <li>
            <i className="rank-key-wide" />
            {t('rank.funnelWide')}
          </li>
        ) : null}
      </ul>
    </>
  )
}
