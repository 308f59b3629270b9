// The list: counts, figures and their parts, pages, what empties it; and entering a case.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { aCaseItem, aCaseList } from '#web/record/aCase.ts'
import { renderPage } from '#web/test/render.tsx'
import { CasesPage } from './CasesPage.tsx'

const signedOut = {
  username: null,
  displayName: null,
  role: null,
  department: null,
  expiresAt: null,
  demo: true,
}
const operator = { ...signedOut, username: 'operator', role: 'operator' }

function Listening() {
  useShortcutListener()
  return <CasesPage />
}

const open = (path: string, answers: Readonly<Record<string, unknown>>) =>
  renderPage(<Listening />, { path, answers: { '/session': signedOut, ...answers } })

/** Answers lists by what the address asks. */
const listing = (answer: (query: URLSearchParams) => unknown) => (url: URL) => answer(url.searchParams)

afterEach(() => vi.unstubAllGlobals())

describe('the list of cases', () => {
  it('shows the latest first with their count, time left and void mark', async () => {
    const items = [
      aCaseItem({ id: 'a:1', status: 'open', dueState: 'breached', due: '2026-10-19T23:59:59.999+08:00' }),
      aCaseItem({ id: 'a:2', title: '已剔除的', void: true, status: 'void', urgency: 'urgent' }),
    ]
    const { asked } = open('/cases', { '/cases': aCaseList(items, { total: 2642 }) })
    const table = await screen.findByRole('table', { name: '工单列表，共 2,642 件' })
    expect(screen.getByRole('status')).toHaveTextContent('共 2,642 件')
    expect(within(table).getByText('已超期 3 天')).toBeInTheDocument()
    expect(within(table).getByText('已剔除')).toBeInTheDocument()
    expect(within(table).getByText('紧急')).toBeInTheDocument()
    expect(asked).toContain('/cases?period=2026-Q3&sort=-received&limit=50')
    expect(screen.getByRole('columnheader', { name: /受理时间/ })).toHaveAttribute('aria-sort', 'descending')
  })

  it('is walked by j, k and Enter, and a case keeps the list’s address', async () => {
    const items = [aCaseItem({ id: 'a:1' }), aCaseItem({ id: 'a:2' })]
    const { router } = open('/cases?status=open&sort=due', { '/cases': aCaseList(items) })
    await screen.findByRole('table')
    await userEvent.keyboard('jjkj{Enter}')
    await waitFor(() =>
      expect(decodeURIComponent(router.state.location.href)).toBe('/cases/a:2?status=open&sort=due'),
    )
  })

  it('behind a figure names it, its value, its parts, and lists exactly the asked part', async () => {
    const totals: Readonly<Record<string, number>> = { all: 154, num: 102, excluded: 5 }
    const unit = { at: '2026-09-24T10:00:00+08:00', num: 1, den: 1, department: 'd1', minutes: null }
    const cases = listing((query) =>
      aCaseList([aCaseItem({ unit })], { total: totals[query.get('part') ?? 'all'] ?? 0 }),
    )
    const { router } = open('/cases?metric=resolution_rate', { '/cases': cases })
    expect(await screen.findByRole('heading', { level: 1, name: '工单：解决率' })).toBeInTheDocument()
    const figure = screen.getByRole('region', { name: '解决率' })
    await waitFor(() => expect(figure).toHaveTextContent('66.2% 102/154'))
    expect(within(figure).getByRole('radio', { name: /计入分子 102/ })).toBeInTheDocument()
    expect(await screen.findByText('共 154 件')).toBeInTheDocument()
    expect(screen.getByRole('cell', { name: /计入分子.*桂花里居委会/ })).toBeInTheDocument()
    await userEvent.click(within(figure).getByRole('radio', { name: /剔除 5/ }))
    await waitFor(() => expect(router.state.location.href).toContain('part=excluded'))
    expect(await screen.findByText('共 5 件')).toBeInTheDocument()
  })

  it('turns pages by cursor, knows the way back, and leaves a lost position for the first page', async () => {
    const cases = listing((query) => {
      const cursor = query.get('cursor')
      if (cursor === 'lost')
        return Response.json(
          { type: '', title: '', status: 400, code: 'bad_cursor', detail: '', requestId: 'r' },
          { status: 400 },
        )
      return aCaseList([aCaseItem()], { total: 2, next: cursor === null ? 'two' : null })
    })
    const { router } = open('/cases', { '/cases': cases })
    await userEvent.click((await screen.findAllByRole('button', { name: '下一页' }))[0] as HTMLElement)
    expect(await screen.findByRole('status')).toHaveTextContent('第 2–2 件')
    expect(router.state.location.href).toContain('cursor=two')
    await userEvent.click((await screen.findAllByRole('button', { name: '上一页' }))[0] as HTMLElement)
    await waitFor(() => expect(router.state.location.href).not.toContain('cursor'))
    await router.navigate({ to: '/cases', search: { cursor: ['lost'] } })
    await waitFor(() => expect(router.state.location.href).not.toContain('cursor'))
  })

  it('that is empty says which filter empties it, the fullest way out first', async () => {
    const cases = listing((query) => {
      if (query.get('limit') !== '1') return aCaseList([])
      return aCaseList([aCaseItem()], { total: query.has('category') ? 7 : 12 })
    })
    const { router } = open('/cases?category=facility&status=void', { '/cases': cases })
    const list = await screen.findByRole('list')
    await waitFor(() => expect(list).toHaveTextContent('清除“类别：设施维护”清除后有 12 件'))
    expect(
      within(list)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['清除“类别：设施维护”', '清除“状态：已剔除”'])
    await userEvent.click(within(list).getByRole('button', { name: '清除“类别：设施维护”' }))
    await waitFor(() => expect(router.state.location.href).toBe('/cases?status=void'))
  })
})

