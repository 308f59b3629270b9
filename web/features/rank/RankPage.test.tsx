// The ranking as a reader meets it: ranks stay, ties are said, small samples hatched, nobody is left out silently.
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { momentsOf } from '#api/domain/statistics/moments.ts'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aRanking, aRow, aTotal, ENVELOPE } from '#web/test/figures.ts'
import { renderPage } from '#web/test/render.tsx'
import { RankPage } from './RankPage.tsx'
import { answerWeights, type WeightsQuestion } from './weights/answerWeights.ts'

const meta = aMeta({
  schemes: ['standard', 'recorded'].map((id) => ({ id, version: '1', indicators: [], group: 'kind' })),
})
const rankings = aRanking([
  aRow({ id: 'd9', name: '苇塘', rank: 1, score: [100, 91, 100], den: 22, before: null }),
  aRow({ id: 'd1', name: '桂花里', rank: 2, score: [97, 95, 99], before: 1 }),
  aRow({ id: 'd2', name: '锦屏', rank: 2, score: [97, 95, 99], before: 5, den: 400 }),
  aRow({ id: 'd3', name: '砖塔', rank: 4, score: [70, 66, 75], before: 4, den: 300 }),
  aRow({
    id: 'd4',
    name: '长堤',
    den: 12,
    more: { reason: 'too_few', shortOf: ['resolution_rate'] },
  }),
])
const answers = { '/rankings': rankings }
const text = (element: Element | undefined) => element?.textContent?.replace(/\s+/g, ' ') ?? ''

const table = () => screen.findByRole('table', { name: '2026年第三季度居委会考核排行' })
const names = async () => {
  const rows = within(await table())
    .getAllByRole('row')
    .slice(2)
  return rows.map((row) => within(row).getByRole('rowheader').querySelector('a')?.textContent)
}

describe('the table', () => {
  it('begins with the pooled group, then the units with rank, tie and standing', async () => {
    renderPage(<RankPage />, { answers, meta })
    const rows = within(await table()).getAllByRole('row')
    expect(text(rows[1])).toContain('全组合计5 个单位')
    expect(text(rows[2])).toContain('样本少 n=22')
    expect(text(rows[3])).toContain('并列第2')
    expect(text(rows[4])).toContain('并列第2')
    expect(text(rows[5])).toContain('待改进')
  })

  it('of a published quarter has the total, its parts and their shares, the pooled score below the scores', async () => {
    const drawn = aRanking(
      [
        aRow({ id: 'd1', name: '桂花里', rank: 1, more: aTotal(97, 90, 88) }),
        aRow({ id: 'd2', name: '锦屏', rank: 2, more: aTotal(95, 80, null) }),
      ],
      { status: 'published' },
    )
    renderPage(<RankPage />, { answers: { '/rankings': drawn }, meta })
    const [head, pooled, first, second] = within(await table()).getAllByRole('row')
    const heads = within(head as HTMLElement)
      .getAllByRole('columnheader')
      .map(text)
    const at = heads.findIndex((one) => one.startsWith('总分'))
    expect(heads.slice(at + 2, at + 5)).toEqual(['综合分', '第三方监督', '居民评议'])
    const cells = (row: HTMLElement | undefined) => [...(row?.children ?? [])].slice(at, at + 5).map(text)
    expect(cells(first)).toEqual([
      '95.40',
      '',
      '综合分97.00×0.80',
      '第三方监督90.00×0.10',
      '居民评议88.00×0.10',
    ])
    expect(cells(second)).toEqual(['93.33', '', '综合分95.00×8/9', '第三方监督80.00×1/9', '居民评议—'])
    expect(cells(pooled)).toEqual(['', '', '90.00', '', ''])
    await userEvent.click(screen.getByRole('button', { name: /^总分 · 锦屏 93\.33/ }))
    const dialog = text(await screen.findByRole('dialog'))
    expect(dialog).toContain('总分 = 95.00×8/9 + 80.00×1/993.33')
    expect(dialog).toContain('无数据，权重分给其余项')
  })

  it('sorting by another column moves rows and never renumbers ranks', async () => {
    const { router } = renderPage(<RankPage />, { answers, meta })
    expect(await names()).toEqual(['苇塘', '桂花里', '锦屏', '砖塔'])
    await userEvent.click(within(await table()).getByRole('button', { name: /办件量/ }))
    expect(await names()).toEqual(['锦屏', '砖塔', '桂花里', '苇塘'])
    expect(router.state.location.search).toMatchObject({ sort: ['-cases'] })
    const last = within(await table())
      .getAllByRole('row')
      .at(-1)
    expect(text(last)).toContain('第1名')
  })

  it('says the change with the word of its base', async () => {
    renderPage(<RankPage />, { answers, meta })
    const rows = within(await table()).getAllByRole('row')
    expect(text(rows[0])).toContain('名次变化 环比')
    expect(text(rows[3])).toContain('下降 1 名')
    expect(text(rows[2])).toContain('当时未排名')
  })

  it('同比 compares with the ranking of a year ago', async () => {
    const aYearAgo = aRanking([aRow({ id: 'd1', rank: 7, score: [88, 85, 91] })])
    const byPeriod = (url: URL) => (url.searchParams.get('period')?.startsWith('2025') ? aYearAgo : rankings)
    renderPage(<RankPage />, { answers: { '/rankings': byPeriod }, meta, path: '/rank?compare=yearAgo' })
    expect(await screen.findByText('上升 5 名')).toBeInTheDocument()
    expect(text(within(await table()).getAllByRole('row')[0])).toContain('名次变化 同比')
  })

  it('不比较 has no column of changes', async () => {
    renderPage(<RankPage />, { answers, meta, path: '/rank?compare=none' })
    expect(text(within(await table()).getAllByRole('row')[0])).not.toContain('名次变化')
  })
})

