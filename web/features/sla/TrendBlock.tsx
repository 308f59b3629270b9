// The control chart of the breach rate with its signals in words; ← → reads point by point, Enter opens a point's breaches.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { ControlChart } from '#web/ui/ControlChart.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { chartSeries } from './chartSeries.ts'
import { SignalNotes } from './SignalNotes.tsx'
import { rateName } from './signals.ts'
import { TrendTable } from './TrendTable.tsx'
import { pointText, type Trend } from './trend.ts'
import type { Sla } from './useSla.ts'
import { ZoomableTrend } from './ZoomableTrend.tsx'

export function TrendBlock({ sla }: { sla: Sla }) {
  const words = useWords()
  const { t, f } = words
  const { view, trend, breaches } = sla
  const [isZoomed, setZoomed] = useState(false)
  const name = rateName(view.choice, words)
  const source = breaches.data
    ? t('sla.source', { time: f.dateTimeLong(breaches.data.asOf), rules: breaches.data.ruleSet })
    : null
  return (
    <ChartFigure
      className="sla-trend"
      title={t(view.grain === 'week' ? 'sla.trendTitleWeek' : 'sla.trendTitleMonth', { name })}
      sub={trend ? <Sub trend={trend} /> : null}
      hasKey
      actions={
        <>
          <ChartKey />
          <Button size="small" aria-pressed={isZoomed} onPress={() => setZoomed(!isZoomed)}>
            {t('sla.zoom')}
          </Button>
        </>
      }
      chart={
        <QueryState query={breaches} height="26rem">
          {() =>
            trend ? isZoomed ? <ZoomableTrend trend={trend} /> : <Chart sla={sla} trend={trend} /> : null
          }
        </QueryState>
      }
      table={trend ? <TrendTable trend={trend} title={name} /> : null}
      note={trend ? <SignalNotes trend={trend} /> : null}
      source={source}
    />
  )
}

function Sub({ trend }: { trend: Trend }) {
  const { t, f } = useWords()
  const whole = trend.series.points.filter((point) => point.complete && point.den > 0)
  const [num, den] = [
    whole.reduce((sum, one) => sum + one.num, 0),
    whole.reduce((sum, one) => sum + one.den, 0),
  ]
  if (den === 0) return null
  const values = { n: whole.length, fraction: f.fraction(num, den), rate: f.rate(num / den) }
  return t(trend.grain === 'week' ? 'sla.trendSub' : 'sla.trendSubMonth', values)
}

function ChartKey() {
  const { t } = useWords()
  return (
    <ul className="sla-key" aria-hidden="true">
      <li>
        <i className="sla-key-common" />
        {t('sla.keyCommon')}
      </li>
      <li>
        <VerdictShape kind="attention" />
        {t('sla.keySignal')}
      </li>
      <li>
        <VerdictShape kind="good" />
        {t('sla.keyBetter')}
      </li>
      <li>
        <VerdictShape kind="noise" />
        {t('sla.keyOpen')}
      </li>
    </ul>
  )
}

/** About the width of the plot: what the statements above it have room in. */
const DESK_PLOT = 640
const PHONE_PLOT = 270

function Chart({ sla, trend }: { sla: Sla; trend: Trend }) {
  const words = useWords()
  const { t, f, lang } = words
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const { centre, points } = trend.series
  const open = (index: number) => {
    const point = points[index]
    if (point && point.num > 0) void navigate({ to: '/cases', search: casesSearch(point.casesUrl, 'num') })
  }
  return (
    <>
      <ControlChart
        series={chartSeries(trend, words, isPhone ? PHONE_PLOT : DESK_PLOT)}
        options={{
          lang,
          format: (value) => f.rate(value, value * 100 === Math.round(value * 100) ? 0 : 1),
          height: 380,
          better: 'lower',
          labels: {
            ucl: t('sla.ucl'),
            lcl: t('sla.lcl'),
            centre: t('sla.centre', { rate: f.rate(centre) }),
            ...(sla.view.grain === 'week' ? { axis: t('sla.axisWeek') } : {}),
          },
        }}
        say={(index) => pointText(trend, index, words)}
        onOpen={open}
      />
      <p className="sr-only">{t('sla.pointHow')}</p>
    </>
  )
}
