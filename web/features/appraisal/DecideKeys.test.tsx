// Decisions by key, and the phone: nothing is decided without a reason and a confirmation.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { setPreferences } from '#web/lib/preferences.ts'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { renderPage } from '#web/test/render.tsx'
import { AppraisalPage } from './AppraisalPage.tsx'
import { anAppraisal, anEffect, anObjection } from './anAppraisal.ts'
import type { AppraisalData } from './queries.ts'

const who = (role: string) => ({
  ...{ username: role, displayName: role, role, department: null, expiresAt: null, demo: true },
})

/** The page as the shell shows it: keys are heard. */
function Keyed() {
  useShortcutListener()
  return <AppraisalPage />
}

function open(data: Partial<AppraisalData>, more: Readonly<Record<string, unknown>>) {
  const answers = {
    '/appraisals/2026-Q3': anAppraisal(data),
    ...{ '/objections': { items: [] }, '/rectifications': { items: [] } },
    ...more,
  }
  renderPage(<Keyed />, { path: '/quarter/2026-Q3', answers })
}
const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ') ?? ''
const queue = { '/objections': { items: [anObjection()] }, '/objections/4/effect': anEffect }

describe('an objection', () => {
  it('is accepted by A and rejected by R, never without a reason and a confirmation', async () => {
    const bodies: string[] = []
    const decide = (_: URL, init?: RequestInit) => {
      bodies.push(String(init?.body))
      return anObjection()
    }
    const second = anObjection({ id: 5, evidence: '重复登记' })
    const mine = anObjection({
      id: 3,
      decisions: [{ by: 'leader', verdict: 'accept', reason: '属实', at: '' }],
    })
    open(
      { objections: { total: 3, undecided: 3 } },
      {
        ...queue,
        '/objections': { items: [mine, anObjection(), second] },
        '/objections/3/effect': anEffect,
        '/objections/5/effect': anEffect,
        ...{ '/session': who('leader'), '/objections/4/decisions': decide },
      },
    )
    expect(await screen.findByText(/待您复核 2 项/)).toBeVisible()
    await userEvent.keyboard('a')
    const dialog = await screen.findByRole('dialog', { name: '申诉复核：成立' })
    expect(text(dialog)).toContain('辖区外小区')
    expect(within(dialog).getByRole('button', { name: '确认成立' })).toBeDisabled()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    // In a field the letter is a letter.
    const [field] = screen.getAllByRole('textbox', { name: '复核意见' })
    await userEvent.type(field as HTMLElement, 'r')
    expect(screen.queryByRole('dialog')).toBeNull()
    ;(document.activeElement as HTMLElement).blur()
    await userEvent.keyboard('r')
    const refusal = await screen.findByRole('dialog', { name: '申诉复核：不成立' })
    await userEvent.type(within(refusal).getByRole('textbox', { name: '复核意见' }), '在辖区内')
    await userEvent.click(within(refusal).getByRole('button', { name: '确认不成立' }))
    await waitFor(() => expect(bodies).toEqual(['{"verdict":"reject","reason":"在辖区内"}']))
    expect(await screen.findByText('复核意见已保存')).toBeInTheDocument()
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-objection', '5'))
  })

  it('hears no key of who does not decide, nor where keys are switched off', async () => {
    open({}, { ...queue, '/session': who('department') })
    await screen.findByText(/若成立：/)
    await userEvent.keyboard('a')
    expect(screen.queryByRole('dialog')).toBeNull()
    cleanup()
    setPreferences({ shortcuts: false })
    open({}, { ...queue, '/session': who('leader') })
    await screen.findByText(/待您复核 1 项/)
    await userEvent.keyboard('a')
    expect(screen.queryByRole('dialog')).toBeNull()
    setPreferences({ shortcuts: true })
  })
})

describe('publishing', () => {
  it('waits until every objection is decided, and says so', async () => {
    open({ steps: ['publish'], objections: { total: 2, undecided: 1 } }, { '/session': who('leader') })
    expect(await screen.findByRole('button', { name: '发布' })).toBeDisabled()
    expect(screen.getByText('1 项申诉待复核，复核完毕后可发布')).toBeVisible()
  })

  it('is asked for by A once every objection is decided', async () => {
    open({ steps: ['publish'] }, { '/session': who('leader') })
    await screen.findByRole('button', { name: '发布' })
    await userEvent.keyboard('a')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: '发布' })).toBeDisabled()
  })
})

describe('on the phone', () => {
  it('decisions come first, results are places and points, and the rest is said to be elsewhere', async () => {
    const narrow = { matches: true, addEventListener() {}, removeEventListener() {} }
    vi.stubGlobal('matchMedia', () => narrow)
    open({}, { ...queue, '/session': who('leader') })
    const [, results] = await screen.findAllByRole('heading', { level: 2 })
    expect(results).toHaveTextContent('结果')
    const table = screen.getByRole('table', { name: /考核结果/ })
    expect(within(table).getAllByRole('columnheader').map(text)).toEqual(['单位', '名次', '总分'])
    const total = within(table).getByRole('row', { name: /全组合计/ })
    expect(total.children).toHaveLength(3)
    expect(screen.queryByRole('table', { name: /签批/ })).toBeNull()
    expect(screen.getByText(/请在电脑上查看/)).toBeVisible()
    vi.unstubAllGlobals()
  })
})
