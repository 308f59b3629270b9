// The zoomable breach trend: rate per stretch, stepped limits, centre, signal bands; pure, the same series as the control chart mark.
import type { Series, SeriesPoint } from '#web/marks/series.ts'
import type { ChartOption } from './Chart.tsx'
import type { ChartColors } from './theme.ts'

export interface TrendWords {
  readonly rate: string
  readonly ucl: string
  readonly lcl: string
  readonly centre: string
  /** Which side is good: signals there are blue dots on a plain band. */
  readonly better?: 'higher' | 'lower' | 'none'
  /** A value as it is written. */
  readonly format: (value: number) => string
  /** One point in words, for the tooltip. */
  readonly say: (index: number) => string
}

export function breachTrendOption(series: Series, words: TrendWords, colors: ChartColors): ChartOption {
  const { points } = series
  const label = { color: colors.muted, fontFamily: colors.font, fontSize: colors.fontSize }
  return {
    backgroundColor: 'transparent',
    textStyle: { fontFamily: colors.font, fontSize: colors.fontSize },
    grid: { left: 52, right: 16, top: 24, bottom: 76 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colors.background,
      borderColor: colors.axis,
      textStyle: { color: colors.text, fontFamily: colors.font, fontSize: colors.fontSize },
      formatter: (parameters: unknown) => escapeHtml(words.say(indexOf(parameters))),
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.label),
      axisLabel: label,
      axisLine: { lineStyle: { color: colors.axis } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { ...label, formatter: words.format },
      splitLine: { lineStyle: { color: colors.line } },
    },
    dataZoom: [
      {
        type: 'slider',
        bottom: 8,
        height: 28,
        borderColor: colors.line,
        textStyle: label,
        brushSelect: false,
        showDataShadow: false,
      },
      { type: 'inside', zoomOnMouseWheel: 'ctrl' },
    ],
    series: [
      limit('ucl', series, words, colors),
      limit('lcl', series, words, colors),
      rate(series, words, colors),
    ],
  }
}

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number]

function limit(which: 'ucl' | 'lcl', series: Series, words: TrendWords, colors: ChartColors): LineSeries {
  return {
    type: 'line',
    name: words[which],
    step: 'middle',
    symbol: 'none',
    silent: true,
    data: series.points.map((point) => point[which] ?? null),
    lineStyle: { color: colors.uncertain, type: 'dashed', width: 1 },
  }
}

function rate(series: Series, words: TrendWords, colors: ChartColors): LineSeries {
  const centre = series.centre
  return {
    type: 'line',
    name: words.rate,
    showAllSymbol: true,
    data: series.points.map((point) => ({
      value: point.value ?? '-',
      ...symbolOf(point, { isBetter: isGood((point.value ?? 0) > (centre ?? 0), words), colors }),
    })),
    lineStyle: { color: colors.muted, width: 1 },
    markLine:
      centre === null
        ? { data: [] }
        : {
            silent: true,
            // The default of two decimals would draw 7.3 % at 7 %.
            precision: 6,
            symbol: 'none',
            lineStyle: { color: colors.text, type: 'solid', width: 1.5 },
            label: { formatter: words.centre, position: 'insideStartTop', color: colors.text },
            data: [{ yAxis: centre }],
          },
    markArea: {
      silent: true,
      itemStyle: { color: colors.band },
      data: (series.signals ?? []).map((signal) => [
        {
          xAxis: signal.from,
          ...(isGood(signal.direction === 'above', words) ? { itemStyle: { color: colors.surface } } : {}),
        },
        { xAxis: signal.to },
      ]),
    },
  }
}

const isGood = (isAbove: boolean, { better = 'none' }: TrendWords): boolean =>
  better !== 'none' && isAbove === (better === 'higher')

function symbolOf(
  point: SeriesPoint,
  { isBetter, colors }: { readonly isBetter: boolean; readonly colors: ChartColors },
) {
  if (point.complete === false) {
    return {
      symbol: 'circle',
      symbolSize: 9,
      itemStyle: { color: colors.background, borderColor: colors.uncertain, borderWidth: 2 },
    }
  }
  if (point.signal && isBetter) {
    return { symbol: 'circle', symbolSize: 11, itemStyle: { color: colors.good } }
  }
  if (point.signal) return { symbol: 'diamond', symbolSize: 12, itemStyle: { color: colors.attention } }
  return { symbol: 'circle', symbolSize: 7, itemStyle: { color: colors.muted } }
}

/** The tooltip is HTML: texts from data are escaped. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Index of the hovered point in what ECharts hands to a formatter. */
function indexOf(parameters: unknown): number {
  const first: unknown = Array.isArray(parameters) ? parameters[0] : parameters
  if (typeof first !== 'object' || first === null || !('dataIndex' in first)) return 0
  return typeof first.dataIndex === 'number' ? first.dataIndex : 0
}
