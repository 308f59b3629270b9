// What the unit page derives: steps and drivers of a change, the gap by the score's own formula, the finding of the case mix.
import { describe, expect, it } from 'vitest'
import { mixRows } from '#web/lib/caseMix.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aCaseMix, aChange } from '#web/test/aChange.ts'
import { aRanking, aRate, aRow } from '#web/test/figures.ts'
import { mixAxisEnd, mixFinding } from './caseMix.ts'
import { daysOf, driversOf, findingOf, type Parts, stepsOf, strataOf, stratumName } from './change.ts'
import { gapOf } from './gap.ts'
import { standingIn } from './standingIn.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const names = { metric: (id: string) => id, category: (code: string) => code }
const partsOf = (more: Partial<Parts> = {}): Parts => {
  const { parts } = aChange(more)
  if (parts === null) throw new Error('no parts')
  return parts
}

describe('a change', () => {
  it('its steps add up to it; a changed scheme is a step only where there is one', () => {
    const steps = stepsOf(partsOf(), names, words)
    expect(steps.map(({ label, part }) => [label, part])).toEqual([
      ['resolution_rate', -5],
      ['response_rate', -1],
      ['诉求构成', 1],
    ])
    expect(stepsOf(partsOf({ scheme: 2 }), names, words).at(-1)).toMatchObject({ label: '口径改变', part: 2 })
  })

  it('is led by what moved it most in its own direction', () => {
    expect(findingOf(partsOf(), names, words)).toBe('综合分 −5.00 分，主要来自resolution_rate（−5.00 分）')
    expect(driversOf(partsOf()).map(({ part }) => part)).toEqual([-3.5])
    expect(strataOf(partsOf()).map(({ part }) => part)).toEqual([-3.5, 0.5])
  })

  it('within noise says so before anything else', () => {
    const finding = findingOf(partsOf({ total: 0.4, withinNoise: true }), names, words)
    expect(finding).toBe('综合分 +0.40 分，在正常波动范围内')
  })

  it('of the mix alone says so', () => {
    expect(findingOf(partsOf({ total: 1 }), names, words)).toContain('来自诉求构成的变化')
  })

  it('names a kind of case and the days compared, both ends included', () => {
    const [first] = strataOf(partsOf())
    expect(first && stratumName(first.stratum, names, words)).toBe('facility · 普通')
    const { earlier, later } = aChange()
    const at = { asOf: '2026-09-12T18:00:00+08:00' }
    expect(daysOf(earlier.period, at, words.f)).toBe('2026年4月1日–2026年6月30日')
    expect(daysOf(later.period, at, words.f)).toBe('2026年7月1日–2026年9月12日')
  })
})

describe('the gap', () => {
  const at = (id: string, num: number, score: number, rank: number) =>
    aRow({
      id,
      rank,
      score: [score, score - 2, score + 2],
      more: { indicators: { resolution_rate: aRate('resolution_rate', num, 100) } },
    })
  const rankings = aRanking([at('a', 95, 94, 1), at('b', 80, 88, 2), at('c', 98, 80, 3)])
  const gap = (id: string) => {
    const standing = standingIn(rankings, id)
    return standing && gapOf(rankings, standing, 90)
  }

  it('counts the resolved cases that lift the score, weight 0.4 of 100 cases being 0.4 points each', () => {
    expect(gap('b')).toMatchObject({ toTarget: 5, above: { rank: 1, name: 'a居委会', more: 15 } })
  })

  it('is nothing where the standard is reached, and nobody stands before the first', () => {
    expect(gap('a')).toMatchObject({ toTarget: 0, above: null })
  })

  it('is said to be impossible where every case resolved does not do it', () => {
    expect(gap('c')).toMatchObject({ toTarget: null, above: { rank: 2, more: null } })
  })

  it('needs a score and a scheme that counts resolved cases', () => {
    const unranked = aRanking([aRow({ id: 'a' })])
    const standing = standingIn(unranked, 'a')
    expect(standing && gapOf(unranked, standing, 90)).toBeNull()
    const other = { ...rankings, indicators: [{ metric: 'response_rate', weight: 1, min: 20 }] }
    const b = standingIn(rankings, 'b')
    expect(b && gapOf(other, b, 90)).toBeNull()
  })
})

describe('the case mix', () => {
  it('is worse only where the whole interval lies above the group, few units judge nothing', () => {
    const rows = mixRows(aCaseMix(), 'd1')
    expect(rows.map(({ kind }) => kind)).toEqual(['poor', 'uncertain'])
    expect(mixFinding(rows, words)).toBe('按诉求构成看：2 项中 1 项差于全组同类件')
    expect(mixAxisEnd(rows)).toBe(3)
  })

  it('is better below it, and the same where it holds it', () => {
    expect(mixFinding(mixRows(aCaseMix({ lo: 0.4, hi: 0.9 }), 'd1'), words)).toContain('好于')
    expect(mixFinding(mixRows(aCaseMix({ lo: 0.4, hi: 1.9 }), 'd1'), words)).toContain('没有显著差别')
    expect(mixRows(aCaseMix(), 'nobody')).toEqual([])
  })

  it('with few units everywhere judges nothing', () => {
    const few = mixRows(aCaseMix(), 'd1').filter(({ kind }) => kind === 'uncertain')
    expect(mixFinding(few, words)).toBe('按诉求构成看：样本不足，不作对照')
  })
})
