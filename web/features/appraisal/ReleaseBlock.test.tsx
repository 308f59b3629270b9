// What the public sees of a version, as staff are told.
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { anAppraisal } from './anAppraisal.ts'
import type { AppraisalData, ReleaseData } from './queries.ts'
import { ReleaseBlock } from './ReleaseBlock.tsx'

const ONE = '/appraisals/2026-Q3'
const text = (element: Element | null) => element?.textContent ?? ''

function draw(data: Partial<AppraisalData>, answers: Readonly<Record<string, unknown>>) {
  const page = (
    <div data-testid="drawn">
      <ReleaseBlock data={anAppraisal(data)} />
    </div>
  )
  return renderPage(page, { path: '/quarter/2026-Q3', answers })
}

const aRelease = (overrides: Partial<ReleaseData> = {}): ReleaseData => ({
  ...{ period: '2026-Q3', scheme: 'standard', version: 1, k: 5, state: 'released', sha256: 'ab'.repeat(32) },
  numbers: 120,
  hidden: [
    {
      table: 'department',
      count: 1,
      named: [{ name: { zh: '锦屏居委会', en: '锦屏居委会' }, metric: 'resolution_rate' }],
    },
    { table: 'cell', count: 9, named: [] },
  ],
  refusals: [],
  ...overrides,
})
const RELEASE = `${ONE}/release`

describe('what the public sees', () => {
  it('is said of a published version, with the numbers it does not show', async () => {
    draw({ state: 'published' }, { [RELEASE]: aRelease() })
    expect(await screen.findByText('本版已对外公开。')).toBeVisible()
    expect(screen.getByRole('link', { name: '打开公示页' })).toHaveAttribute('href', '/public/2026-Q3')
    expect(screen.getByText('120 个数字中有 10 个对外不公布')).toBeVisible()
    expect(screen.getByText(/锦屏居委会（.*解决率.*）/)).toBeInTheDocument()
  })

  it('says why a correction waits, and of which numbers', async () => {
    const refusals: ReleaseData['refusals'] = [
      {
        code: 'differs_too_little',
        numbers: [
          { table: 'category', count: 1, named: [{ name: { zh: '噪声', en: 'Noise' }, metric: null }] },
        ],
      },
    ]
    draw({ state: 'published' }, { [RELEASE]: aRelease({ state: 'held_back', sha256: null, refusals }) })
    expect(await screen.findByText(/暂不对外公开/)).toBeVisible()
    expect(screen.getByText(/相减会暴露/)).toBeVisible()
    expect(text(screen.getByText('类别件数 1 个').closest('li'))).toContain('噪声')
  })

  it('is nothing while nothing is published', async () => {
    const { asked } = draw({}, { [RELEASE]: aRelease() })
    await screen.findByTestId('drawn')
    expect(asked).toEqual([])
  })
})
