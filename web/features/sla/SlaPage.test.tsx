// The deadlines screen by keyboard and by reading, with answers given by address.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { renderPage } from '#web/test/render.tsx'
import { aBreaches, aMatrix, anItem, anUpcoming, aReply, aSignal, aStage, someStages } from './aBreaches.ts'
import { SlaPage } from './SlaPage.tsx'

afterEach(() => vi.unstubAllGlobals())

const driver = {
  department: 'd3',
  category: 'facility',
  num: 61,
  share: 0.415,
  shareBefore: 0.143,
  casesUrl: '/cases?period=x&department=d3&category=facility&metric=breach_rate&part=num&clock=reply',
}
const nums = Array.from({ length: 26 }, (_, index) => (index >= 18 ? 10 : 6))
const answers = {
  '/breaches': aBreaches(nums, [aSignal({ driver })]),
  '/breaches/upcoming': anUpcoming([
    ...['1', '2', '3', '4'].map((number) =>
      anItem({ id: `hotline:${number}`, number, title: `第${number}件` }),
    ),
    anItem({
      id: 'x',
      bucket: 'within_3d',
      title: null,
      number: 'WX9',
      due: '2026-10-08T23:59:59.999+08:00',
      remainingMinutes: 1440,
      provisional: true,
    }),
  ]),
  '/breaches/matrix': aMatrix(
    [
      { department: 'd1', reply: [40, 100, 0.37, 0.5] },
      { department: 'd2', reply: [2, 17, 0.03, 0.34] },
    ],
    [3, 1, 0, 0, 0],
  ),
  '/stages': someStages([aStage(), aReply(9504)]),
  '/cases': (url: URL) => ({
    total: url.searchParams.get('part') === 'excluded' ? 4 : 9,
    items: [],
    next: null,
  }),
}

function WithKeys() {
  useShortcutListener()
  return <SlaPage />
}
const open = (path = '/sla', given: Record<string, unknown> = answers) =>
  renderPage(<WithKeys />, { path, answers: given })

