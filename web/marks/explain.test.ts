// Waterfall, funnel and lines of ranks: well formed whatever the numbers, the same in the words as in the picture.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnel } from './funnel.ts'
import { rankLines } from './rankLines.ts'
import type { MarkPicture } from './svg.ts'
import { waterfall } from './waterfall.ts'

const format = (value: number) => value.toFixed(2)
const part = (value: number) => (value > 0 ? `+${format(value)}` : format(value))
const base = { lang: 'zh', width: 600, format } as const
const labels = { target: '目标', axis: '件' }
const rank = (place: number | null) => (place === null ? '—' : `第${place}名`)

function parse({ svg }: MarkPicture): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBeNull()
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  return document
}

const steps = [
  { label: '解决率', part: -5 },
  { label: '构成', part: 1, isHollow: true },
]
const input = { start: { label: '上期', value: 88 }, end: { label: '本期', value: 84 }, steps }

describe('a waterfall', () => {
  const picture = waterfall(input, { ...base, part, tick: format })

  it('says both ends and every step', () => {
    expect(picture.summary).toBe('上期 88.00，本期 84.00；解决率 -5.00，构成 +1.00')
    const said = waterfall(input, { ...base, lang: 'en', part, tick: format }).summary
    expect(said).toBe('上期 88.00, 本期 84.00; 解决率 -5.00, 构成 +1.00')
  })

  it('each bar begins where the one before ended; what came is hollow', () => {
    const bars = [...parse(picture).querySelectorAll('rect')].map((bar) => ({
      x: Number(bar.getAttribute('x')),
      end: Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')),
      className: bar.getAttribute('class'),
    }))
    expect(bars[0]?.x).toBeCloseTo(bars[1]?.x ?? 0, 1)
    expect(bars.map(({ className }) => className)).toEqual(['mk-bar mk-poor', 'mk-step-hollow mk-good'])
    expect((bars[0]?.end ?? 0) - (bars[0]?.x ?? 0)).toBeCloseTo(
      5 * ((bars[1]?.end ?? 0) - (bars[1]?.x ?? 0)),
      0,
    )
  })
})

describe('a funnel', () => {
  const band = { inner: { lo: 0.8, hi: 0.95 }, outer: { lo: 0.7, hi: 0.99 }, widened: { lo: 0.65, hi: 1 } }
  const points = [
    { label: '青石', n: 200, value: 0.6, kind: 'poor', isOutside: true },
    { label: '柳岸', n: 150, value: 0.9, kind: 'noise', isOutside: false },
  ] as const
  const drawn = { points, curve: [5, 100, 220].map((n) => ({ n, ...band })), target: 0.9 }
  const options = { ...base, labels }

  it('names whoever is outside, in the picture and in words', () => {
    const picture = funnel(drawn, options)
    expect(picture.summary).toBe('2个单位，目标0.90；超出界限：青石 0.60 (n=200)')
    const texts = [...parse(picture).querySelectorAll('text')].map((text) => text.textContent)
    expect(texts).toContain('青石')
    expect(texts).not.toContain('柳岸')
  })

  it('says where all are inside', () => {
    const inside = { ...drawn, points: points.slice(1) }
    expect(funnel(inside, options).summary).toContain('都在界限之内')
    expect(funnel(inside, { ...options, lang: 'en' }).summary).toContain('all inside')
    expect(funnel(drawn, { ...options, lang: 'en' }).summary).toContain('outside the limits: 青石')
  })

  it('has a line for each limit', () => {
    expect(parse(funnel(drawn, options)).querySelectorAll('path[class^=mk-funnel]')).toHaveLength(6)
  })
})

describe('lines of ranks', () => {
  const lines = [
    { label: '青石', ranks: [1, 3], isOn: true },
    { label: '柳岸', ranks: [2, 1], isOn: false },
    { label: '北苑', ranks: [null, 1], isOn: false },
  ]
  const options = { lang: 'zh', width: 600, periods: ['Q2', 'Q3'], rank } as const

  it('says the one in colour, and all where none is', () => {
    expect(rankLines(lines, options).summary).toBe('3个单位的名次; 青石: Q2 第1名，Q3 第3名')
    const none = lines.map((line) => ({ ...line, isOn: false }))
    expect(rankLines(none, { ...options, lang: 'en' }).summary).toContain('北苑: Q2 —, Q3 第1名')
  })

  it('ties stand one below the other; who was not ranked has no line there', () => {
    const texts = [...parse(rankLines(lines, options)).querySelectorAll('text')]
    const places = texts
      .filter((text) => text.textContent?.startsWith('1 '))
      .map((text) => text.getAttribute('y'))
    expect(new Set(places).size).toBe(2)
    const paths = parse(rankLines(lines, options)).querySelectorAll('path[class^=mk-rank-line]')
    expect(paths).toHaveLength(3)
  })
})

it('stay finite and well formed whatever the numbers', () => {
  const n = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1, Number.NaN, Infinity))
  fc.assert(
    fc.property(n, n, n, (a, b, c) => {
      const ends = { start: { label: '<', value: a }, end: { label: '&', value: b } }
      parse(
        waterfall(
          { ...ends, steps: [{ label: '"', part: c }] },
          { ...base, format: () => 'x', part: () => 'y', tick: () => 'z' },
        ),
      )
      const band = { lo: a, hi: b }
      const curve = [{ n: 5, inner: band, outer: band, widened: null }]
      const points = [{ label: '<b>', n: 3, value: c, kind: 'poor', isOutside: true }] as const
      parse(funnel({ points, curve, target: 0.9 }, { ...base, format: () => 'x', labels }))
      parse(
        rankLines([{ label: '<', ranks: [a, null, c], isOn: true }], {
          ...base,
          periods: ['<'],
          rank: () => 'x',
        }),
      )
    }),
  )
})
