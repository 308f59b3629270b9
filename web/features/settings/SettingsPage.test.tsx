// The settings: every version is read by everybody, added by those who may, and held back while it cannot rank.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { SettingsPage } from './SettingsPage.tsx'

const scheme = {
  id: 'standard',
  version: '1',
  effectiveFrom: '2000-01-01',
  group: 'kind',
  credits: {
    very_satisfied: 1,
    satisfied: 1,
    basically_satisfied: 0.9,
    dissatisfied: 0,
    very_dissatisfied: 0,
  },
  indicators: [
    { metric: 'response_rate', weight: 0.3, min: 20 },
    { metric: 'resolution_rate', weight: 0.7, min: 20 },
  ],
}
const own = { ...scheme, id: 'own', version: '2', effectiveFrom: '2026-07-01', group: { bands: [50, 1000] } }
const items = [
  { scheme: own, enteredAt: '2026-06-20T10:00:00+08:00', actor: 'leader' },
  { scheme, enteredAt: '2026-01-01T00:00:00+08:00', actor: null },
]
const signedOut = {
  username: null,
  displayName: null,
  role: null,
  department: null,
  expiresAt: null,
  demo: true,
}
const operator = { ...signedOut, username: 'operator', role: 'operator' }

function open(session: object) {
  const sent: unknown[] = []
  const schemes = (_: URL, init?: RequestInit) => {
    if (init?.method !== 'POST') return { items }
    sent.push(JSON.parse(String(init.body)))
    return { id: 'standard', version: '2' }
  }
  renderPage(<SettingsPage />, { path: '/settings', answers: { '/session': session, '/schemes': schemes } })
  return sent
}

afterEach(() => vi.unstubAllGlobals())

it('shows every version with its weights, groups, day and author, and hands it out as a file', async () => {
  open(signedOut)
  const table = await screen.findByRole('table', { name: '考核口径' })
  const [, first, second] = within(table).getAllByRole('row')
  expect(first).toHaveTextContent('own 第 2 版')
  expect(first).toHaveTextContent('2026年7月1日')
  expect(first).toHaveTextContent('按办件量分档（50 / 1,000）')
  expect(first).toHaveTextContent('leader 2026年6月20日')
  expect(second).toHaveTextContent(/30%（n≥20）、解决率 70%（n≥20）/)
  expect(second).toHaveTextContent('一直有效')
  const [link] = within(table).getAllByRole('link', { name: 'JSON' })
  expect(link).toHaveAttribute('download', 'own@2.json')
  const [, text = ''] = link?.getAttribute('href')?.split(',') ?? []
  expect(JSON.parse(decodeURIComponent(text))).toEqual(own)
  expect(await screen.findByText(/登录为街道领导/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '新版本' })).toBeNull()
})

it('a new version is held back until its weights add up and its day is known', async () => {
  const sent = open(operator)
  const buttons = await screen.findAllByRole('button', { name: '新版本' })
  await userEvent.click(buttons[1] as HTMLElement)
  const dialog = await screen.findByRole('dialog', { name: '标准口径：新版本' })
  const [weight] = within(dialog).getAllByLabelText('权重（%）')
  await userEvent.clear(weight as HTMLElement)
  await userEvent.type(weight as HTMLElement, '40')
  expect(within(dialog).getByText('权重合计 110%')).toBeInTheDocument()
  await userEvent.click(within(dialog).getByRole('button', { name: '保存新版本' }))
  expect(within(dialog).getByRole('alert')).toHaveTextContent('权重合计须为 100%；请填写生效日期')
  expect(sent).toEqual([])
  const [, other] = within(dialog).getAllByLabelText('权重（%）')
  await userEvent.clear(other as HTMLElement)
  await userEvent.type(other as HTMLElement, '60')
  await userEvent.type(within(dialog).getByLabelText('生效日期'), '2027-01-01')
  await userEvent.click(within(dialog).getByRole('button', { name: '保存新版本' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const { version: _, ...rest } = scheme
  const indicators = [0.4, 0.6].map((one, k) => ({ ...scheme.indicators[k], weight: one }))
  expect(sent).toEqual([{ ...rest, effectiveFrom: '2027-01-01', indicators }])
})

it('a file that is no JSON is refused here, everything else by the server', async () => {
  const sent = open(operator)
  await screen.findAllByRole('button', { name: '新版本' })
  const input = screen.getByLabelText('从 JSON 文件添加', { selector: 'input' })
  await userEvent.upload(input, new File(['{'], 'a.json', { type: 'application/json' }))
  expect(await screen.findByText('不是 JSON 文件')).toBeInTheDocument()
  await userEvent.upload(input, new File([JSON.stringify(own)], 'b.json', { type: 'application/json' }))
  expect(await screen.findByText('已添加 standard 第 2 版')).toBeInTheDocument()
  expect(sent).toEqual([own])
})

it('names every block at the top and leads to it', async () => {
  open(operator)
  await screen.findByRole('region', { name: '账号' })
  const links = within(screen.getByRole('navigation', { name: '本页内容' })).getAllByRole('link')
  const led = links.map((link) => document.querySelector(link.getAttribute('href') ?? ''))
  const regions = screen.getAllByRole('region')
  expect(led).toEqual(regions)
  expect(regions.map((region) => within(region).getByRole('heading', { level: 2 }).textContent)).toEqual(
    links.map(({ textContent }) => textContent),
  )
})
