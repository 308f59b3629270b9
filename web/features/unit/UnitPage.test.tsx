// The page of one department: held against group and standard, with its own open clocks; an unknown one is said to be so.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { aCaseMix, aChange } from '#web/test/aChange.ts'
import { aBreaches, aKpis, anItem, anUpcoming, aRanking, aRow, aSeries, ENVELOPE } from '#web/test/figures.ts'
import { renderPage } from '#web/test/render.tsx'
import { UnitPage } from './UnitPage.tsx'

const CORE = {
  response_rate: [180, 200],
  resolution_rate: [170, 200],
  satisfaction_rate: [175, 200],
} as const
const rankings = (url: URL) =>
  aRanking(
    [aRow({ id: 'd2', rank: 1, score: [97, 95, 99] }), aRow({ id: 'd1', rank: 2, score: [91, 88, 94] })],
    {
      period: { ...ENVELOPE.period, id: url.searchParams.get('period') ?? '' },
    },
  )
const byAxis = (url: URL) =>
  url.searchParams.get('by') === 'category'
    ? aBreaches([aSeries([], [], { key: 'facility', num: 2, den: 40 })])
    : aBreaches([aSeries([[1, 20]])])
const answers = {
  '/kpis': aKpis(CORE, CORE),
  '/rankings': rankings,
  '/rankings/change': aChange(),
  '/rankings/mix': aCaseMix(),
  '/breaches': byAxis,
  '/breaches/upcoming': anUpcoming([
    anItem({ bucket: 'overdue', remainingMinutes: -1440, title: '电梯停运' }),
  ]),
  '/stages': { ...ENVELOPE, stages: [] },
}

describe('a department', () => {
  it('says rank of how many, score with interval, and asks for itself only', async () => {
    const { asked } = renderPage(<UnitPage />, { path: '/unit/d1?department=d2', answers })
    expect(await screen.findByRole('heading', { level: 1, name: '桂花里居委会' })).toBeVisible()
    expect(await screen.findByText('第2名（2 个单位参加排名）')).toBeVisible()
    expect(screen.getByText(/95% 区间 88.00–94.00/)).toBeVisible()
    const kpis = asked.filter((address) => address.startsWith('/kpis'))
    expect(kpis.every((address) => address.includes('department=d1'))).toBe(true)
    const rankingsAsked = asked.filter((address) => address.startsWith('/rankings?'))
    expect(rankingsAsked.every((address) => !address.includes('department='))).toBe(true)
  })

  it('shows the group’s pooled figure beside its own', async () => {
    renderPage(<UnitPage />, { path: '/unit/d1', answers })
    const cards = await screen.findByRole('region', { name: '核心指标' })
    expect(await within(cards).findAllByText('900/1,000')).toHaveLength(3)
  })

  it('lists four periods, each from its own ranking', async () => {
    renderPage(<UnitPage />, { path: '/unit/d1', answers })
    const history = await screen.findByRole('table', { name: '桂花里居委会近期得分与名次' })
    expect(await within(history).findAllByText('第2名 / 2')).toHaveLength(4)
    expect(within(history).getByText('2025年第四季度')).toBeVisible()
  })

  it('leads to its late replies and its open cases', async () => {
    renderPage(<UnitPage />, { path: '/unit/d1', answers })
    const late = await screen.findByRole('link', { name: '5.0%' })
    expect(late.getAttribute('href')).toContain('department=d1')
    expect(late.getAttribute('href')).toContain('part=num')
    expect(await screen.findByRole('link', { name: '电梯停运' })).toHaveAttribute('href', '/cases/demo%3A1')
    expect(screen.getByText('超 1 个工作日')).toBeVisible()
  })
})

describe('why it stands there', () => {
  it('the change is said in sentences, each figure and each kind of case with its cases', async () => {
    const { asked } = renderPage(<UnitPage />, { path: '/unit/d1?compare=yearAgo', answers })
    const block = await screen.findByRole('region', { name: /综合分 −5.00 分，主要来自解决率/ })
    expect(within(block).getByRole('img').getAttribute('aria-label')).toContain('解决率 −5.00')
    expect(within(block).getByText('拉高 1.00 分')).toBeVisible()
    const link = within(block).getByRole('link', { name: '40/50' })
    expect(link.getAttribute('href')).toContain('category=facility')
    expect(asked.find((address) => address.startsWith('/rankings/change'))).toContain('compare=yearAgo')
  })

  it('T shows the kinds of case as a table', async () => {
    renderPage(<UnitPage />, { path: '/unit/d1', answers })
    await userEvent.click(
      within(await screen.findByRole('region', { name: /综合分 −5.00 分/ })).getByRole('button', {
        name: /表格/,
      }),
    )
    const table = await screen.findByRole('table', { name: '桂花里居委会综合分变化的构成' })
    expect(within(table).getAllByRole('row')).toHaveLength(3)
  })

  it('without a score in one period it says why instead', async () => {
    const nothing = { ...aChange(), parts: null }
    const later = { ...nothing.later, score: { value: null, lo: null, hi: null }, reason: 'too_few' as const }
    const change = { ...nothing, later }
    renderPage(<UnitPage />, { path: '/unit/d1', answers: { ...answers, '/rankings/change': change } })
    expect(await screen.findByText('2026年第三季度没有综合分（样本不足），无法分解变化。')).toBeVisible()
  })

  it('the gap and the case mix stand beside the raw rate', async () => {
    renderPage(<UnitPage />, { path: '/unit/d1', answers })
    expect(await screen.findByRole('region', { name: '综合分已达标（90 分）' })).toBeVisible()
    const mix = await screen.findByRole('table', { name: '桂花里居委会诉求构成对照' })
    expect(within(mix).getByText('1.71 倍（1.20–2.40），多于同类件')).toBeVisible()
    expect(within(mix).getAllByText('180/200')).not.toHaveLength(0)
    const [wrong] = within(mix).getAllByRole('link')
    expect(wrong).toHaveAttribute('href', expect.stringContaining('part=rest'))
    expect(within(mix).getAllByRole('button', { name: /^应有/ })).not.toHaveLength(0)
  })
})

it('an unknown id is said to be unknown, with the way to the ranking', async () => {
  const { asked } = renderPage(<UnitPage />, { path: '/unit/nobody', answers })
  expect(await screen.findByRole('heading', { level: 1, name: '没有这个责任单位' })).toBeVisible()
  expect(screen.getByRole('link', { name: '考核排行' })).toBeVisible()
  expect(asked).toEqual([])
})
