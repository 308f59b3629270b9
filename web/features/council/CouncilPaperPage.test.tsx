// The council's papers: minutes whose counts stand under their grades, and reports that need no sealing.
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { aCouncil } from '#web/test/aCouncil.ts'
import { aKpis } from '#web/test/figures.ts'
import { renderPage } from '#web/test/render.tsx'
import { CouncilPaperPage } from './CouncilPaperPage.tsx'

const session = {
  ...{ username: null, displayName: null, role: null, department: null, expiresAt: null, demo: true },
}
afterEach(() => vi.unstubAllGlobals())

it('the minutes name every grade over its ballots', async () => {
  renderPage(<CouncilPaperPage />, {
    path: '/council/7/paper',
    answers: { '/session': session, '/councils/7': aCouncil() },
  })
  const table = await screen.findByRole('table', { name: '各档选票张数：' })
  const [head, first] = within(table).getAllByRole('row')
  expect(
    within(head as HTMLElement)
      .getAllByRole('columnheader')
      .map((one) => one.textContent),
  ).toEqual([...['单位', '题目', '非常满意', '满意', '基本满意', '不满意', '非常不满意']])
  expect(
    within(first as HTMLElement)
      .getAllByRole('cell')
      .map((one) => one.textContent),
  ).toEqual([...['5', '0', '1', '0', '0']])
})

it('a draft has its reports already: a sheet a department, with its cases', async () => {
  renderPage(<CouncilPaperPage />, {
    path: '/council/7/paper?v=reports',
    answers: {
      '/session': session,
      '/councils/7': aCouncil({ state: 'draft', result: null, resultHash: null, sealedAt: null }),
      '/kpis': aKpis({ resolution_rate: [8, 10] }, null),
      '/cases': { items: [], next: null, total: 0 },
    },
  })
  expect(await screen.findByRole('heading', { name: '锦屏居委会2026年第三季度工作汇报' })).toBeInTheDocument()
  expect(await screen.findAllByText('本季度回访中没有未解决的诉求')).toHaveLength(2)
})
