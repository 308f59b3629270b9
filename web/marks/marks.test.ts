// Marks: escaped, finite, the same numbers in the words as in the picture.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bars, columns, quantileRows } from './bars.ts'
import { controlChart } from './controlChart.ts'
import { dotInterval, microBar, rangeBar, rankStrip } from './intervalMarks.ts'
import { sparkline } from './sparkline.ts'
import { escapeText, hatch, ticks } from './svg.ts'
import { classOf, tileMap } from './tileMap.ts'

const percent = (v: number) => `${(v * 100).toFixed(1)}%`
const zh = { lang: 'zh', format: percent } as const
const en = { lang: 'en', format: percent } as const
const labels = { ucl: '控制上限', lcl: '控制下限', centre: '均值' }

function parse(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document
}

describe('every mark', () => {
  const nasty = '<script>alert(1)</script>&"\'\u0000'

  it('escapes the texts it is given', () => {
    const all = [
      bars([{ label: nasty, value: 1, text: nasty }], zh).svg,
      columns([{ label: nasty, value: 1 }], { ...zh, width: 200 }).svg,
      tileMap([{ id: nasty, label: nasty, value: 1, href: `/x?a="${nasty}` }], {
        ...zh,
        width: 300,
        breaks: [1],
      }).svg,
      quantileRows([{ label: nasty, median: 1, p90: 2, text: nasty }], { ...zh, width: 400, unit: nasty })
        .svg,
      controlChart({ points: [{ label: nasty, value: 0.1 }], centre: null }, { ...zh, width: 300, labels })
        .svg,
    ]
    for (const svg of all) {
      expect(svg).not.toContain('<script')
      expect(parse(svg).querySelector('script')).toBeNull()
    }
    expect(escapeText(nasty)).toBe('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;')
  })

  it('stays finite and well formed whatever the numbers', () => {
    const bare = { lang: 'zh', format: () => 'x' } as const
    const n = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1, Number.NaN, Infinity))
    const maybe = fc.option(n, { nil: null })
    fc.assert(
      fc.property(maybe, maybe, maybe, n, n, (value, lo, hi, min, max) => {
        const points = [
          { label: '1', value, lcl: lo, ucl: hi, complete: true },
          { label: '2', value: hi, complete: false },
        ]
        const all = [
          dotInterval({ value, lo, hi, min, max, kind: 'good', target: lo }, bare),
          dotInterval({ value, lo, hi, min, max, kind: 'poor', isSmall: true }, bare),
          rangeBar({ value, lo, hi, min, max, kind: 'attention', target: hi }, bare),
          microBar({ value }, bare),
          sparkline({ points, centre: lo }, bare),
          controlChart({ points, centre: hi }, { ...bare, width: 300, labels }),
        ]
        for (const { svg } of all) expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('intervals', () => {
  it('says value, interval and target in the words of its language', () => {
    const input = { value: 0.936, lo: 0.925, hi: 0.944, min: 0.8, max: 1, target: 0.9, kind: 'good' } as const
    expect(rangeBar(input, zh).summary).toBe('93.6%，95%区间92.5%至94.4%，目标90.0%')
    expect(rangeBar(input, en).summary).toBe('93.6%, 95% interval 92.5% to 94.4%, target 90.0%')
    expect(dotInterval({ ...input, value: null, lo: null, hi: null }, zh).summary).toBe('无数据')
  })

  it('places the shape at the value’s share of the axis', () => {
    const { svg } = dotInterval({ value: 0.9, lo: 0.85, hi: 0.95, min: 0.8, max: 1, kind: 'good' }, zh)
    expect(svg).toContain('x="50%"')
  })

  it('few cases are hatched with a hollow dot and say so', () => {
    const picture = dotInterval(
      { value: 1, lo: 0.85, hi: 1, min: 0.8, max: 1, kind: 'good', isSmall: true },
      zh,
    )
    expect(picture.svg).toContain('mk-hatch-line')
    expect(picture.svg).toContain('mk-uncertain')
    expect(picture.summary).toContain('样本少')
  })

  it('a rank strip has one cell per place and fills the interval', () => {
    const { svg, summary } = rankStrip({ rank: 3, low: 2, high: 5, count: 11 }, zh)
    expect(svg.match(/<rect/g)).toHaveLength(11)
    expect(svg.match(/mk-cell-in/g)).toHaveLength(3)
    expect(summary).toBe('第3名，区间第2到5名，共11个单位')
  })
})

describe('series', () => {
  const points = [
    { label: '33', value: 0.1, lcl: 0.02, ucl: 0.13 },
    { label: '34', value: 0.16, lcl: 0.02, ucl: 0.12, signal: true },
    { label: '35', value: 0.04, lcl: 0.02, ucl: 0.13 },
    { label: '36', value: 0.5, complete: false },
  ]

  it('the summary names highest, lowest, latest of complete points and the signal, not the unfinished one', () => {
    const signals = [{ from: 1, to: 1, direction: 'above' as const }]
    const { summary } = controlChart({ points, centre: 0.08, signals }, { ...zh, width: 600, labels })
    expect(summary).toBe(
      '共3个完整点，最高34为16.0%，最低35为4.0%，最近35为4.0%，均值8.0%，34至34高于均值，超出正常波动',
    )
    expect(sparkline({ points, centre: 0.08 }, en).summary).toContain('all within normal variation')
  })

  it('an unfinished point is hollow on a dashed link; a signal is a diamond', () => {
    const { svg } = controlChart({ points, centre: 0.08 }, { ...zh, width: 600, labels })
    expect(svg).toContain('mk-series mk-dashed')
    expect(svg).toContain('mk-shape mk-noise')
    expect(svg).toContain('mk-shape mk-attention')
  })

  it('where lower is better, a signal below is a blue dot on a plain band, one above stays a diamond', () => {
    const low = [...points.slice(0, 2), { label: '35', value: 0.04, signal: true }]
    const signals = [{ from: 2, to: 2, direction: 'below' as const, text: '低于' }]
    const { svg } = controlChart(
      { points: low, centre: 0.08, signals },
      { ...zh, width: 600, labels, better: 'lower' },
    )
    expect(svg.match(/mk-shape mk-good/g)).toHaveLength(1)
    expect(svg.match(/mk-shape mk-attention/g)).toHaveLength(1)
    expect(svg).not.toContain('mk-signal-band')
    expect(svg).toContain('● 低于')
  })

  it('limits step with n: a level stretch per point', () => {
    const { svg } = controlChart({ points, centre: 0.08 }, { ...zh, width: 600, labels })
    const path = parse(svg).querySelector('path.mk-limit')?.getAttribute('d') ?? ''
    expect(path.match(/H/g)).toHaveLength(3)
  })
})

describe('scales and tiles', () => {
  it('axis steps are round and hold the highest value', () => {
    expect(ticks(0.137)).toEqual([0, 0.05, 0.1, 0.15])
    expect(ticks(8)).toEqual([0, 2, 4, 6, 8])
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (max) => {
        const steps = ticks(max)
        expect(steps.at(-1)).toBeGreaterThanOrEqual(max - 1e-9 * max)
        expect(steps.length).toBeLessThan(9)
      }),
    )
  })

  it('a value on a break belongs to the upper class, and classes do not depend on the other tiles', () => {
    const breaks = [45, 60, 75, 85, 92]
    expect([44.9, 45, 59.9, 60, 92, 500].map((v) => classOf(v, breaks))).toEqual([1, 2, 2, 3, 6, 6])
  })

  it('a tile with too few units is hatched, not coloured', () => {
    const options = { ...zh, width: 300, breaks: [0.1] }
    const { svg, summary } = tileMap([{ id: 'a', label: '甲', value: 0.5, isSmall: true }], options)
    expect(svg).toContain('mk-hatch')
    expect(summary).toBe('无数据')
  })

  it('hatch stays inside its box', () => {
    const path = hatch({ x: 10, y: 20, width: 30, height: 8 })
    const pairs = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])])
    for (const [x = 0, y = 0] of pairs) {
      expect(x >= 10 && x <= 40 && y >= 20 && y <= 28).toBe(true)
    }
  })
})
