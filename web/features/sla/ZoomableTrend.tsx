// The same series with a zoom slider, for long windows; its library loads only when somebody asks for it.
import { lazy, Suspense, useMemo } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { chartSeries } from './chartSeries.ts'
import { pointText, type Trend } from './trend.ts'

const BreachTrend = lazy(async () => {
  const { BreachTrend: component } = await import('#web/charts/BreachTrend.tsx')
  return { default: component }
})
const PLOT = 640

export function ZoomableTrend({ trend, onOpen }: { trend: Trend; onOpen: (index: number) => void }) {
  const words = useWords()
  const { t, f } = words
  const series = useMemo(() => chartSeries(trend, words, PLOT), [trend, words])
  const told = useMemo(
    () => ({
      rate: t('sla.columnRate'),
      ucl: t('sla.ucl'),
      lcl: t('sla.lcl'),
      centre: t('sla.centre', { rate: f.rate(trend.series.centre) }),
      better: 'lower' as const,
      format: (value: number) => f.rate(value),
      say: (index: number) => pointText(trend, index, words),
    }),
    [trend, words, t, f],
  )
  return (
    <Suspense fallback={<Skeleton height="26rem" />}>
      <BreachTrend series={series} words={told} height="26rem" onPoint={onOpen} />
    </Suspense>
  )
}
