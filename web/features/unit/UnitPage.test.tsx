// The page of one department: held against group and standard, with its own open clocks; an unknown one is said to be so.
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
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
    const rankingsAsked = asked.filter((address) => address.startsWith('/rankings'))
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

it('an unknown id is said to be unknown, with the way to the ranking', async () => {
  const { asked } = renderPage(<UnitPage />, { path: '/unit/nobody', answers })
  expect(await screen.findByRole('heading', { level: 1, name: '没有这个责任单位' })).toBeVisible()
  expect(screen.getByRole('link', { name: '考核排行' })).toBeVisible()
  expect(asked).toEqual([])
})
