// The audit log: asked for as the address says, page after page, in words; shown to those who may read it.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { AuditPage } from './AuditPage.tsx'

const session = (role: string | null) => ({
  ...{ username: role, displayName: role, role, department: null, expiresAt: null, demo: false },
})
const at = '2026-09-30T10:00:00+08:00'
const imported = {
  ...{ seq: 41, type: 'imported', at, by: 'admin' },
  details: [
    { field: 'sha256', value: 'ab12' },
    { field: 'rows', value: '1240' },
    { field: 'rejected', value: '3' },
  ],
}
const published = {
  ...{ seq: 40, type: 'appraisal', at, by: 'leader' },
  details: [
    { field: 'act', value: 'publish' },
    { field: 'period', value: '2026-Q3' },
    { field: 'to', value: 'published' },
  ],
}
const replaced = {
  ...{ seq: 11, type: 'sample_replaced', at, by: 'supervisor' },
  details: [
    { field: 'drawId', value: 'D-7' },
    { field: 'reason', value: 'ab'.repeat(32) },
  ],
}
const signedIn = { seq: 12, type: 'signed_in', at, by: 'leader', details: [] }

afterEach(() => vi.unstubAllGlobals())

it('says each act in words, with all its members behind it, and goes on to earlier ones', async () => {
  const { asked } = renderPage(<AuditPage />, {
    path: '/trail/audit',
    answers: {
      '/session': session('admin'),
      '/audit': (url: URL) =>
        url.searchParams.get('cursor') === '40'
          ? { items: [signedIn, replaced], next: null }
          : { items: [imported, published], next: '40' },
    },
  })
  const table = await screen.findByRole('table', { name: '审计日志' })
  const rows = within(table).getAllByRole('row')
  expect(rows[1]).toHaveTextContent(/导入.*admin.*行数 1240，拒收 3/)
  expect(rows[2]).toHaveTextContent(/考核流程.*leader.*步骤 发布，期次 2026年第三季度，状态 已发布/)
  expect(within(rows[1] as HTMLElement).getByText('sha256')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '更早的记录' }))
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(5))
  // A reason is in the log as its SHA-256 only.
  expect(within(table).getAllByRole('row')[4]).toHaveTextContent(/抽样编号 D-7，原因 abababababab…/)
  expect(screen.queryByRole('button', { name: '更早的记录' })).toBeNull()
  expect(asked).toContain('/audit?cursor=40')
})

it('asks what the address says, and writes into it what is chosen', async () => {
  const { asked, router } = renderPage(<AuditPage />, {
    path: '/trail/audit?act=revealed&who=supervisor&win=2026-09-01..2026-09-30',
    answers: { '/session': session('supervisor'), '/audit': { items: [], next: null } },
  })
  expect(await screen.findByText('没有符合条件的记录')).toBeInTheDocument()
  expect(asked).toContain('/audit?type=revealed&by=supervisor&period=2026-09-01..2026-09-30')
  await userEvent.type(screen.getByLabelText('包含文字'), 'A-1')
  await userEvent.click(screen.getByRole('button', { name: '查询' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: ['A-1'], act: ['revealed'] }))
  await userEvent.click(screen.getByRole('button', { name: '清除条件' }))
  await waitFor(() => expect(router.state.location.search).toEqual({}))
})

it.each([
  ['operator', 0],
  [null, 1],
])('is not asked for by %s, who is told whose it is', async (role, links) => {
  const { asked } = renderPage(<AuditPage />, {
    path: '/trail/audit',
    answers: { '/session': session(role) },
  })
  expect(await screen.findByText(/审计日志由第三方监督员、系统管理员、街道领导查看/)).toBeInTheDocument()
  expect(screen.queryAllByRole('link', { name: '登录' })).toHaveLength(links)
  expect(asked.filter((address) => address.startsWith('/audit'))).toEqual([])
})
