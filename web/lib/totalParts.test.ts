// A quarter's total on screen: whoever has a pencil makes it again from the parts and shares shown.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRanking, aRow, aTotal } from '#web/test/figures.ts'
import { createWords } from './i18n/WordsContext.tsx'
import { zh } from './i18n/zh.ts'
import { partsShown, rankedBy, shareText, termText, totalFormula } from './totalParts.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const { f } = words
const row = (...parts: Parameters<typeof aTotal>) => aRow({ id: 'd1', rank: 1, more: aTotal(...parts) })
const alone = {
  score: { value: 94, lo: 92, hi: 96 },
  parts: [
    { part: 'score' as const, share: 0.8, applied: 1, value: 94, variance: 1 },
    { part: 'council' as const, share: 0.1, applied: null, value: null, variance: null },
  ],
}

/** `94.12×8/9` as a reader reckons it. */
function reckoned(term: string): number {
  const [points = '', share = ''] = term.split('×')
  const [num = '', den = '1'] = share.split('/')
  return (Number(points) * Number(num)) / Number(den)
}

describe('a total', () => {
  it('comes out again from what is shown, to the last digit shown', () => {
    const points = fc.double({ min: 0, max: 100, noNaN: true })
    fc.assert(
      fc.property(points, points, fc.option(points, { nil: null }), (score, supervision, council) => {
        const { score: total, parts = [] } = aTotal(score, supervision, council)
        const sum = parts
          .flatMap((part) => termText(part, f) ?? [])
          .reduce((all, one) => all + reckoned(one), 0)
        // Each part is rounded to 0.005 and their shares add up to 1, and so is the total.
        expect(Math.abs(sum - Number(f.score(total.value)))).toBeLessThanOrEqual(0.01 + 1e-9)
      }),
      { numRuns: 500, seed: 20_261_129 },
    )
  })

  it('writes shares exactly: decimals, and fractions where others were spread', () => {
    expect(shareText({ share: 0.8, applied: 0.8 }, f)).toBe('0.80')
    expect(shareText({ share: 0.8, applied: 0.8 / 0.9 }, f)).toBe('8/9')
    expect(shareText({ share: 0.1, applied: 0.1 / 0.9 }, f)).toBe('1/9')
    expect(shareText({ share: 0.8, applied: 1 }, f)).toBe('1.00')
    expect(shareText({ share: 0.1, applied: null }, f)).toBeNull()
  })

  it('shows a part that counts for anybody, and says what is spread', () => {
    const some = aRanking([row(94, 92, null), row(94, 92, 88)])
    expect(partsShown(some.groups[0]?.rows ?? [])).toEqual(['score', 'supervision', 'council'])
    expect(rankedBy(some, words)).toBe('总分')
    expect(totalFormula(some, words)).toBe(
      '总分 = 综合分×0.80 + 第三方监督×0.10 + 居民评议×0.10（缺项的权重按比例分给其余项）',
    )
    expect(totalFormula(aRanking([row(94, 92, 88)]), words)).not.toContain('缺项')
  })

  it('that is nothing but the score is called the score, and said so; without parts nothing is said', () => {
    const all = aRanking([aRow({ id: 'd1', rank: 1, more: alone })])
    expect(rankedBy(all, words)).toBe('综合分')
    expect(totalFormula(all, words)).toBe('居民评议无数据，总分即综合分')
    expect(totalFormula(aRanking([aRow({ id: 'd1', rank: 1, score: [97, 95, 99] })]), words)).toBeNull()
  })
})
