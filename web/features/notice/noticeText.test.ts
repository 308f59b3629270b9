// The notice says what the numbers say: counts with every rate, 环比 and 同比 by their own base, nobody named among equals only.
import { describe, expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aKpis, aRanking, aRow, aTotal } from '#web/test/figures.ts'
import { figureAt, piecesOf, plainText, rowAt } from './marked.ts'
import type { NoticeInput } from './noticeFacts.ts'
import { leadersOf } from './noticeStandings.ts'
import { mayBreak, type NoticeText, noticeText } from './noticeText.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const rates = { response_rate: [930, 1000], resolution_rate: [880, 1000] } as const
const before = { response_rate: [900, 1000], resolution_rate: [890, 1000] } as const
const rows = [
  aRow({ id: 'd1', name: '桂花里', rank: 1, score: [97, 95, 99] }),
  aRow({ id: 'd2', name: '锦屏', rank: 2, score: [95, 93, 97] }),
  aRow({ id: 'd3', name: '砖塔', rank: 3, score: [91, 88, 94] }),
  aRow({ id: 'd5', name: '苇塘', rank: 3, score: [91, 80, 99], den: 22 }),
  aRow({ id: 'd6', name: '青石', rank: 5, score: [70, 66, 75] }),
  aRow({ id: 'd4', name: '长堤', den: 12, more: { reason: 'too_few' } }),
]

function textOf(more: Partial<NoticeInput> = {}) {
  const input = {
    rankings: aRanking(rows),
    kpis: aKpis(rates, before),
    compare: 'previous' as const,
    ...more,
  }
  return plain(noticeText(input, { meta: aMeta(), words }))
}

const plain = (text: NoticeText): NoticeText => ({
  ...text,
  basics: plainText(text.basics),
  ranking: plainText(text.ranking),
  problems: plainText(text.problems),
})

describe('the sentences', () => {
  it('name the period, what was received and each rate with its counts and its change', () => {
    const { title, to, basics } = textOf()
    expect(title).toBe('关于2026年第三季度诉求办理考核评议情况的通报')
    expect(to).toBe('各居委会：')
    expect(basics).toContain('2026年第三季度云杉街道共受理诉求2,642 件，环比−3.3%')
    expect(basics).toContain('解决率88.0%（880/1,000，环比−1.0 个百分点）')
    expect(basics).toContain('6个责任单位中5个参加排名，1个样本不足、不排名')
  })

  it('call the comparison with a year ago 同比, and say none where nothing is compared', () => {
    expect(textOf({ compare: 'yearAgo' }).basics).toContain('同比')
    expect(textOf({ compare: 'yearAgo' }).basics).not.toContain('环比')
    expect(textOf({ compare: 'none' }).basics).not.toMatch(/环比|同比/)
  })

  it('say that a running period is provisional', () => {
    expect(textOf({ rankings: aRanking(rows, { complete: false }) }).basics).toContain('均为暂列')
    expect(textOf().basics).not.toContain('暂列')
  })

  it('name who stands wholly above and below the standard, and who rests on few cases', () => {
    const { ranking, problems } = textOf()
    expect(ranking).toContain('桂花里、锦屏综合分区间整段高于达标线（90分）')
    expect(problems).toContain('青石综合分区间整段低于达标线，列为待改进')
    expect(problems).toContain('苇塘样本少')
    expect(ranking).toContain('苇塘（91.00分，样本少）')
    expect(`${ranking}${problems}`).not.toMatch(/最差|末位|undefined|NaN/)
  })
})

it('leaders are the first three places with all who share the last of them', () => {
  expect(leadersOf(rows.filter((row) => row.ranked)).map(({ department }) => department.name)).toEqual([
    '桂花里',
    '锦屏',
    '砖塔',
    '苇塘',
  ])
})

it('every figure of the sentences opens the answer’s own, and no rate stands unmarked', () => {
  const about = { rankings: aRanking(rows), kpis: aKpis(rates, before), compare: 'previous' as const }
  const { basics, ranking, problems } = noticeText(about, { meta: aMeta(), words })
  const pieces = [basics, ranking, problems].flatMap(piecesOf)
  const { f } = words
  for (const { text, place } of pieces) {
    if (place === undefined) {
      expect(text).not.toMatch(/\d%|\d 件|\d{2}\.\d{2}分/)
      continue
    }
    expect(text).toMatch(/^[+−]?[\d.,]+%?$/)
    if (place.of === 'points') expect(f.score(rowAt(place.id, about.rankings)?.score.value)).toBe(text)
    else {
      const metric = figureAt(place, about)?.metric
      const now = about.kpis.metrics[place.metric]
      if (place.of === 'before') expect(now && f.change(now, metric)).toContain(text)
      else expect([f.rate(metric?.value), f.integer(metric?.value)]).toContain(text)
    }
  }
  expect(pieces.filter(({ place }) => place !== undefined).length).toBeGreaterThan(8)
})

it('a quarter ranked by its totals says so, and how they are made', () => {
  const more = (score: number, supervision: number) => aTotal(score, supervision, null)
  const totals = [
    aRow({ id: 'd1', name: '桂花里', rank: 1, more: more(97, 90) }),
    aRow({ id: 'd6', name: '青石', rank: 2, more: more(70, 80) }),
  ]
  const { ranking, problems } = textOf({ rankings: aRanking(totals) })
  expect(ranking).toContain('桂花里（96.22分）')
  expect(ranking).toContain('总分 = 综合分×0.80 + 第三方监督×0.10 + 居民评议×0.10')
  expect(ranking).toContain('桂花里总分区间整段高于达标线')
  expect(problems).toContain('青石总分区间整段低于达标线')
  expect(textOf({ rankings: aRanking(totals), isBrief: true }).ranking).not.toContain('综合分×')
})

it('a line may break before a bracket, and nothing is lost', () => {
  const { basics } = textOf()
  expect(mayBreak(basics).join('')).toBe(basics)
  expect(mayBreak('93.6%（6,440/6,883）、')).toEqual(['93.6%', '（6,440/6,883）、'])
})

it('a brief tells neither what its table has nor of an annex it lacks', () => {
  const { basics, ranking } = textOf({ isBrief: true })
  expect(basics).not.toContain('解决率88.0%')
  expect(basics).toContain('解决率环比变化在正常波动范围内')
  expect(ranking).not.toContain('附件')
})