it('units without a rank stand apart, with the indicator that falls short', async () => {
  renderPage(<RankPage />, { answers, meta })
  const out = await screen.findByRole('table', { name: '未参加排名（1 个单位）' })
  expect(text(out)).toContain('长堤')
  expect(text(out)).toContain('样本不足')
  expect(text(out)).toContain('解决率 n=12，少于 20')
})

describe('schemes', () => {
  it('nobody ranked: offers the scheme that ranks somebody, and the address keeps it', async () => {
    const nobody = aRanking([aRow({ id: 'd1', den: 3, more: { reason: 'no_callbacks' } })])
    const byScheme = (url: URL) =>
      url.searchParams.get('scheme') === 'recorded' ? { ...rankings, scheme: 'recorded' } : nobody
    const { router } = renderPage(<RankPage />, { answers: { '/rankings': byScheme }, meta })
    await userEvent.click(await screen.findByRole('button', { name: '改用记录口径' }))
    expect(router.state.location.search).toEqual({ scheme: ['recorded'] })
    expect(await names()).toContain('桂花里')
  })

  it('nobody ranked by any scheme: says so and offers nothing', async () => {
    const nobody = aRanking([aRow({ id: 'd1', den: 3, more: { reason: 'no_data' } })])
    renderPage(<RankPage />, { answers: { '/rankings': nobody }, meta })
    expect(await screen.findByText(/没有单位达到标准口径的最低样本/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /改用/ })).toBeNull()
  })
})

describe('tiers', () => {
  const claimed = (rank: number, low: number, high: number, tier: number) => ({
    ...{ rankLow: low, rankHigh: high, tier },
    rank,
  })
  const tiered = aRanking([
    aRow({ id: 'd9', name: '苇塘', rank: 1, score: [100, 91, 100], den: 22, more: claimed(1, 1, 2, 1) }),
    aRow({ id: 'd1', name: '桂花里', rank: 2, score: [97, 95, 99], more: claimed(2, 1, 2, 1) }),
    aRow({ id: 'd3', name: '砖塔', rank: 3, score: [70, 66, 75], more: claimed(3, 3, 3, 2) }),
  ])

  it('stand above their units, with what they claim and no more', async () => {
    renderPage(<RankPage />, { answers: { '/rankings': tiered }, meta })
    const rows = within(await table())
      .getAllByRole('row')
      .map(text)
    expect(rows[2]).toContain('第1档 2 个单位，与档首（苇塘，样本少）差异均不显著')
    expect(rows[3]).toContain('第1–2名')
    expect(rows[5]).toContain('第2档 1 个单位，显著低于第1档档首')
    expect(rows[6]).toContain('第3名')
  })

  it('are not drawn where another order tears them apart; the rank intervals stay', async () => {
    renderPage(<RankPage />, { answers: { '/rankings': tiered }, meta, path: '/rank?sort=-cases' })
    const rows = within(await table())
      .getAllByRole('row')
      .map(text)
    expect(rows.join(' ')).not.toContain('第1档')
    expect(rows.join(' ')).toContain('第1–2名')
  })
})

