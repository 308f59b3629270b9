// The limits on the settings: read by everybody; changed only after their effect was seen; another's version is compared.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { DEFAULT_RULE_SET, PUBLISHED_RULE_SET } from '#api/domain/defaults.ts'
import { renderPage } from '#web/test/render.tsx'
import type { RuleSet } from '../queries.ts'
import { RulesBlock } from './RulesBlock.tsx'

const at = '2026-06-20T10:00:00+08:00'
const stored = (rules: object, cases: number, inForce: boolean, actor: string | null = null) => ({
  ...{ rules, cases, inForce, actor, enteredAt: at },
})
const first: RuleSet = { ...DEFAULT_RULE_SET, limits: [...DEFAULT_RULE_SET.limits] }
const second: RuleSet = {
  ...first,
  version: '2',
  effectiveFrom: '2026-10-01',
  limits: first.limits.map((one) => (one.limit.n === 7 ? { ...one, limit: { ...one.limit, n: 10 } } : one)),
}
const told = {
  ...{ asOf: at, id: 'default', version: '2', cases: 5522, moved: 5185, changed: 250, earlier: 1 },
  periods: [
    {
      period: { id: '2026-Q4', label: { zh: '2026年第四季度', en: 'Q4 2026' } },
      ...{ state: 'published', changed: 250, toMet: 243, toBreached: 0 },
      ranks: [
        { department: 'c12', name: '杏园居委会', group: { zh: '居委会', en: 'Committees' }, from: 5, to: 4 },
      ],
    },
  ],
  items: [
    {
      ...{ id: 's:1', title: '路灯不亮', department: 'c12', clock: 'acknowledge' },
      from: { due: '2026-10-10T23:59:59.999+08:00', verdict: 'breached' },
      to: { due: '2026-10-13T23:59:59.999+08:00', verdict: 'met' },
    },
  ],
}
const session = (role: string | null) => ({
  ...{ username: role, displayName: null, role, department: null, expiresAt: null, demo: true },
})

function open(role: string | null, { isStale = false } = {}) {
  const sent: { rules: RuleSet; basedOn?: string }[] = []
  let items = [stored(first, 48000, true), stored(PUBLISHED_RULE_SET, 0, true)]
  const rules = (_: URL, init?: RequestInit) => {
    if (init?.method !== 'POST') return { items }
    const body = JSON.parse(String(init.body))
    sent.push(body)
    if (isStale && body.basedOn === '1') {
      items = [stored(first, 1000, false), stored(second, 47000, true, 'admin')]
      return Response.json({ status: 409, code: 'conflict' }, { status: 409 })
    }
    return { id: 'default', version: '3', cases: 5522, changed: 250 }
  }
  const answers = { '/session': session(role), '/rules': rules, '/rules/preview': told }
  renderPage(<RulesBlock />, { path: '/settings', answers })
  return sent
}
afterEach(() => vi.unstubAllGlobals())

it('shows limits by category and urgency, and every version; only operator and administrator change them', async () => {
  open('leader')
  const table = await screen.findByRole('table', { name: /现行：本街道时限第 1 版/ })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/普通.*全部类别.*3 个工作日.*7 个工作日/),
    expect.stringMatching(/紧急.*全部类别.*24 小时.*24 小时/),
  ])
  const [link] = screen.getAllByRole('link', { name: 'JSON' })
  expect(JSON.parse(decodeURIComponent(link?.getAttribute('href')?.split(',')[1] ?? ''))).toEqual(first)
  expect(screen.getByText(/登录为考核专员或管理员/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '修改时限' })).toBeNull()
})

async function change(to: string) {
  await userEvent.click(await screen.findByRole('button', { name: '修改时限' }))
  const dialog = await screen.findByRole('dialog', { name: /修改时限/ })
  const [field] = within(dialog).getAllByLabelText('确认接收')
  await userEvent.clear(field as HTMLElement)
  await userEvent.type(field as HTMLElement, to)
  return dialog
}
const press = (dialog: HTMLElement, name: string | RegExp) =>
  userEvent.click(within(dialog).getByRole('button', { name }))

it('is saved only once its effect was shown, and shown anew after a change', async () => {
  const sent = open('operator')
  const dialog = await change('5')
  expect(within(dialog).getByRole('button', { name: '保存并重新判定' })).toBeDisabled()
  await press(dialog, '影响预览')
  expect(
    await within(dialog).findByText(/普通 · 全部类别 · 确认接收：3 个工作日 → 5 个工作日/),
  ).toBeInTheDocument()
  expect(within(dialog).getByText(/5,522 件工单：5,185 项期限移动，250 项判定改变/)).toBeInTheDocument()
  expect(within(dialog).getByText(/250 项判定改变.*1 个单位名次变化.*已发布/)).toBeInTheDocument()
  expect(within(dialog).getByText(/杏园居委会（居委会）：第 5 名 → 第 4 名/)).toBeInTheDocument()
  expect(within(dialog).getByRole('row', { name: /路灯不亮/ })).toHaveTextContent(
    /超期（10月10日.*按时（10月13日/,
  )
  await userEvent.type(within(dialog).getAllByLabelText('答复')[0] as HTMLElement, '0')
  expect(within(dialog).getByRole('button', { name: '保存并重新判定' })).toBeDisabled()
  await press(dialog, '影响预览')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: '保存并重新判定' })).toBeEnabled())
  await press(dialog, '保存并重新判定')
  expect(await screen.findByText(/已保存第 3 版：重新判定 5,522 件工单/)).toBeInTheDocument()
  expect(sent[0]?.basedOn).toBe('1')
  expect(sent[0]?.rules.limits.map(({ limit }) => limit.n)).toEqual([5, 70, 24, 24])
})

it('another’s version meanwhile is shown beside this one, and either may go on', async () => {
  const sent = open('admin', { isStale: true })
  const dialog = await change('5')
  await press(dialog, '影响预览')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: '保存并重新判定' })).toBeEnabled())
  await press(dialog, '保存并重新判定')
  const alert = await within(dialog).findByText(/别人已保存第 2 版（admin/)
  const box = alert.closest('[role=alert]') as HTMLElement
  expect(box).toHaveTextContent('答复：7 个工作日 → 10 个工作日')
  expect(box).toHaveTextContent('确认接收：3 个工作日 → 5 个工作日')
  await press(dialog, /仍用我的时限/)
  await press(dialog, '影响预览')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: '保存并重新判定' })).toBeEnabled())
  await press(dialog, '保存并重新判定')
  expect(await screen.findByText(/已保存第 3 版/)).toBeInTheDocument()
  expect(sent.map(({ basedOn }) => basedOn)).toEqual(['1', '2'])
})

it('an unchanged draft is held back', async () => {
  open('operator')
  await userEvent.click(await screen.findByRole('button', { name: '修改时限' }))
  const dialog = await screen.findByRole('dialog', { name: /修改时限/ })
  await press(dialog, '影响预览')
  expect(within(dialog).getByRole('alert')).toHaveTextContent('与原版本没有不同')
})
