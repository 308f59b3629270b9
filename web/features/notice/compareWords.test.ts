// AC-12 over random numbers: the sentences of notice and brief call every comparison by its own base and unit, in both languages.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '#web/lib/i18n/en.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { compareFaults } from '#web/test/compareWords.ts'
import { aCount, aKpis, aRanking, aRow } from '#web/test/figures.ts'
import { plainText } from './marked.ts'
import { noticeText } from './noticeText.ts'

const IDS = ['response_rate', 'resolution_rate', 'satisfaction_rate'] as const
const NAMES = {
  zh: { response_rate: '响应率', resolution_rate: '解决率', satisfaction_rate: '满意率' },
  en: {
    response_rate: 'Response rate',
    resolution_rate: 'Resolution rate',
    satisfaction_rate: 'Satisfaction',
  },
} as const
const meta = aMeta({
  metrics: IDS.map((id) => ({
    ...{ id, kind: 'rate', version: '1', direction: 'higher' as const },
    name: { zh: NAMES.zh[id], en: NAMES.en[id] },
    ...{ formula: { zh: '', en: '' }, cohort: { zh: '', en: '' }, unit: { zh: '%', en: '%' } },
  })),
})
const words = { zh: createWords(zh, 'zh', 'Asia/Shanghai'), en: createWords(en, 'en', 'Asia/Shanghai') }

const share = fc
  .integer({ min: 0, max: 5000 })
  .chain((den) => fc.integer({ min: 0, max: den }).map((num) => [num, den] as const))
const rates = fc.tuple(share, share, share).map(([a, b, c]) => ({ [IDS[0]]: a, [IDS[1]]: b, [IDS[2]]: c }))
const view = fc.record({
  lang: fc.constantFrom('zh' as const, 'en' as const),
  compare: fc.constantFrom('previous' as const, 'yearAgo' as const, 'none' as const),
  now: rates,
  previous: fc.option(rates, { nil: null }),
  yearAgo: fc.option(rates, { nil: null }),
  received: fc.tuple(fc.nat(9000), fc.nat(9000), fc.nat(9000)),
  complete: fc.boolean(),
  isBrief: fc.boolean(),
})
type Drawn = typeof view extends fc.Arbitrary<infer T> ? T : never

function kpisOf({ now, previous, yearAgo, received: [n, m, k] }: Drawn) {
  const of = (rate: typeof previous, count: number) => {
    const set = aKpis(rate ?? {}, rate).previous
    return rate === null || !set
      ? null
      : { ...set, metrics: { ...set.metrics, received: aCount('received', count) } }
  }
  const kpis = aKpis(now, null)
  return {
    ...kpis,
    metrics: { ...kpis.metrics, received: aCount('received', n) },
    previous: of(previous, m),
    yearAgo: of(yearAgo, k),
  }
}

function basicsOf(drawn: Drawn) {
  const { lang, compare, complete, isBrief } = drawn
  const kpis = kpisOf(drawn)
  const rankings = aRanking([aRow({ id: 'd1', rank: 1, score: [97, 95, 99] })], { complete })
  const text = noticeText({ rankings, kpis, compare, isBrief }, { meta, words: words[lang] })
  return { text: plainText(Object.values(text).join('\n')), kpis }
}

describe('the sentences', () => {
  it('say 环比 and 同比 by their own base, points for rates and % for counts', () => {
    fc.assert(
      fc.property(view, (drawn) => {
        const { text, kpis } = basicsOf(drawn)
        const { lang, compare } = drawn
        expect(compareFaults(text, { kpis, compare, lang, f: words[lang].f, names: NAMES[lang] })).toEqual([])
        expect(text).not.toMatch(/NaN|undefined|Infinity|−0\.0|\{\w+\}/)
      }),
      { numRuns: 600, seed: 20_261_128 },
    )
  })

  it('say a change is beyond or within normal variation wherever one can be judged', () => {
    const core = {
      response_rate: [936, 1000],
      resolution_rate: [875, 1000],
      satisfaction_rate: [873, 1000],
    } as const
    const before = { ...core, response_rate: [880, 1000], resolution_rate: [880, 1000] } as const
    const drawn = {
      ...{ lang: 'zh', compare: 'previous', complete: true, isBrief: true, received: [1, 1, 1] },
      ...{ now: core, previous: before, yearAgo: null },
    } as unknown as Drawn
    expect(basicsOf(drawn).text).toContain(
      '响应率环比变化超出正常波动，解决率环比变化在正常波动范围内，满意率环比持平',
    )
    expect(basicsOf({ ...drawn, lang: 'en' }).text).toContain(
      'Response rate: change vs previous beyond normal variation, Resolution rate: change vs previous within normal variation',
    )
    expect(basicsOf({ ...drawn, compare: 'yearAgo' }).text).not.toMatch(/波动|持平/)
  })
})

describe('the lint itself', () => {
  const about = { ...{ compare: 'previous' as const, lang: 'zh' as const, f: words.zh.f, names: NAMES.zh } }
  const kpis = aKpis({ response_rate: [930, 1000] }, { response_rate: [900, 1000] })

  it.each([
    ['the word of another base', '响应率93.0%（930/1,000，同比+3.0 个百分点）', 'says yearAgo'],
    ['% for a rate', '响应率93.0%（930/1,000，环比+3.3%）', 'response_rate 环比 +3.3%'],
    ['another number', '响应率93.0%（930/1,000，环比+3.1 个百分点）', 'is +3.0 个百分点'],
    ['a fall that is called a rise', '响应率 93.0%，环比下降 3.0 个百分点', 'is +3.0 个百分点'],
    ['points for a count', '共受理诉求2,642 件，环比−3.3 个百分点', 'received'],
  ])('finds %s', (_, text, fault) => {
    expect(compareFaults(text, { ...about, kpis }).join()).toContain(fault)
  })
})
