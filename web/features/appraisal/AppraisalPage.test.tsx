// The appraisal as a person meets it: where it stands, what may be done, what an objection would change, and publishing.
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { aRanking, aRow, aTotal } from '#web/test/figures.ts'
import { renderPage } from '#web/test/render.tsx'
import { AppraisalPage } from './AppraisalPage.tsx'
import { AppraisalsPage } from './AppraisalsPage.tsx'
import { anAppraisal, anEffect, anObjection, aResult, aSnapshot } from './anAppraisal.ts'
import type { AppraisalData } from './queries.ts'

const who = (role: string | null) => ({
  username: role,
  displayName: role,
  role,
  departmentId: null,
  expiresAt: null,
})
const ONE = '/appraisals/2026-Q3'

function open(data: Partial<AppraisalData> = {}, more: Readonly<Record<string, unknown>> = {}) {
  const answers = {
    [ONE]: anAppraisal(data),
    '/objections': { items: [] },
    '/rectifications': { items: [] },
    '/session': who(null),
    ...more,
  }
  return renderPage(<AppraisalPage />, { path: '/quarter/2026-Q3', answers })
}
const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ') ?? ''

const queue = { '/objections': { items: [anObjection()] }, '/objections/4/effect': anEffect }

describe('the page', () => {
  it('says where the appraisal stands, by the steps and in words', async () => {
    open()
    const steps = await screen.findByRole('list', { name: '考核进程' })
    const items = within(steps).getAllByRole('listitem')
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, null, 'step', null])
    expect(text(items[0])).toContain('（已完成）')
    expect(screen.getByText(/公示中 · 第1版/)).toBeVisible()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('2026年第三季度考核')
  })

  it('shows the results of the snapshot: total with interval, fraction, who is not ranked and why', async () => {
    open()
    const table = await screen.findByRole('table', { name: '2026年第三季度考核结果' })
    const rows = within(table).getAllByRole('row')
    expect(text(rows[2])).toContain('桂花里居委会第1名')
    expect(text(rows[2])).toContain('91.00–95.00')
    expect(text(rows[2])).toContain('93/100')
    expect(text(rows[4])).toContain('未排名：样本不足')
    expect(screen.getByText('按总分排名 · 第三方监督、居民评议无数据，总分即综合分')).toBeVisible()
  })

  it('begins every group with its name and what it is pooled, in one table, also where other parts count', async () => {
    const { parts = [] } = aTotal(93, 92, null)
    const snapshot = aSnapshot()
    const [group] = snapshot.groups
    const rows = [aResult('d1', '桂花里居委会', { parts })]
    const others = {
      id: 'property',
      label: { zh: '物业', en: 'Property' },
      rows: [aResult('p1', '万科物业')],
    }
    open({
      snapshot: {
        ...snapshot,
        groups: group
          ? [
              { ...group, rows },
              { ...group, ...others },
            ]
          : [],
      },
    })
    const table = await screen.findByRole('table', { name: '2026年第三季度考核结果' })
    const [head, pooled, row, property] = within(table).getAllByRole('row')
    expect(text(row)).toContain('93.00×8/992.00×1/9')
    for (const one of [pooled, property]) expect(one?.children.length).toBe(head?.children.length)
    expect(text(pooled)).toBe('居委会 全组合计91.0093.0%93/100360剔除 9')
    expect(text(property)).toContain('物业 全组合计')
  })

  it('before freezing shows the checks and, to the operator, the one step', async () => {
    open(
      { state: 'open', version: null, snapshot: null, steps: ['freeze'], log: [] },
      { '/session': who('operator') },
    )
    const checks = await screen.findByRole('table', { name: '冻结前核对' })
    expect(text(checks)).toContain('未定位工单需关注43 / 700')
    expect(screen.getByRole('button', { name: '冻结为草稿' })).toBeEnabled()
    expect(screen.queryByText('结果')).toBeNull()
  })

  it('tells a reader who does what, and the way to sign in', async () => {
    open()
    expect(await screen.findByText(/由街道领导操作/)).toBeVisible()
    expect(await screen.findByRole('link', { name: '登录' })).toHaveAttribute(
      'href',
      expect.stringContaining('/login'),
    )
  })

  it('keeps its frame when the server fails, and offers another try', async () => {
    open({}, { [ONE]: 500 })
    expect(await screen.findByRole('button', { name: '重试' })).toBeVisible()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('2026年第三季度考核')
  })

  it('shows late rows as parked', async () => {
    const items = [{ id: 'hotline12345:7', events: 3, isNew: true, importId: 9 }]
    const moves = [
      { department: 'd1', name: '桂花里居委会', what: 'cases', from: 120, to: 121 },
      { department: 'd1', name: '桂花里居委会', what: 'rank', from: 1, to: 2 },
    ]
    open({ late: { cases: 1, events: 3, items, moves } })
    expect(await screen.findByText('1 件工单，3 条记录')).toBeVisible()
    expect(screen.getByText('若计入：桂花里居委会 名次 1 → 2')).toBeVisible()
    expect(text(screen.getByRole('table', { name: '冻结后到达的数据' }))).toContain(
      'hotline12345:7新工单3导入 #9',
    )
  })
})

