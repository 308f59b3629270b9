// The card for a chat: from the public bytes alone, whole within its frame, silent on what is hidden.
import { expect, it } from 'vitest'
import { en } from '#web/lib/i18n/en.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { CARD } from '#web/marks/shareCard.ts'
import { textWidth } from '#web/marks/textFit.ts'
import { type Board, cardOf } from './sharePictures.ts'

type Figure = Board['groups'][number]['total'][string]
const figure = (num: number, den: number): Figure => ({ num, den, value: num / den, lo: 0, hi: 1 })
const METRICS = ['response_rate', 'resolution_rate', 'satisfaction_rate']

function aBoard(): Board {
  const row = (id: string, tier: number | null) => ({
    department: { id, name: `云杉街道${id}综合行政执法与应急保障服务中心`, kind: 'office' as const },
    ...{ ranked: tier !== null, rank: tier, rankLow: 1, rankHigh: 9, tier, reason: null, score: null },
    indicators: {},
  })
  const group = (id: string, resolution: Figure) => ({
    ...{ id, label: { zh: `组${id}`, en: `Group ${id}` } },
    rows: [row(`${id}1`, 1), row(`${id}2`, 1), row(`${id}3`, 2), row(`${id}4`, null)],
    total: {
      response_rate: figure(990, 1000),
      resolution_rate: resolution,
      satisfaction_rate: figure(3456.7, 4000),
    },
  })
  return {
    ...{ v: 1, k: 5, street: '云杉街道', kind: 'quarter', version: 2, scheme: 'standard', corrects: 1 },
    period: { id: '2026-Q2', start: '', end: '', zone: 'Asia/Shanghai' },
    ...{ asOf: '2026-07-10T10:00:00+08:00', publishedAt: '2026-07-25T10:00:00+08:00', snapshot: '00' },
    indicators: METRICS.map((metric) => ({ metric, weight: 1, min: 20 })),
    groups: [
      group('甲', figure(90, 100)),
      group('乙', null),
      group('丙', figure(1, 2)),
      group('丁', figure(1, 2)),
    ],
    ...{ council: [], supervision: [] },
  }
}

it.each([
  ['zh', zh],
  ['en', en],
] as const)('says what was published, hides what is hidden, and stays inside (%s)', (lang, table) => {
  const words = createWords(table, lang, 'Asia/Shanghai')
  const svg = cardOf(aBoard(), { words, metricName: (id) => id, origin: 'https://pingyi.example' })
  const texts = [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', said = '']) => {
    const at = (name: string) => Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? 0)
    return { said, x: at('x'), y: at('y'), size: at('font-size') }
  })
  const all = texts.map(({ said }) => said).join('\n')
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  expect(all).toContain(lang === 'zh' ? '2026年第二季度诉求办理考核结果' : 'Q2 2026')
  // 4 × 990 of 4 × 1,000; resolution is hidden in one group: 92 of 104 in the others, which are named.
  expect(all).toContain('99.0%')
  expect(all).toContain('88.5%')
  expect(all).toContain(lang === 'zh' ? '3/4 组' : '3 of 4 groups')
  expect(all).toContain('https://pingyi.example/public/2026-Q2')
  for (const { said, x, y, size } of texts) {
    expect(x + textWidth(said, size), said).toBeLessThanOrEqual(CARD.width)
    expect(y, said).toBeLessThan(CARD.height)
    expect(size, said).toBeGreaterThanOrEqual(26)
  }
})
