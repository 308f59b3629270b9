// Days off from a file: stored only after what they change was seen; what is in the way is named.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { YearFile } from './YearFile.tsx'

const told = {
  ...{ asOf: '2026-11-20T10:00:00+08:00', id: 'cn', version: '2', cases: 5522, moved: 31, changed: 4 },
  ...{ periods: [], earlier: 0, items: [] },
}
const year = { zone: 'Asia/Shanghai', years: [2027], rest: ['2027-01-01'], work: ['2027-01-02'] }
afterEach(() => vi.unstubAllGlobals())

const choose = async () =>
  userEvent.upload(
    await screen.findByLabelText('导入年度 JSON 文件', { selector: 'input' }),
    new File([JSON.stringify(year)], 'year.json', { type: 'application/json' }),
  )

it('shows what the year would change, and stores it only then', async () => {
  const sent: string[] = []
  const store = (_: URL, init?: RequestInit) => {
    sent.push(String(init?.body))
    return { id: 'cn', version: '2', cases: 5522, changed: 4 }
  }
  renderPage(<YearFile />, {
    path: '/settings',
    answers: { '/calendars/preview': told, '/calendars': store },
  })
  await choose()
  const dialog = await screen.findByRole('dialog', { name: '录入年度放假安排' })
  expect(dialog).toHaveTextContent('2027年：放假 1 天，调休上班 1 天')
  expect(dialog).toHaveTextContent('31 项期限移动，4 项判定改变')
  expect(sent).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: '保存并重新判定' }))
  await waitFor(() => expect(sent).toEqual([JSON.stringify(year)]))
  expect(await screen.findByText(/已录入，重新判定 5,522 件工单/)).toBeVisible()
})
