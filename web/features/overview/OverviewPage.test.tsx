// The overview as a reader meets it: sentences, links, cards, empty and failing states.
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { aMeta } from '#web/test/aMeta.ts'
import { aBreaches, aHeat, aKpis, anItem, anUpcoming, aRanking, aRow, aSeries } from '#web/test/figures.ts'
import { renderPage } from '#web/test/render.tsx'
import { OverviewPage } from './OverviewPage.tsx'

const CORE = {
  response_rate: [936, 1000],
  resolution_rate: [875, 1000],
  satisfaction_rate: [873, 1000],
} as const
const metrics = [
  ['received', '受理量', 'none'],
  ['response_rate', '响应率', 'higher'],
  ['resolution_rate', '解决率', 'higher'],
  ['satisfaction_rate', '满意率', 'higher'],
  ['reply_on_time_rate', '按时答复率', 'higher'],
  ['resolution_rate_recorded', '办结解决率', 'higher'],
] as const
const pair = (text: string) => ({ zh: text, en: text })
const meta = aMeta({
  metrics: metrics.map(([id, name, direction]) => ({
    id,
    kind: 'rate',
    version: '1',
    name: pair(name),
    formula: pair(name),
    cohort: pair(name),
    unit: pair('%'),
    direction,
  })),
})

const answers = {
  '/kpis': aKpis(CORE, { ...CORE, response_rate: [880, 1000], resolution_rate: [880, 1000] }),
  '/rankings': aRanking([
    aRow({ id: 'd9', name: '苇塘', rank: 1, score: [100, 91, 100], den: 22 }),
    aRow({ id: 'd1', name: '桂花里', rank: 2, score: [97, 95, 99] }),
    aRow({ id: 'd2', name: '砖塔', rank: 3, score: [70, 66, 75] }),
  ]),
  '/breaches': aBreaches([aSeries(Array.from({ length: 26 }, () => [3, 50] as const))]),
  '/breaches/upcoming': anUpcoming([anItem({ bucket: 'overdue', remainingMinutes: -2880 }), anItem({})]),
  '/heat': aHeat({ k1: 94.1, k2: 90.3 }),
  '/imports': { items: [] },
}

const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ') ?? ''

async function sentences() {
  const brief = await screen.findByRole('region', { name: '本期结论' })
  await within(brief).findByText(/整段低于标准/)
  await within(brief).findByText(/3个工作日内到期/)
  return within(brief).getAllByRole('listitem').map(text)
}

describe('the brief', () => {
  it('says what moved beyond chance, against what, and who stands where, by interval', async () => {
    renderPage(<OverviewPage />, { answers, meta })
    const [first, second, third] = await sentences()
    expect(first).toBe(
      '云杉街道共受理 2,642 件；响应率 93.6%，环比提高 5.6 个百分点，超出正常波动；解决率 87.5%，环比变化在正常波动范围内；满意率 87.3%，环比持平。',
    )
    expect(second).toContain(
      '3 个单位参加排名：桂花里综合分区间整段高于 90 分标准；砖塔整段低于标准，列为待改进',
    )
    expect(second).toContain('苇塘得分居组内首位，但单项最少仅 22 件，不宜单独表述为第一')
    expect(third).toBe('当前已超期时限 1 项，3个工作日内到期 1 项；其中最后期限为 10月8日 周四。')
  })

  it('同比 is said where 同比 is asked for', async () => {
    renderPage(<OverviewPage />, { answers, meta, path: '/?compare=yearAgo' })
    const [first] = await sentences()
    expect(first).toContain('同比提高 5.6 个百分点')
    expect(first).not.toContain('环比')
  })

  it('numbers lead on, keeping period and filters', async () => {
    renderPage(<OverviewPage />, { answers, meta, path: '/?period=2026-Q3' })
    await sentences()
    expect(screen.getByRole('link', { name: '93.6%' })).toHaveAttribute(
      'href',
      '/rank?period=2026-Q3&sort=response_rate',
    )
    expect(screen.getByRole('link', { name: '2,642 件' })).toHaveAttribute('href', '/cases?period=2026-Q3')
  })
})

it('a scheme that the deployment does not know is as if absent', async () => {
  const { asked } = renderPage(<OverviewPage />, { answers, meta, path: '/?scheme=unheard' })
  await sentences()
  expect(
    asked.filter((one) => one.startsWith('/rankings')).every((one) => one.includes('scheme=standard')),
  ).toBe(true)
})

it('nothing received: says so and still says the rates', async () => {
  const none = aKpis(CORE, CORE)
  const received = { ...aKpis({}, null).metrics.received, value: 0, num: 0, den: 0 }
  const metrics = { ...none.metrics, received }
  renderPage(<OverviewPage />, { answers: { ...answers, '/kpis': { ...none, metrics } }, meta })
  const [first] = await sentences()
  expect(first).toContain('本期没有受理工单；响应率 93.6%')
})

