// The council's papers: minutes whose counts stand under their grades, and reports that need no sealing.
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { aCouncil } from '#web/test/aCouncil.ts'
import { aKpis, anItem, aRanking, aRate, aRow } from '#web/test/figures.ts'
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
      '/appraisals': { items: [] },
      '/kpis': aKpis({ resolution_rate: [8, 10] }, null),
      '/cases': { items: [], next: null, total: 0 },
    },
  })
  expect(await screen.findByRole('heading', { name: '锦屏居委会2026年第三季度工作汇报' })).toBeInTheDocument()
  expect(await screen.findAllByText('本季度回访中没有未解决的诉求')).toHaveLength(2)
  expect(screen.getAllByText(/数字为当前数据/)).toHaveLength(2)
  expect(document.querySelector('.paper-watermark')).toBeInTheDocument()
})

it('reports on a published quarter stand on what was published, examples too, and are no draft', async () => {
  const snapshot = { version: 2, sha256: 'cd'.repeat(32), stage: 'published', publishedAt: null } as const
  const indicators = { resolution_rate: aRate('resolution_rate', 31, 40) }
  const rows = ['d1', 'd2'].map((id, i) => aRow({ id, name: id, rank: i + 1, more: { indicators } }))
  const called = (id: string, title: string) => ({
    ...anItem({ id, title }),
    unit: { at: '', num: 1, den: 1, department: 'd1', minutes: null },
  })
  const cases = [called('a:1', '灯不亮'), called('a:2', '冻结后才回访'), called('a:1', '灯不亮')]
  renderPage(<CouncilPaperPage />, {
    path: '/council/7/paper?v=reports',
    answers: {
      '/session': session,
      '/councils/7': aCouncil(),
      '/appraisals': {
        items: [{ period: { id: '2026-Q3' }, scheme: 'standard', version: 2, state: 'published' }],
      },
      '/appraisals/2026-Q3/result': {
        rankings: aRanking(rows, { snapshot }),
        kpis: aKpis({ resolution_rate: [62, 80] }, null),
        ranks: null,
      },
      '/appraisals/2026-Q3/cases': { total: 1, items: [{ id: 'a:1', num: 1 }] },
      '/cases': { items: cases, next: null, total: 2 },
    },
  })
  expect(await screen.findAllByText(/灯不亮/)).toHaveLength(2)
  expect(screen.queryByText(/冻结后才回访/)).not.toBeInTheDocument()
  expect(screen.getAllByText(/已发布的第2版（摘要 cdcdcdcdcdcd）/)).toHaveLength(2)
  expect(screen.getAllByText('31/40')).toHaveLength(2)
  expect(document.querySelector('.paper-watermark')).not.toBeInTheDocument()
})
