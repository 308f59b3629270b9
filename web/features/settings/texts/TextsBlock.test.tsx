// Texts for the public as staff meet them: what is to be approved and by whom, and what stands in the way.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import type { PublicText } from './queries.ts'
import { TextsBlock } from './TextsBlock.tsx'

const who = (role: string | null, username = role) => ({
  ...{ username, displayName: username, role, departmentId: null, expiresAt: null },
})
const aText = (overrides: Partial<PublicText> = {}): PublicText => ({
  id: 1,
  kind: 'channel',
  subject: { code: 'hotline', label: { zh: '热线', en: 'Hotline' } },
  ...{ title: '社区热线', body: '工作日可拨打。', titleEn: null, bodyEn: null, case: null, state: 'draft' },
  ...{ writtenBy: 'operator', writtenAt: '2026-10-09T10:00:00+08:00', approvedBy: null, approvedAt: null },
  ...{ sha256: 'ab'.repeat(32), holdsPersonal: false, marks: [] },
  ...overrides,
})

function open(session: object, items: readonly PublicText[]) {
  const sent: unknown[] = []
  const texts = (_: URL, init?: RequestInit) => {
    if (init?.method !== 'POST') return { items }
    sent.push(JSON.parse(String(init.body)))
    return aText()
  }
  renderPage(<TextsBlock />, {
    path: '/settings',
    answers: {
      '/session': session,
      '/public-texts': texts,
      '/public-texts/1/approve': texts,
    },
  })
  return sent
}

it('a leader approves what somebody else wrote as it was read, and not what still holds something personal', async () => {
  const sent = open(who('leader'), [aText(), aText({ id: 2, title: '案例', holdsPersonal: true })])
  const [first, second] = await screen.findAllByRole('button', { name: '审核通过并公布' })
  expect(first).toBeEnabled()
  expect(second).toBeDisabled()
  expect(screen.getByText(/其中仍有姓名/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '起草文稿' })).toBeNull()
  await userEvent.click(first as HTMLElement)
  await waitFor(() => expect(sent).toEqual([{ sha256: 'ab'.repeat(32), confirmed: [] }]))
})

it('a leader ticks every mark before the text can be approved', async () => {
  const body = '请找李建国，到明珠花园。'
  const at = (word: string) => ({ start: body.indexOf(word), end: body.indexOf(word) + word.length })
  const marks = ['李建国', '明珠花园'].map(
    (word) => ({ field: 'body', kind: 'suspect', ...at(word) }) as const,
  )
  const sent = open(who('leader'), [aText({ body, marks })])
  const button = await screen.findByRole('button', { name: '审核通过并公布' })
  await userEvent.click(screen.getByRole('checkbox', { name: /李建国/ }))
  expect(button).toBeDisabled()
  await userEvent.click(screen.getByRole('checkbox', { name: /明珠花园/ }))
  await userEvent.click(button)
  const confirmed = marks.map(({ field, start, end }) => ({ field, start, text: body.slice(start, end) }))
  expect(sent).toEqual([{ sha256: 'ab'.repeat(32), confirmed }])
})

it('nobody approves their own', async () => {
  open(who('leader', 'operator'), [aText()])
  expect(await screen.findByRole('button', { name: '撤下' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '审核通过并公布' })).toBeNull()
})

it('an operator begins a typical case from its number alone', async () => {
  const sent = open(who('operator'), [])
  await userEvent.click(await screen.findByRole('button', { name: '起草文稿' }))
  const dialog = await screen.findByRole('dialog', { name: '起草文稿' })
  await userEvent.selectOptions(within(dialog).getByLabelText('类别'), '典型案例')
  await userEvent.type(within(dialog).getByLabelText('工单号'), 'hotline12345:88')
  await userEvent.click(within(dialog).getByRole('button', { name: '保存' }))
  expect(sent).toEqual([{ kind: 'typical_case', case: 'hotline12345:88' }])
})
