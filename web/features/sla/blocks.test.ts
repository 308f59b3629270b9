// Upcoming, stage times, matrix, ages: what the blocks of the screen are computed from.
import { describe, expect, it } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aMatrix, anItem, anUpcoming, aReply, aStage, someStages } from './aBreaches.ts'
import { ageText } from './ages.ts'
import { defaultGroup, isAbove, limitText, matrixFinding, matrixGroup } from './matrix.ts'
import { stageAxis, stageMark } from './stageMark.ts'
import { stagePlot, stagesFinding } from './stages.ts'
import { bucketGroups, dueText, remainingText } from './upcoming.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const meta = aMeta()

describe('what is due next', () => {
  it('four buckets in their order, empty ones too; a later one only where it holds any', () => {
    const groups = bucketGroups(anUpcoming([anItem(), anItem({ id: 'b', bucket: 'today' })]))
    expect(groups.map(({ id, count, items }) => [id, count, items.length])).toEqual([
      ['overdue', 1, 1],
      ['within_4h', 0, 0],
      ['today', 1, 1],
      ['within_3d', 0, 0],
    ])
    expect(bucketGroups(anUpcoming([anItem({ bucket: 'later' })])).at(-1)?.id).toBe('later')
  })

  it('hour clocks run by the clock, day clocks in working days; what is over is said as over', () => {
    expect(remainingText(anItem(), words)).toBe('超期 4 个工作日')
    expect(remainingText(anItem({ remainingMinutes: 110, remainingUnit: 'minutes' }), words)).toBe(
      '剩 1 小时 50 分',
    )
  })

  it('the end of a day is 24:00 of that day, today is today', () => {
    expect(dueText(anItem(), meta, words)).toBe('9月23日 24:00')
    expect(dueText(anItem({ due: '2026-09-30T19:50:00+08:00' }), meta, words)).toBe('今天 19:50')
    expect(dueText(anItem({ due: '2026-09-30T23:59:59.999+08:00' }), meta, words)).toBe('今天 24:00')
  })
})

describe('stage times', () => {
  const plot = (p90: number | null, isUrgent = false) =>
    stagePlot(someStages([aStage(), aStage({ id: 'rare', n: 19 }), aReply(p90)]), { minimum: 20, isUrgent })

  it('steps of too few cases stand apart, the cumulative ones always stand', () => {
    expect(plot(4320).steps.map(({ id }) => id)).toEqual(['submitted>classified'])
    expect(plot(null).cumulative).toHaveLength(1)
  })

  it('the axis holds the limit; urgent ones are in working hours, without a limit of another unit', () => {
    expect(plot(4320)).toMatchObject({ unit: 'days', max: 8 })
    expect(plot(4320, true)).toMatchObject({ unit: 'hours' })
    expect(plot(4320, true).cumulative[0]?.limit).toBeNull()
  })

  it('the P90 of the first reply within, near and over its limit', () => {
    const day = 1440
    expect([5, 6.6, 8.1].map((days) => stagesFinding(plot(days * day), words))).toEqual([
      '九成首次答复在 5 个工作日内，时限 7 个工作日',
      '首次答复 P90 6.6 个工作日，已近时限 7 个工作日',
      '首次答复 P90 8.1 个工作日，超过时限 7 个工作日',
    ])
    expect(stagesFinding(plot(null), words)).toBe('所选时段没有完成的环节')
  })

  it('a row without times is an empty axis with its limit, no NaN', () => {
    const [line] = plot(null).cumulative
    if (!line) throw new Error('no line')
    const { svg } = stageMark(line, { max: 8, ticks: [0, 8] })
    expect(svg).toContain('mk-limit-tick')
    expect(svg).not.toMatch(/NaN|mk-span/)
    expect(stageAxis({ max: 8, ticks: [0, 4, 8] }, String).svg.match(/<text/g)).toHaveLength(3)
  })
})

describe('the matrix', () => {
  const group = (units: Parameters<typeof aMatrix>[0]) => matrixGroup(aMatrix(units), 'committee', meta)

  it('▼ only where the whole interval lies above the group, and never for few', () => {
    const { columns, rows } = group([
      { department: 'd1', reply: [30, 100, 0.22, 0.4] },
      { department: 'd2', reply: [9, 10, 0.6, 0.98] },
    ])
    const [column] = columns
    if (!column) throw new Error('no column')
    const above = rows.map((row) => {
      const cell = row.cells.get(column.id)
      return cell !== undefined && isAbove(cell, column, 20)
    })
    // Pooled 39/110 = 35.5 %.
    expect(above).toEqual([false, false])
    const [worse] = group([
      { department: 'd1', reply: [30, 100, 0.22, 0.4] },
      { department: 'd2', reply: [2, 100, 0.005, 0.07] },
    ]).rows
    const cell = worse?.cells.get('reply.ordinary')
    expect(cell && isAbove(cell, { ...column, total: { ...cell, value: 0.16 } }, 20)).toBe(true)
  })

  it('says who stands out, or that nobody does', () => {
    const calm = group([{ department: 'd1', reply: [10, 100, 0.05, 0.17] }])
    expect(matrixFinding(calm, 20, words)).toBe('居委会各单位与组均值均无显著差异')
    const one = group([
      { department: 'd1', reply: [40, 100, 0.31, 0.5] },
      { department: 'd2', reply: [2, 100, 0.005, 0.07] },
    ])
    expect(matrixFinding(one, 20, words)).toBe('桂花里居委会答复 · 普通超期率的区间整体高于组均值')
    expect(defaultGroup(aMatrix([]), meta)).toBeNull()
  })

  it('columns name their limit, none where the source publishes deadlines', () => {
    const limits = [{ clock: 'reply', urgency: 'ordinary', category: null, kind: 'working_days', n: 7 }]
    const [column] = group([{ department: 'd1', reply: [1, 100, 0, 0.05] }]).columns
    if (!column) throw new Error('no column')
    const ruled = (deadlines: string) => aMeta({ ruleSet: { ...meta.ruleSet, limits, deadlines } })
    expect(limitText(column, ruled('limits'), words)).toBe('7 个工作日')
    expect(limitText(column, ruled('published'), words)).toBe('')
  })
})

it('ages name both ends, the last one open', () => {
  const { ages } = aMatrix([], [1, 2, 3, 4, 5])
  expect(ages.map((age) => ageText(age, words))).toEqual([
    '不到 1 天',
    '1–3 天',
    '3–7 天',
    '7–30 天',
    '30 天以上',
  ])
})
