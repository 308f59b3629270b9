// The zoomable trend draws exactly the numbers it is given.
import { expect, it } from 'vitest'
import { breachTrendOption } from './breachTrendOption.ts'
import type { ChartColors } from './theme.ts'

const colors: ChartColors = {
  text: '#000',
  muted: '#555',
  line: '#ddd',
  axis: '#888',
  brand: '#00f',
  attention: '#fa0',
  good: '#06c',
  uncertain: '#777',
  background: '#fff',
  band: '#ffe',
  surface: '#eef',
  font: 'sans-serif',
  fontSize: 12,
}
const words = {
  rate: 'rate',
  ucl: 'ucl',
  lcl: 'lcl',
  centre: 'mean 7.3%',
  format: (v: number) => `${v * 100}%`,
  say: (i: number) => `<b>${i}</b>`,
}
const points = [
  { label: '33', value: 0.1, lcl: 0.02, ucl: 0.13, signal: true },
  { label: '34', value: null },
  { label: '35', value: 0.5, complete: false },
]
const option = breachTrendOption(
  { points, centre: 0.0734, signals: [{ from: 0, to: 0, direction: 'above' }] },
  words,
  colors,
)
const series = JSON.parse(JSON.stringify(option.series))

it('the centre line is not rounded to whole percents', () => {
  expect(series[2].markLine.data).toEqual([{ yAxis: 0.0734 }])
  expect(series[2].markLine.precision).toBeGreaterThanOrEqual(4)
})

it('a stretch without cases is a gap, an unfinished one is hollow, a signal is a diamond', () => {
  expect(series[2].data[1].value).toBe('-')
  expect(series[2].data[2].itemStyle.color).toBe(colors.background)
  expect(series[2].data[0].symbol).toBe('diamond')
})

it('limits are those of each point and the axis starts at zero', () => {
  expect(series[0].data).toEqual([0.13, null, null])
  expect(option.yAxis).toMatchObject({ min: 0 })
})

it('texts of the tooltip cannot bring markup in', () => {
  const { tooltip } = JSON.parse(
    JSON.stringify({ tooltip: option.tooltip }, (_, v) =>
      typeof v === 'function' ? v([{ dataIndex: 1 }]) : v,
    ),
  )
  expect(tooltip.formatter).not.toContain('<b>')
})

it('where lower is better, a signal below is a blue dot on a plain band', () => {
  const low = [{ label: '33', value: 0.01, signal: true }]
  const signals = [{ from: 0, to: 0, direction: 'below' as const }]
  const option = breachTrendOption(
    { points: low, centre: 0.07, signals },
    { ...words, better: 'lower' },
    colors,
  )
  const text = JSON.stringify(option.series)
  expect(text).toContain(`"itemStyle":{"color":"${colors.good}"}`)
  expect(text).toContain(`"itemStyle":{"color":"${colors.surface}"}`)
})