describe('the deadlines screen', () => {
  it('has the finding as h1, asks for 26 weeks, and names the signal’s driver with the way to its cases', async () => {
    const { asked } = open()
    expect(
      await screen.findByRole('heading', { level: 1, name: '答复超期率自第33周起连续 7 周高于均值' }),
    ).toBeInTheDocument()
    expect(
      asked.some((one) => one.startsWith('/breaches?period=2026-04-06..2026-10-04&clock=reply&grain=week')),
    ).toBe(true)
    const link = screen.getByRole('link', { name: '61 个（41.5%）' })
    expect(link.getAttribute('href')).toContain('part=num')
    expect(link.closest('p')).toHaveTextContent('来自青禾物业 · 设施维护；此前占 14.3%。')
    const last = screen.getByText(/^第40周未完整/)
    expect(last).toHaveTextContent('第40周未完整：10/100，不参与判定。')
    expect(within(last).getByRole('link', { name: '10/100' })).toHaveAttribute(
      'href',
      '/cases?period=w25&metric=breach_rate&clock=reply',
    )
  })

  it('the chart reads point by point with the arrows, and Enter opens the breached cases of a point', async () => {
    const { router } = open()
    const chart = await screen.findByRole('slider')
    chart.focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(chart).toHaveAttribute(
      'aria-valuetext',
      '第40周（9月28日–10月4日）：10.0%，超期 10/100，控制限 1.0%–15.0%，未完整',
    )
    await userEvent.keyboard('{ArrowLeft}')
    expect(chart.getAttribute('aria-valuetext')).toMatch(/^第39周/)
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/cases'))
    expect(router.state.location.search).toMatchObject({ part: ['num'], period: ['w24'] })
  })

  it('T shows every point as a table with the numbers of the answer', async () => {
    open()
    await screen.findByRole('slider')
    await userEvent.keyboard('T')
    const table = await screen.findByRole('table', { name: '答复超期率（数据表）' })
    const rows = within(table).getAllByRole('row')
    expect(rows).toHaveLength(27)
    expect(rows[19]).toHaveTextContent('第33周8月10日–8月16日1010010.0%1.0%–15.0%需关注')
  })

  it('what is due next: buckets, the most pressing first, all on demand, each with the way to its case', async () => {
    open()
    const overdue = await screen.findByRole('region', { name: '已超期' })
    expect(
      within(overdue)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['第1件', '第2件', '第3件'])
    await userEvent.click(within(overdue).getByRole('button', { name: '显示全部 4 个' }))
    expect(within(overdue).getAllByRole('link')).toHaveLength(4)
    expect(within(overdue).getByRole('link', { name: '第1件' })).toHaveAttribute('href', '/cases/hotline%3A1')
    const later = screen.getByRole('region', { name: '3 个工作日内' })
    expect(later).toHaveTextContent('WX9剩 1 个工作日暂定')
    await userEvent.keyboard('U')
    expect(within(overdue).getByRole('link', { name: '第1件' })).toHaveFocus()
    await userEvent.keyboard('j')
    expect(within(overdue).getByRole('link', { name: '第2件' })).toHaveFocus()
  })

  it('the matrix: ▼ in words only where the interval lies above, a fraction where few, the definition with its excluded', async () => {
    open()
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: '桂花里居委会答复 · 普通超期率的区间整体高于组均值',
      }),
    ).toBeInTheDocument()
    const table = screen.getByRole('table', { name: '单位 × 时限类型' })
    const [, first, second] = within(table).getAllByRole('row')
    expect(first).toHaveTextContent('桂花里居委会40.0%40/100区间整体高于组均值')
    expect(second).toHaveTextContent('锦屏居委会2/17样本不足')
    await userEvent.click(within(table).getByRole('button', { name: /桂花里居委会 · 答复 · 普通 40.0%/ }))
    expect(await screen.findByRole('dialog')).toHaveTextContent('4 件')
  })

  it('stage times against the limit, and how far the open breaches are over', async () => {
    open()
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: '首次答复 P90 6.6 个工作日，已近时限 7 个工作日',
      }),
    ).toBeInTheDocument()
    expect(await screen.findByRole('heading', { level: 2, name: '已超期在办 4 个' })).toBeInTheDocument()
    const ages = screen.getByRole('table', { name: '按超过到期时间的天数（自然日）' })
    const rows = within(ages).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent)).toEqual([
      '不到 1 天3',
      '1–3 天1',
      '3–7 天0',
      '7–30 天0',
      '30 天以上0',
    ])
    expect(within(ages).getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/cases?metric=open_clocks&due=0',
    )
    expect(within(ages).getAllByRole('link')).toHaveLength(2)
  })

  it('what is open and what of it is paused lead to exactly those clocks', async () => {
    open()
    const all = await screen.findByRole('link', { name: '在办时限 93 个' })
    expect(all).toHaveAttribute('href', '/cases?metric=open_clocks')
    const paused = screen.getByRole('link', { name: '其中挂起 2 个，到期时间未定' })
    expect(paused).toHaveAttribute('href', '/cases?metric=open_clocks&due=paused')
  })

  it('the switch of clocks and stretches goes into the address', async () => {
    const { router } = open()
    await userEvent.click(await screen.findByRole('radio', { name: '紧急' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ urgency: ['urgent'] }))
    await userEvent.click(screen.getByRole('radio', { name: '合计' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ clock: ['all'] }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '时段' }), '12m')
    await waitFor(() => expect(router.state.location.search).toEqual({ clock: ['all'], win: ['12m'] }))
  })

  it('nothing due and nothing open: said with what was checked', async () => {
    open('/sla', { ...answers, '/breaches': aBreaches([]), '/breaches/upcoming': anUpcoming([]) })
    expect(
      await screen.findByRole('heading', { level: 1, name: '所选时段没有到期的时限' }),
    ).toBeInTheDocument()
    expect(
      await screen.findByText('没有已超期或 3 个工作日内到期的时限，已检查在办时限 93 个。'),
    ).toBeInTheDocument()
  })

  it('a block that failed leaves the others standing', async () => {
    open('/sla', { ...answers, '/stages': 500 })
    expect(await screen.findByRole('button', { name: '重试' })).toBeInTheDocument()
    expect(await screen.findByRole('region', { name: '已超期' })).toBeInTheDocument()
  })
})
