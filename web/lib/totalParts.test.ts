// A total says of whom each part has data, and never takes the first department for all.
import { expect, it } from 'vitest'
import { en } from './i18n/en.ts'
import { createWords } from './i18n/WordsContext.tsx'
import { zh } from './i18n/zh.ts'
import { coverageText, partsLine, partsShown, type WithParts } from './totalParts.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const SHARES = { score: 0.8, supervision: 0.1, council: 0.1 } as const

function aRow(values: Partial<Record<keyof typeof SHARES, number>>): WithParts {
  const names = Object.keys(SHARES) as (keyof typeof SHARES)[]
  const known = names.reduce((sum, part) => sum + (values[part] === undefined ? 0 : SHARES[part]), 0)
  return {
    parts: names.map((part) => {
      const value = values[part] ?? null
      const applied = value === null ? null : SHARES[part] / known
      return { part, share: SHARES[part], applied, value, variance: value === null ? null : 1 }
    }),
  }
}

const NONE: WithParts = {}
const rows = [
  aRow({ score: 93 }),
  aRow({ score: 90, supervision: 98 }),
  aRow({ score: 85, supervision: 97, council: 88 }),
  NONE,
]

it('counts the departments that have a part, whoever comes first', () => {
  expect(coverageText(rows, words)).toBe(
    '总分构成：综合得分 80%、第三方监督 10%（3 个单位中 2 个有数据）、居民评议 10%（3 个单位中 1 个有数据）。单位没有数据的部分不计入，其权重按比例分给该单位的其余部分。',
  )
  expect(coverageText(rows, createWords(en, 'en', 'Asia/Shanghai'))).toContain(
    "Residents' council 10% (data of 1 of 3 departments)",
  )
  expect(coverageText([rows[0] ?? NONE], words)).toContain('居民评议 10%（本期无数据）')
  expect(coverageText([NONE], words)).toBe('')
})

it('says of one department what each part gave, and which has none', () => {
  expect(partsLine(rows[1]?.parts ?? [], words)).toBe(
    '综合得分 90.00 × 88.9%；第三方监督 98.00 × 11.1%；居民评议 无数据，权重分摊',
  )
})

it('shows columns only where more than the score counts for anybody', () => {
  expect(partsShown(rows)).toEqual(['score', 'supervision', 'council'])
  expect(partsShown(rows.slice(0, 2))).toEqual(['score', 'supervision'])
  expect(partsShown([rows[0] ?? NONE])).toEqual([])
})
