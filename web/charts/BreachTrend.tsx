// The zoomable breach trend as a page uses it; load it lazily: `lazy(() => import('#web/charts/BreachTrend.tsx')…)`.
import { useCallback } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Series, seriesSummary } from '#web/marks/series.ts'
import { breachTrendOption, type TrendWords } from './breachTrendOption.ts'
import { Chart } from './Chart.tsx'
import type { ChartColors } from './theme.ts'

export interface BreachTrendProps {
  readonly series: Series
  readonly words: TrendWords
  readonly height?: string
  readonly onPoint?: (index: number) => void
}

/** Give `series` and `words` a stable identity (useMemo): a new one draws the chart anew and forgets the zoom. */
export function BreachTrend({ series, words, ...rest }: BreachTrendProps) {
  const { lang } = useWords()
  const option = useCallback(
    (colors: ChartColors) => breachTrendOption(series, words, colors),
    [series, words],
  )
  return <Chart option={option} summary={seriesSummary(series, { lang, format: words.format })} {...rest} />
}
