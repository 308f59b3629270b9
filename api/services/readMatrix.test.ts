// The matrix of breaches: cells add up to the metric, and hold what was asked for.
import { expect, test } from 'vitest'
import { buildDeployment } from '../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../test/randomCases.ts'
import { computeKpis } from './computeKpis.ts'
import { contextOf } from './context.ts'
import { readMatrix } from './readMatrix.ts'

const context = contextOf(buildDeployment(randomCases(200, 5), LAST_MS), LAST_MS)

test.each([
  [undefined, ['ordinary', 'urgent']],
  [['urgent' as const], ['urgent']],
])(
  'asked for the urgency %s it has those cells only, which add up to the breach rate',
  async (urgency, held) => {
    const filters = { period: '2026', ...(urgency ? { urgency } : {}) }
    const { cells, totals } = await readMatrix(context, filters)
    expect([...new Set(cells.map((cell) => cell.urgency))].sort()).toEqual(held)
    const { breach_rate: rate } = (await computeKpis(context, filters)).metrics
    const sum = (list: readonly { num: number; den: number }[]) => [
      list.reduce((all, { num }) => all + num, 0),
      list.reduce((all, { den }) => all + den, 0),
    ]
    expect(sum(cells)).toEqual([rate?.num, rate?.den])
    expect(sum(totals.map(({ cell }) => cell))).toEqual([rate?.num, rate?.den])
  },
)