describe('the cards', () => {
  it('carry a verdict in words, num and den, the interval and both changes', async () => {
    renderPage(<OverviewPage />, { answers, meta })
    const card = await screen.findByRole('region', { name: '响应率' })
    expect(text(card)).toContain('高于目标')
    expect(text(card)).toContain('936/1,000')
    expect(text(card)).toContain('95% 区间')
    expect(text(card)).toMatch(/环比\+5.6 个百分点↑ 改善/)
    expect(await within(card).findByText('近26周 · 均在控制限内')).toBeVisible()
  })

  it('without any callback, replies and recorded outcomes stand in, and it says so', async () => {
    const recorded = { reply_on_time_rate: [80, 100], resolution_rate_recorded: [70, 90] } as const
    renderPage(<OverviewPage />, { answers: { ...answers, '/kpis': aKpis(recorded, recorded) }, meta })
    expect(await screen.findByRole('region', { name: '按时答复率' })).toBeVisible()
    expect(screen.queryByRole('region', { name: '满意率' })).toBeNull()
    expect(screen.getByText(/来源没有回访和确认记录/)).toBeVisible()
  })
})

describe('the blocks', () => {
  it('the ranking shows 样本少 beside a first place on 22 cases', async () => {
    renderPage(<OverviewPage />, { answers, meta })
    const table = await screen.findByRole('table', { name: '居委会排名前列' })
    const [, first] = within(table).getAllByRole('row')
    expect(text(first)).toContain('第1名')
    expect(text(first)).toContain('样本少 n=22')
  })

  it('the tile map has a table with the same numbers and links', async () => {
    renderPage(<OverviewPage />, { answers, meta })
    await screen.findByText('热力图：k1社区、k2社区诉求最密')
    await userEvent.click(screen.getByRole('button', { name: '表格' }))
    const table = screen.getByRole('table', { name: '问题热力图' })
    expect(text(table)).toContain('94.1')
    expect(text(table)).toContain('未定位')
  })

  const who = (role: string | null) => ({
    '/session': { username: role, displayName: null, role, department: null, expiresAt: null, demo: true },
  })

  it('to-do lists what exists and nothing else, and says that there is more to who signs in', async () => {
    renderPage(<OverviewPage />, { answers: { ...answers, ...who(null) }, meta })
    expect(await screen.findByText('核对未定位工单')).toBeVisible()
    expect(screen.queryByText('维护放假安排')).toBeNull()
    expect(screen.getByText(/登录后另列本人的待办/)).toBeVisible()
  })

  it('to-do of a leader leads to what is to be decided; whom nothing waits for is told so', async () => {
    const objection = { state: 'submitted', period: '2026-Q2', decisions: [] }
    const more = {
      '/objections': { items: [objection] },
      '/appraisals': { items: [] },
      '/rectifications': { items: [] },
    }
    renderPage(<OverviewPage />, { answers: { ...answers, ...more, ...who('leader') }, meta })
    const line = (await screen.findByText('审阅申诉')).closest('li')
    expect(line).toHaveTextContent('2026年第二季度 · 待您复核')
    expect(line?.querySelector('a')?.getAttribute('href')).toMatch(/^\/quarter\/2026-Q2/)
    expect(screen.queryByText('核对未定位工单')).toBeNull()
    cleanup()
    renderPage(<OverviewPage />, { answers: { ...answers, ...who('supervisor') }, meta })
    expect(await screen.findByText('没有待办事项。')).toBeVisible()
  })
})

describe('states', () => {
  it('a fresh install shows the three steps and asks for no figure', async () => {
    const { asked } = renderPage(<OverviewPage />, { meta: aMeta({ cases: 0 }) })
    expect(await screen.findByRole('heading', { level: 1, name: '从三步开始' })).toBeVisible()
    expect(screen.getByRole('link', { name: '导入数据' })).toHaveAttribute('href', '/import')
    expect(asked).toEqual([])
  })

  it('one failing block leaves the others standing', async () => {
    renderPage(<OverviewPage />, { answers: { ...answers, '/heat': 500 }, meta })
    expect(await screen.findByRole('alert')).toHaveTextContent('重试')
    expect(await screen.findByRole('region', { name: '响应率' })).toBeVisible()
  })

  it('nobody ranked by the standard scheme: the recorded one is asked', async () => {
    const nobody = aRanking([aRow({ id: 'd1', den: 5 })])
    const recorded = aRanking([aRow({ id: 'd1', rank: 1, score: [80, 75, 85] })], { scheme: 'recorded' })
    const byScheme = (url: URL) => (url.searchParams.get('scheme') === 'recorded' ? recorded : nobody)
    renderPage(<OverviewPage />, { answers: { ...answers, '/rankings': byScheme }, meta })
    expect(await screen.findByText(/按记录口径排名/)).toBeVisible()
  })
})
