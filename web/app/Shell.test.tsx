// The frame: keys, period steps, filters and notices, all through the address.
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WordsProvider } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { MetaProvider } from '#web/lib/meta.tsx'
import { createQueryClient } from '#web/lib/queryClient.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { answerFetch } from '#web/test/render.tsx'
import { createAppRouter } from './routes.tsx'

const session = {
  username: null,
  displayName: null,
  role: null,
  department: null,
  expiresAt: null,
  demo: true,
}

function open(path: string, meta = aMeta(), who: object = session) {
  answerFetch({ '/session': who, '/meta': meta })
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  render(
    <QueryClientProvider client={createQueryClient()}>
      <WordsProvider dictionary={zh} lang="zh" zoneId={meta.zone}>
        <MetaProvider meta={meta}>
          <RouterProvider router={router} />
        </MetaProvider>
      </WordsProvider>
    </QueryClientProvider>,
  )
  return router
}

afterEach(() => vi.unstubAllGlobals())

describe('the shell', () => {
  it('has one h1, named landmarks, a skip link, and a title with screen, period and product', async () => {
    open('/help?period=2026-Q2')
    expect(await screen.findByRole('heading', { level: 1, name: '帮助' })).toBeInTheDocument()
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
    expect(screen.getByRole('navigation', { name: '主导航' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: '跳到正文' })).toHaveAttribute('href', '#content')
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content')
    expect(document.title).toBe('帮助 · 2026年第二季度 · 评议')
  })

  it('says at the foot of the screens whose desk this is, or how to sign in', async () => {
    open('/help')
    const nav = await screen.findByRole('navigation', { name: '主导航' })
    expect(await within(nav).findByRole('link', { name: '登录' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/login\?back=/),
    )
    cleanup()
    open('/help', aMeta(), { ...session, username: 'li', displayName: '李明', role: 'operator' })
    expect(await screen.findByRole('link', { name: '李明（考核专员）' })).toHaveAttribute('href', '/account')
    expect(screen.queryByRole('link', { name: '登录' })).toBeNull()
  })

  it('an unknown address is a page that leads on, not a blank', async () => {
    open('/nowhere')
    expect(await screen.findByRole('heading', { level: 1, name: '没有这个页面' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: '回到总览' })).toBeInTheDocument()
  })

  it('a sequence of keys opens a screen with the same period, and focus goes to its heading', async () => {
    const router = open('/login?period=2026-Q2')
    await screen.findByRole('heading', { level: 1, name: '登录' })
    await userEvent.keyboard('gi')
    await waitFor(() => expect(router.state.location.href).toBe('/import?period=2026-Q2'))
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
  })

  it('? lists every key, Esc closes it; no key acts inside a field', async () => {
    const router = open('/help')
    await screen.findByRole('heading', { level: 1, name: '帮助' })
    await userEvent.keyboard('?')
    const dialog = await screen.findByRole('dialog', { name: '快捷键' })
    for (const name of ['搜索工单', '显示快捷键', '前往总览', '前往数据导入'])
      expect(dialog).toHaveTextContent(name)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await userEvent.keyboard('/')
    const field = screen.getByRole('searchbox', { name: '搜索工单编号或标题' })
    expect(field).toHaveFocus()
    await userEvent.keyboard('gi?{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/cases'))
    expect(router.state.location.search).toMatchObject({ q: ['gi?'] })
  })
})

describe('period, filters and notices', () => {
  it('brackets step the period; an unfinished one says so', async () => {
    const router = open('/cases')
    expect(await screen.findByText('暂列 · 进行中')).toBeInTheDocument()
    await userEvent.keyboard('[[')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ period: ['2026-Q2'] }))
    expect(await screen.findByText('暂列')).toBeInTheDocument()
  })

  it('a filter is set in the drawer, shown as chip, removed by pressing it', async () => {
    const router = open('/cases')
    await userEvent.click(await screen.findByRole('button', { name: '筛选' }))
    const dialog = await screen.findByRole('dialog', { name: '筛选范围' })
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /设施维护/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ category: ['facility'] }))
    await userEvent.click(within(dialog).getByRole('button', { name: '完成' }))
    await userEvent.click(await screen.findByRole('button', { name: '移除筛选：设施维护' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('what was not understood in the address is said, once', async () => {
    open('/cases?foo=1&urgency=bad')
    expect(await screen.findByText(/已忽略：urgency=bad, foo=1/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(screen.queryByText(/已忽略/)).toBeNull()
  })

  it('a live deployment without an import for more than a day says so; a fixed clock never does', async () => {
    const old = { lastImportAt: '2026-09-28T18:00:00+08:00' }
    open('/help', aMeta({ ...old, clock: 'live' }))
    expect(await screen.findByText(/已超过 24 小时未更新/)).toBeInTheDocument()
    cleanup()
    open('/help', aMeta({ ...old, clock: 'fixed' }))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByText(/已超过 24 小时/)).toBeNull()
  })
})

describe('kept views', () => {
  it('bring the whole address back, under the name they were given', async () => {
    const router = open('/cases?period=2026-Q2&urgency=urgent')
    await userEvent.click(await screen.findByRole('button', { name: '视图' }))
    const dialog = await screen.findByRole('dialog', { name: '视图' })
    await userEvent.type(within(dialog).getByLabelText('当前视图的名称'), '紧急工单')
    await userEvent.click(within(dialog).getByRole('button', { name: '保存视图' }))
    await router.navigate({ to: '/help' })
    await router.navigate({ to: '/rank', search: { period: ['2026-Q3'] } })
    await userEvent.click(await screen.findByRole('button', { name: '视图 1' }))
    await userEvent.click(await screen.findByRole('link', { name: '紧急工单' }))
    await waitFor(() => expect(router.state.location.href).toBe('/cases?period=2026-Q2&urgency=urgent'))
    await userEvent.click(await screen.findByRole('button', { name: '视图 1' }))
    await userEvent.click(await screen.findByRole('button', { name: '删除视图“紧急工单”' }))
    expect(await screen.findByText(/尚未保存视图/)).toBeInTheDocument()
  })
})

describe('presenting', () => {
  it('begins by P and ends by Esc, with the way out in sight', async () => {
    open('/help?period=2026-Q2')
    await screen.findByRole('heading', { level: 1, name: '帮助' })
    await userEvent.keyboard('P')
    expect(await screen.findByRole('complementary', { name: '放映' })).toBeInTheDocument()
    expect(document.documentElement).toHaveAttribute('data-present')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('complementary', { name: '放映' })).toBeNull()
    expect(document.documentElement).not.toHaveAttribute('data-present')
  })
})
