// One case: what a reader sees of it, hears of its ruler, and reaches by keys; and who may add to it.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { aCaseDetail, aCaseItem, aCaseList, aTrailItem } from '#web/record/aCase.ts'
import { renderPage } from '#web/test/render.tsx'
import { CasePage } from './CasePage.tsx'

const ID = 'hotline:YS20260930-0417'
const PATH = `/cases/${encodeURIComponent(ID)}`
const session = (role: string | null) => ({
  username: role,
  displayName: role,
  role,
  department: null,
  expiresAt: null,
  demo: true,
})

function Listening() {
  useShortcutListener()
  return <CasePage />
}

function open(path = PATH, answers: Readonly<Record<string, unknown>> = {}, lang: 'zh' | 'en' = 'zh') {
  return renderPage(<Listening />, {
    path,
    lang,
    answers: {
      [PATH]: aCaseDetail(),
      '/cases': aCaseList([aCaseItem()]),
      '/session': session(null),
      ...answers,
    },
  })
}

afterEach(() => vi.unstubAllGlobals())

describe('a code to follow it by', () => {
  it('is made on request and shown once, large, with the address and its picture', async () => {
    open(PATH, {
      '/session': session('operator'),
      [`${PATH}/progress-code`]: { code: '1A2B-3C4D-5E6F-7G8H' },
    })
    await userEvent.click(await screen.findByRole('button', { name: '查询码' }))
    const dialog = await screen.findByRole('dialog', { name: '进度查询码' })
    await userEvent.click(within(dialog).getByRole('button', { name: '生成查询码' }))
    expect(await within(dialog).findByText('1A2B-3C4D-5E6F-7G8H')).toBeVisible()
    expect(within(dialog).getByRole('img', { name: '查询办理进度的二维码' })).toBeVisible()
    expect(dialog).toHaveTextContent('/public/progress')
  })

  it('is offered after quick entry, and to nobody who may not write', async () => {
    open(`${PATH}#entered`, { '/session': session('operator') })
    expect(await screen.findByRole('button', { name: '发放查询码' })).toBeVisible()
  })

  it('is no matter of a supervisor', async () => {
    open(PATH, { '/session': session('supervisor') })
    await screen.findByText('首接单位（不变）')
    expect(screen.queryByRole('button', { name: '查询码' })).toBeNull()
  })
})

describe('a case', () => {
  it('is titled by its own words, with its standing and the names of its units', async () => {
    open()
    expect(await screen.findByRole('heading', { level: 1, name: '楼前路灯不亮' })).toBeInTheDocument()
    const facts = (await screen.findByText('首接单位（不变）')).closest('dl')
    expect(facts).toHaveTextContent('设施维护 / 路灯损坏 · 普通 · 楼栋')
    expect(facts).toHaveTextContent('首接单位（不变）桂花里居委会')
    expect(facts).toHaveTextContent('承办单位锦屏居委会')
    expect(facts).toHaveTextContent('归档按时答复')
  })

  it('draws a ruler that can be scrolled by keyboard and says every verdict in one sentence', async () => {
    open()
    expect(await screen.findByRole('region', { name: '工作时间尺，可左右滚动' })).toHaveAttribute(
      'tabindex',
      '0',
    )
    const picture = screen.getByRole('img', { name: /10月1日至10月7日放假 7 天/ })
    expect(picture).toHaveAccessibleName(/10月10日调休上班/)
    expect(screen.getByText(/第6个工作日 10月16日 16:18 答复/)).toHaveTextContent(
      '答复：按时 第6个工作日 10月16日 16:18 答复；期限为第7个工作日 10月19日（周一）23:59:59，10月20日 00:00 起超期；挂起触及 10月13日、10月14日，期限由 10月15日 24:00 移至 10月19日 24:00。若无挂起，将超期。',
    )
    expect(screen.getByText(/第1个工作日 10月8日 09:12 确认/)).toHaveTextContent('10月10日（周六，调休上班）')
  })

  it('tells its trail as an ordered list, masked, with pauses, hand-overs and what was back-dated', async () => {
    open()
    const trail = await screen.findByRole('heading', { name: '办理过程' })
    const list = trail.parentElement?.querySelector('ol.trail')
    expect(list?.children).toHaveLength(10)
    const items = [...(list?.children ?? [])].map((item) => item.textContent)
    expect(items[0]).toContain('来电人 王**电话 138****0000')
    expect(items[0]?.match(/老人下楼不安全/g)).toHaveLength(1)
    expect(items[3]).toContain('青禾物业 → 锦屏居委会第1次改派原因：不在管养范围')
    expect(items[4]).toContain('◆ 补录')
    expect(items[4]).toContain('相隔 3 天')
    expect(items[5]).toContain('20 小时 30 分')
    expect(items[9]).toContain('接通；办理中是否联系：是；是否解决：是；评价：基本满意')
  })

  it('says which figures count it and what the others wait for, with the way to that figure’s month', async () => {
    open()
    const link = await screen.findByRole('link', { name: /^解决率 归属：锦屏居委会/ })
    expect(link).toHaveAttribute('href', '/cases?metric=resolution_rate&period=2026-10&department=d2')
    expect(screen.getByText('归档满 30 天后判定：2026年11月18日 09:30')).toBeInTheDocument()
    expect(screen.getByText(/10,326 工作分钟/)).toHaveTextContent('只用于用时统计，不用于判定期限')
  })

  it('is walked by k and j in the list the reader came from, keeping the list’s address', async () => {
    const list = aCaseList([aCaseItem({ id: 'a:1' }), aCaseItem(), aCaseItem({ id: 'a:3' })])
    const { router } = open(`${PATH}?metric=pause_share&period=2026-10`, { '/cases': list })
    await screen.findByRole('button', { name: /下一件/ })
    await userEvent.keyboard('j')
    await waitFor(() =>
      expect(decodeURIComponent(router.state.location.href)).toContain('/cases/a:3?metric=pause_share'),
    )
  })

  it('offers no neighbours where the case is not in the list', async () => {
    open(PATH, { '/cases': aCaseList([aCaseItem({ id: 'a:1' })]) })
    await screen.findByRole('heading', { level: 1, name: '楼前路灯不亮' })
    expect(screen.queryByRole('button', { name: /上一件/ })).toBeNull()
  })

  it('that is void says since when and why', async () => {
    const trail = [
      ...aCaseDetail().trail,
      aTrailItem({ seq: 11, type: 'excluded', occurredAt: '2026-10-22T09:00:00+08:00', reason: 'not_ours' }),
    ]
    open(PATH, { [PATH]: aCaseDetail({ case: aCaseItem({ void: true, status: 'void' }), trail }) })
    expect(await screen.findByRole('note')).toHaveTextContent('2026年10月22日 09:00 起不计入')
    expect(screen.getByRole('note')).toHaveTextContent('原因：非本单位职责')
  })

  it('without a clock says that none runs, in both languages', async () => {
    open(PATH, { [PATH]: aCaseDetail({ clocks: [] }) }, 'en')
    expect(await screen.findByText(/The source gives no deadline/)).toBeInTheDocument()
  })
})