describe('publishing', () => {
  it('is possible only with the period typed out', async () => {
    const bodies: string[] = []
    const publish = (_: URL, init?: RequestInit) => {
      bodies.push(String(init?.body))
      return { ...anAppraisal(), state: 'published' }
    }
    open({ steps: ['publish'] }, { '/session': who('leader'), [`${ONE}/publish`]: publish })
    await userEvent.click(await screen.findByRole('button', { name: '发布' }))
    const dialog = within(await screen.findByRole('dialog'))
    const act = dialog.getByRole('button', { name: '发布' })
    expect(act).toBeDisabled()
    await userEvent.type(dialog.getByRole('textbox', { name: '确认期次' }), '2026年第二季度')
    expect(act).toBeDisabled()
    expect(dialog.getByText('请输入“2026年第三季度”')).toBeVisible()
    await userEvent.clear(dialog.getByRole('textbox', { name: '确认期次' }))
    await userEvent.type(dialog.getByRole('textbox', { name: '确认期次' }), '2026年第三季度')
    await userEvent.click(act)
    await waitFor(() => expect(bodies).toHaveLength(1))
    const { sha256 } = anAppraisal().snapshot ?? {}
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ confirm: '2026年第三季度', sha256 })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('refused by the server says why and stays open', async () => {
    const refused = () =>
      Response.json({ code: 'appraisal_blocked', status: 409, title: '', detail: '' }, { status: 409 })
    open({ steps: ['publish'] }, { '/session': who('leader'), [`${ONE}/publish`]: refused })
    await userEvent.click(await screen.findByRole('button', { name: '发布' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.type(dialog.getByRole('textbox', { name: '确认期次' }), '2026-Q3')
    await userEvent.click(dialog.getByRole('button', { name: '发布' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('尚有未完成事项')
  })
})

describe('an objection', () => {
  it('shows its effect before anybody decides, its own department first', async () => {
    open({}, queue)
    const told = await screen.findByText(/若成立：/)
    expect(text(told)).toBe(
      '若成立：锦屏居委会 解决率 93.0% → 94.9%、锦屏居委会 名次 2 → 1、锦屏居委会 总分 84.00 → 85.13、桂花里居委会 名次 1 → 2；不影响奖惩。',
    )
    expect(screen.queryByRole('button', { name: '成立' })).toBeNull()
  })

  it('is decided with a reason by leader or operator', async () => {
    const bodies: string[] = []
    const decide = (_: URL, init?: RequestInit) => {
      bodies.push(String(init?.body))
      return anObjection()
    }
    open({}, { ...queue, '/session': who('leader'), '/objections/4/decisions': decide })
    const accept = await screen.findByRole('button', { name: '成立' })
    expect(accept).toBeDisabled()
    await userEvent.type(screen.getByRole('textbox', { name: '复核意见' }), '属实')
    await userEvent.click(accept)
    await waitFor(() => expect(bodies).toEqual(['{"verdict":"accept","reason":"属实"}']))
  })

  it('is raised by a department with cases, ground and evidence', async () => {
    const bodies: string[] = []
    const raise = (_: URL, init?: RequestInit) => {
      if (init?.method !== 'POST') return { items: [] }
      bodies.push(String(init.body))
      if (bodies.length > 1) return anObjection()
      const fields = [{ field: 'cases', message: 'count in no figure of the department: a:2' }]
      return Response.json(
        { code: 'validation', status: 400, title: '', detail: '', fields },
        { status: 400 },
      )
    }
    open({}, { '/session': who('department'), '/objections': raise })
    const act = await screen.findByRole('button', { name: '提交申诉' })
    await userEvent.type(screen.getByRole('textbox', { name: /工单编号/ }), 'a:1{enter}a:2 a:1')
    expect(act).toBeDisabled()
    await userEvent.type(screen.getByRole('textbox', { name: '证据' }), '附图')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '理由类别' }), '重复')
    await userEvent.click(act)
    expect(await screen.findByText(/^下列工单不能申诉：a:2。/)).toBeVisible()
    await userEvent.click(act)
    expect(await screen.findByText('申诉已提交，待两位人员复核')).toBeVisible()
    await waitFor(() =>
      expect(bodies.slice(1).map((body) => JSON.parse(body))).toEqual([
        {
          period: '2026-Q3',
          scheme: 'standard',
          cases: ['a:1', 'a:2'],
          ground: 'duplicate',
          evidence: '附图',
        },
      ]),
    )
  })
})

describe('after publication', () => {
  const outcomes: AppraisalData['outcomes'] = [
    {
      department: { id: 'd2', name: '锦屏居委会' },
      kind: 'criticism',
      state: 'proposed',
      ...{ decidedBy: null, decidedAt: null, note: null },
    },
  ]
  const item = {
    ...{ id: 1, period: '2026-Q3', scheme: 'standard', title: '积压清零', owner: '王主任', workingDays: 5 },
    department: { id: 'd2', name: '锦屏居委会' },
    ...{ dueAt: '2026-10-20T23:59:59.999+08:00', isOverdue: true, state: 'open' },
    ...{
      evidence: null,
      evidenceBy: null,
      evidenceAt: null,
      checkedBy: null,
      checkedAt: null,
      checkNote: null,
    },
  }

  it('outcomes are confirmed by the leader, and what is overdue is said', async () => {
    open(
      { state: 'published', outcomes },
      { '/session': who('leader'), '/rectifications': { items: [item] } },
    )
    expect(text(await screen.findByRole('table', { name: '奖惩' }))).toContain('锦屏居委会通报批评拟定')
    expect(await screen.findByRole('button', { name: '确认' })).toBeEnabled()
    expect(await screen.findByText('逾期 1 项')).toBeVisible()
    expect(text(await screen.findByRole('table', { name: '限期整改' }))).toContain('已逾期')
  })

  it('a correction lists what moved, in words', async () => {
    const moves = [
      { department: 'd1', name: '桂花里居委会', what: 'rank', from: 1, to: 2 },
      { department: 'd1', name: '桂花里居委会', what: 'resolution_rate.den', from: 100, to: 112 },
    ]
    const label = { zh: '居委会', en: 'Committees' }
    const totalMoves = [{ group: 'committee', label, what: 'cases', from: 1000, to: 1012 }]
    const corrects = { version: 1, sha256: 'cd'.repeat(32), reason: '补录八月工单', moves, totalMoves }
    const stored = (version: number) =>
      aRanking([aRow({ id: 'd1', rank: 1, score: [93, 91, 95] })], {
        snapshot: { version, sha256: '', stage: 'published', publishedAt: null },
      })
    const result = (url: URL) => ({ rankings: stored(Number(url.searchParams.get('version'))) })
    open(
      { state: 'published', version: 2, snapshot: aSnapshot({ corrects }) },
      { '/appraisals/2026-Q3/result': result },
    )
    expect(await screen.findByText('第2版更正第1版：补录八月工单')).toBeVisible()
    const table = screen.getByRole('table', { name: '更正内容' })
    expect(text(table)).toContain('桂花里居委会名次12')
    expect(text(table)).toContain('桂花里居委会解决率分母100112')
    expect(text(table)).toContain('居委会合计办件量1,0001,012')
    // Every number opens the version it stands in: before the one, now the other.
    await waitFor(() => expect(within(table).getAllByRole('link').length).toBe(2))
    const [before, now] = within(table).getAllByRole('link')
    expect(before).toHaveAttribute('href', expect.stringContaining('snapshot=1'))
    expect(now).toHaveAttribute('href', expect.stringMatching(/snapshot=2.*group=committee.*select=d1/))
    const counts = within(table)
      .getAllByRole('button')
      .map((one) => one.getAttribute('aria-label'))
    expect(counts).toEqual([
      expect.stringMatching(/解决率 · 桂花里居委会 100，/),
      expect.stringMatching(/解决率 · 桂花里居委会 112，/),
      expect.stringMatching(/办件量 · 居委会合计 1,000，/),
      expect.stringMatching(/办件量 · 居委会合计 1,012，/),
    ])
  })

  it('the draft of a correction says which version stands, and leads to it', async () => {
    const version = (n: number, state: AppraisalData['state']) => ({
      ...{ period: anAppraisal().period, kind: 'quarter' as const, scheme: 'standard', version: n, state },
      ...{ frozenAt: '', windowEndsAt: null, publishedAt: null, movedBy: null, sha256: null, reason: null },
    })
    const versions = [version(1, 'published'), version(2, 'frozen')]
    const { router, asked } = open({ state: 'frozen', version: 2, versions })
    expect(await screen.findByText(/当前有效的是第1版/)).toBeVisible()
    expect(screen.getByRole('button', { name: '草稿 · 第2版' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(screen.getByRole('button', { name: '已发布 · 第1版' }))
    expect(router.state.location.search).toEqual({ snapshot: ['1'] })
    await waitFor(() => expect(asked.some((url) => url.includes('version=1'))).toBe(true))
  })

  it('a month proposes nothing, and says so', async () => {
    open({ kind: 'month', state: 'published' })
    expect(await screen.findByText('月度考核不定奖惩。')).toBeVisible()
    expect(screen.queryByRole('table', { name: '奖惩' })).toBeNull()
  })
})

it('the list names every period that is over: what stands published, by whom, and the correction drafted beside it', async () => {
  const version = (n: number, more: object) => ({
    ...{
      period: { ...anAppraisal().period, id: '2026-Q2' },
      kind: 'quarter',
      scheme: 'standard',
      version: n,
    },
    ...{ frozenAt: '2026-10-20T09:00:00+08:00', windowEndsAt: null, publishedAt: null, sha256: '' },
    ...{ reason: null, movedBy: 'operator', ...more },
  })
  const items = [
    version(2, { state: 'frozen' }),
    version(1, { state: 'published', publishedAt: '2026-07-16T09:00:00+08:00', movedBy: 'leader' }),
  ]
  renderPage(<AppraisalsPage />, { path: '/quarter', answers: { '/appraisals': { items } } })
  const rows = within(await screen.findByRole('table', { name: '考核' })).getAllByRole('row')
  expect(rows.map(text).slice(1)).toEqual([
    '2026年第二季度季度已发布第1版7月16日 09:00leader',
    '2026年第二季度季度草稿第2版未发布，冻结于 10月20日 09:00operator',
  ])
  const addresses = screen
    .getAllByRole('link', { name: '2026年第二季度' })
    .map((one) => one.getAttribute('href'))
  expect(addresses[0]).toContain('snapshot=1')
  expect(addresses[1]).not.toContain('snapshot')
})
