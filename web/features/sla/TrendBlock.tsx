// The control chart of the breach rate with its signals in words; ← → reads point by point, Enter opens a point's breaches.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { ControlChart } from '#web/ui/ControlChart.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { chartSeries } from './chartSeries.ts'
import { SignalNotes } from './SignalNotes.tsx'
import { rateName } from './signals.ts'
import { TrendTable } from './TrendTable.tsx'
import { pointText, type Trend, wholeStretch } from './trend.ts'
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
          {() => (trend ? <Chart sla={sla} trend={trend} isZoomed={isZoomed} /> : null)}
        </QueryState>
      }
      table={trend ? <TrendTable trend={trend} title={name} /> : null}
      note={trend ? <SignalNotes trend={trend} /> : null}
      source={source}
    />
  )
}

function Sub({ trend }: { trend: Trend }) {
  const { f, rich } = useWords()
  const whole = wholeStretch(trend)
  if (whole === null) return null
  const { n, num, den, casesUrl } = whole
  const fraction = (
    <>
      <CasesLink n={num} casesUrl={casesUrl} part="num">
        {f.integer(num)}
      </CasesLink>
      /
      <CasesLink n={den} casesUrl={casesUrl}>
        {f.integer(den)}
      </CasesLink>
    </>
  )
  const values = { n, fraction, rate: f.rate(num / den) }
  return rich(trend.grain === 'week' ? 'sla.trendSub' : 'sla.trendSubMonth', values)
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

function Chart({ sla, trend, isZoomed }: { sla: Sla; trend: Trend; isZoomed: boolean }) {
  const words = useWords()
  const { t, f, lang } = words
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const { centre, points } = trend.series
  const open = (index: number) => {
    const point = points[index]
    if (!point || point.den === 0) return
    const part = point.num > 0 ? 'num' : undefined
    void navigate({ to: '/cases', search: casesSearch(point.casesUrl, part) })
  }
  if (isZoomed) return <ZoomableTrend trend={trend} onOpen={open} />
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
