// The title is the finding: what the map shows, claimed only as far as the numbers go.
import { describe, expect, it } from 'vitest'
import { en } from '#web/lib/i18n/en.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aHeat, type HeatInput } from './aHeat.ts'
import { breaksOf, rankAreas } from './areas.ts'
import { type MapFacts, mapFinding, mapSub, mapSummary } from './findings.ts'
import { shownBy } from './mapView.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const english = createWords(en, 'en', 'Asia/Shanghai')

function facts(input: HeatInput): MapFacts {
  const heat = aHeat(input)
  const shown = shownBy(heat)
  const cell = shown.level === 'community' ? '250' : shown.level
  const areas = rankAreas(heat, shown.measure, breaksOf(heat, 'period'))
  return { heat, areas, view: { layer: 'community', cell, ...shown } }
}

const rates = (nums: readonly number[]): HeatInput => ({
  measure: 'breach_rate',
  areas: nums.map((num, index) => ({
    id: `k${index}`,
    label: `${'甲乙丙丁戊己庚'[index]}社区`,
    num,
    den: 100,
  })),
  unlocated: 9,
})

describe('the finding', () => {
  it('communities by count: the first three and their share of the located cases', () => {
    const input = facts({
      areas: [40, 30, 20, 10].map((num, index) => ({
        id: `k${index}`,
        label: `${'甲乙丙丁'[index]}社区`,
        num,
      })),
      unlocated: 100,
    })
    expect(mapFinding(input, words)).toBe('甲、乙、丙社区占已定位诉求的 90.0%')
  })

  it('cells by count: those of the darkest class, their communities, their share', () => {
    const cells = [90, 95, 12, 3].map((num, index) => ({
      id: `g250.${index}.0`,
      label: index === 3 ? null : '望河社区',
      num,
    }))
    expect(mapFinding(facts({ cell: '250', areas: cells }), words)).toBe(
      '望河社区的 2 个方格集中了 92.5% 的已定位诉求',
    )
    expect(mapFinding(facts({ cell: '250', areas: cells.slice(0, 2) }), words)).toBe(
      '2 个有件方格之间没有明显集中',
    )
  })

  it('per household: the highest as a multiple of the street', () => {
    const areas = [
      { id: 'a', label: '东篱社区', num: 30, den: 100, value: 300 },
      { id: 'b', label: '松风社区', num: 30, den: 300, value: 100 },
    ]
    expect(mapFinding(facts({ measure: 'per_1000_households', areas }), words)).toBe(
      '东篱社区每千户 300.0 件，为全街平均 150.0 的 2 倍',
    )
  })

  it('breach rates: only areas whose whole interval lies above the street', () => {
    expect(mapFinding(facts(rates([10, 10, 11])), words)).toBe('没有社区的超期率显著高于全街 10.3%')
    expect(mapFinding(facts(rates([30, 10, 10])), words)).toBe('甲社区超期率 30.0%，区间整体高于全街 16.7%')
    expect(mapFinding(facts(rates([30, 28, 5, 5, 5])), words)).toBe(
      '甲、乙社区超期率的区间整体高于全街 14.6%',
    )
    expect(mapFinding(facts(rates([30, 30, 30, 30, 5, 5, 5])), words)).toBe(
      '甲、乙、丙等 4 个社区超期率的区间整体高于全街 19.3%',
    )
  })

  it('nothing on the map is said as that', () => {
    const nothing = facts({ areas: [], unlocated: 12 })
    expect(mapFinding(nothing, words)).toBe('本期无可定位工单')
    expect(mapSummary(nothing, words)).toBe('本期无可定位工单；未定位 12 件（100.0%）')
  })
})

describe('the lines below', () => {
  const input = facts({
    areas: [
      { id: 'a', label: '甲社区', num: 9 },
      { id: 'b', label: '乙社区', num: 1 },
    ],
    unlocated: 10,
  })

  it('count what has no place', () => {
    expect(mapSub(input, words)).toBe('受理 20 件，其中已定位 10 件、未定位 10 件（50.0%）')
    expect(mapSub(facts(rates([5])), words)).toBe('到期时限 109 个，其中已定位 100 个、未定位 9 个（8.3%）')
  })

  it('name highest and lowest, in both languages', () => {
    expect(mapSummary(input, words)).toBe('最高：甲社区 9 件；最低：乙社区 1 件；未定位 10 件（50.0%）')
    expect(mapSummary(input, english)).toBe(
      'Highest: 甲社区 9 cases; lowest: 乙社区 1 case; unlocated 10 cases (50.0%)',
    )
  })
})