describe('entering a case', () => {
  it('needs a session: the link leads to sign-in and back', async () => {
    open('/cases?status=open', { '/cases': aCaseList([]) })
    const link = await screen.findByRole('link', { name: '登录后录入诉求' })
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toBe('/login?back=/cases?status=open')
  })

  it('names what is missing at its field, sends wall times of the deployment’s zone, and opens the new case', async () => {
    const sent: Record<string, unknown>[] = []
    const { router } = open('/cases', {
      '/session': operator,
      '/cases': (_: URL, init: RequestInit | undefined) => {
        if (init?.method !== 'POST') return aCaseList([aCaseItem()])
        sent.push(JSON.parse(String(init.body)))
        return { id: 'entry:E20260930-0001' }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: '录入诉求' }))
    const dialog = within(await screen.findByRole('dialog', { name: '录入诉求' }))
    await userEvent.click(dialog.getByRole('button', { name: '保存工单' }))
    expect(dialog.getByRole('alert')).toHaveTextContent('有 3 处需要填写或改正')
    expect(dialog.getByLabelText('标题（必填）')).toHaveAccessibleDescription('必填')
    await userEvent.type(dialog.getByLabelText('标题（必填）'), '单元门损坏')
    await userEvent.selectOptions(dialog.getByLabelText('类别（必填）'), 'facility.streetlight')
    await userEvent.selectOptions(dialog.getByLabelText('首接单位（必填）'), 'd1')
    await userEvent.click(dialog.getByRole('radio', { name: '电话' }))
    await userEvent.click(dialog.getByRole('button', { name: '保存工单' }))
    await waitFor(() =>
      expect(decodeURIComponent(router.state.location.pathname)).toBe('/cases/entry:E20260930-0001'),
    )
    expect(sent).toEqual([
      {
        channel: 'phone',
        receivedAt: '2026-09-30T18:00:00+08:00',
        title: '单元门损坏',
        category: 'facility.streetlight',
        urgency: 'ordinary',
        scope: 'unknown',
        firstReceiver: 'd1',
      },
    ])
  })
})