describe('views', () => {
  function WithKeys() {
    useShortcutListener()
    return <RankPage />
  }

  it('V goes from the table to the funnel and the lines; each has its table twin', async () => {
    const { router } = renderPage(<WithKeys />, { answers, meta })
    await table()
    await userEvent.keyboard('V')
    expect(router.state.location.search).toMatchObject({ v: ['funnel'] })
    expect(await screen.findByRole('img', { name: /5个单位，目标90%/ })).toBeInTheDocument()
    await userEvent.keyboard('T')
    expect(await screen.findByRole('table', { name: 'response_rate与界限' })).toBeVisible()
    await userEvent.click(screen.getByRole('radio', { name: '名次线' }))
    expect(router.state.location.search).toMatchObject({ v: ['slope'] })
    expect(await screen.findByRole('combobox', { name: '突出' })).toBeVisible()
  })

  it('the funnel’s indicator stands in the address', async () => {
    const { router } = renderPage(<RankPage />, { answers, meta, path: '/rank?v=funnel' })
    await userEvent.click(await screen.findByRole('radio', { name: 'satisfaction_rate' }))
    expect(router.state.location.search).toMatchObject({ metric: ['satisfaction_rate'] })
  })

  it('a change of rank leads to what it comes from', async () => {
    renderPage(<RankPage />, { answers, meta })
    const [link] = await screen.findAllByTitle('桂花里：变化来自')
    expect(link?.getAttribute('href')).toBe('/unit/d1#change')
  })
})

describe('other weights', () => {
  class FakeWorker extends EventTarget {
    onmessage: ((event: { data: unknown }) => void) | null = null
    onerror = null
    postMessage({ key, question }: { key: number; question: WeightsQuestion }) {
      queueMicrotask(() => this.onmessage?.({ data: { key, answer: answerWeights(question) } }))
    }
    terminate() {}
  }
  const cases = (first: number, second: number) =>
    Array.from({ length: 100 }, (_, i) => ({ d: [1, 1], y: [Number(i < first), Number(i < second)] }))
  const moments = {
    ...ENVELOPE,
    scheme: 'standard',
    indicators: [
      { metric: 'response_rate', weight: 0.5, higherIsBetter: true },
      { metric: 'resolution_rate', weight: 0.5, higherIsBetter: true },
    ],
    groups: [
      {
        id: 'committee',
        label: { zh: '居委会', en: 'Committees' },
        departments: [
          { id: 'd1', name: '桂花里', moments: momentsOf(cases(99, 90), 2) },
          { id: 'd2', name: '锦屏', moments: momentsOf(cases(90, 98), 2) },
        ],
      },
    ],
  }

  it('are tried beside the page: numbers move ranks, scaling and going back', async () => {
    vi.stubGlobal('Worker', FakeWorker)
    const all = { ...answers, '/rankings/moments': moments }
    const { router } = renderPage(<RankPage />, { answers: all, meta })
    await userEvent.click(await screen.findByRole('button', { name: '权重试算' }))
    expect(router.state.location.search).toMatchObject({ tab: ['weights'] })
    expect(await screen.findByRole('region', { name: '试算：名次与分档都不变' })).toBeVisible()
    const number = screen.getByRole('spinbutton', { name: '解决率权重数值' })
    fireEvent.change(number, { target: { value: '100' } })
    expect(await screen.findByRole('region', { name: '试算：2 个单位名次变化，0 个换档' })).toBeVisible()
    const trial = screen.getByRole('table', { name: '试算权重下的名次与分档' })
    expect(text(within(trial).getAllByRole('row')[1])).toContain('锦屏第2名 → 第1名 ↑')
    expect(text(trial)).toContain('在合理权重范围内 100% 的权重下同档')
    expect(screen.getByText('合计 150')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '归一到 100' }))
    expect(screen.getByText('合计 100')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '还原口径权重' }))
    expect(await screen.findByRole('region', { name: '试算：名次与分档都不变' })).toBeVisible()
    vi.unstubAllGlobals()
  })
})
