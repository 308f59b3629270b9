// The only place that imports ECharts: starts, resizes and disposes one chart; draws as SVG, says its own summary.
import { LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  DataZoomComponent,
  type DataZoomComponentOption,
  GridComponent,
  type GridComponentOption,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { usePreferences } from '#web/lib/preferences.ts'
import { type ChartColors, readColors } from './theme.ts'

use([
  LineChart,
  GridComponent,
  TooltipComponent,
  DataZoomComponent,
  MarkLineComponent,
  MarkAreaComponent,
  SVGRenderer,
])

export type ChartOption = ComposeOption<
  LineSeriesOption | GridComponentOption | TooltipComponentOption | DataZoomComponentOption
>

export interface ChartProps {
  /** Pure: colours in, option out. */
  readonly option: (colors: ChartColors) => ChartOption
  /** What the chart shows, in words. */
  readonly summary: string
  /** CSS height. */
  readonly height?: string
  /** A press on a point: its index. */
  readonly onPoint?: (index: number) => void
}

export function Chart({ option, summary, height = '20rem', onPoint }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const press = useRef(onPoint)
  press.current = onPoint
  const { lang, theme, size } = usePreferences()
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and size change the colours and text that the option reads
  useEffect(() => {
    const element = box.current
    if (!element) return
    const chart = init(element, null, { renderer: 'svg', locale: lang === 'zh' ? 'ZH' : 'EN' })
    chart.setOption({ aria: { enabled: false }, animation: false, ...option(readColors(element)) }, true)
    chart.on('click', (event) => press.current?.(event.dataIndex))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option, lang, theme, size])
  return <div ref={box} className="chart-box" style={{ height }} role="img" aria-label={summary} />
}