describe('adding an event', () => {
  it('is offered to nobody who is not signed in, but the way there and back is', async () => {
    open()
    expect(await screen.findByRole('link', { name: '登录后添加过程' })).toHaveAttribute(
      'href',
      expect.stringContaining('/login?back='),
    )
  })

  it('says who may to a role that may not', async () => {
    open(PATH, { '/session': session('supervisor') })
    expect(await screen.findByText('添加过程限街道领导、考核专员、系统管理员')).toBeInTheDocument()
  })

  it('lists only what fits, asks for what the event needs, and shows the server’s fault at its field', async () => {
    const sent: unknown[] = []
    open(PATH, {
      '/session': session('operator'),
      [`${PATH}/events`]: (_: URL, init: RequestInit) => {
        sent.push(JSON.parse(String(init.body)))
        const problem = {
          type: 'about:blank',
          title: '',
          status: 400,
          code: 'validation',
          detail: '',
          requestId: 'r',
        }
        return Response.json(
          { ...problem, fields: [{ field: 'reason', message: 'too vague' }] },
          { status: 400 },
        )
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: '添加过程' }))
    const dialog = within(await screen.findByRole('dialog', { name: '添加过程' }))
    const kinds = within(dialog.getByLabelText('过程')).getAllByRole('option')
    expect(kinds.map((one) => one.textContent)).toEqual(['重办', '备注'])
    await userEvent.click(dialog.getByRole('button', { name: '保存过程' }))
    expect(dialog.getByLabelText('原因（必填）')).toHaveAccessibleDescription('必填')
    await userEvent.type(dialog.getByLabelText('原因（必填）'), '未解决')
    await userEvent.click(dialog.getByRole('button', { name: '保存过程' }))
    expect(sent).toEqual([
      { type: 'reopened', occurredAt: '2026-09-30T18:00:00+08:00', department: 'd2', reason: '未解决' },
    ])
    expect(await dialog.findByText('服务器未接受（too vague）')).toBeInTheDocument()
  })
})

describe('personal data', () => {
  const revealed = {
    ...{
      id: ID,
      title: null,
      text: '老人下楼不安全，电话13800000000。',
      name: '王小明',
      phone: '13800000000',
    },
    ...{ address: '柳荫里3号楼2单元', events: [] },
    reveals: [
      { at: '2026-10-23T18:00:00+08:00', by: 'operator' },
      { at: '2026-10-20T09:00:00+08:00', by: 'supervisor' },
    ],
  }
  const answers = { '/session': session('operator'), [`${PATH}/reveal`]: revealed }

  it('are shown to whom it may be with a reason, and hidden again', async () => {
    const user = userEvent.setup()
    open(PATH, answers)
    await user.click(await screen.findByRole('button', { name: '显示个人信息' }))
    const dialog = await screen.findByRole('dialog', { name: '显示这一件的个人信息' })
    await user.click(within(dialog).getByRole('button', { name: '显示' }))
    expect(within(dialog).getByText('请写明查看理由（至少 2 个字）')).toBeInTheDocument()
    await user.type(within(dialog).getByLabelText('查看理由'), '回访核实')
    await user.click(within(dialog).getByRole('button', { name: '显示' }))
    expect(await screen.findByText('王小明')).toBeInTheDocument()
    expect(screen.getByText(/此前查看：10月20日 09:00 supervisor/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '隐藏' }))
    expect(screen.queryByText('王小明')).toBeNull()
    expect(screen.getByText('王**')).toBeInTheDocument()
  })

  it('cannot be asked for by others, nor where they are erased', async () => {
    open(PATH, { ...answers, '/session': session('leader') })
    await screen.findByText('王**')
    expect(screen.queryByRole('button', { name: '显示个人信息' })).toBeNull()
  })

  it('are said to be erased', async () => {
    open(PATH, { ...answers, [PATH]: { ...aCaseDetail(), erased: true } })
    expect(await screen.findByText(/个人信息已按保存期限清除/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '显示个人信息' })).toBeNull()
  })
})
