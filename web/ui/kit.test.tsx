// The parts: what a keyboard and a reader get from them.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { get } from '#web/lib/apiClient.ts'
import { setPreferences } from '#web/lib/preferences.ts'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { aMetric } from '#web/test/aMetric.ts'
import { renderPage } from '#web/test/render.tsx'
import { ChartFigure } from './ChartFigure.tsx'
import { MetricValue } from './MetricValue.tsx'
import { QueryState } from './QueryState.tsx'
import { Segmented } from './Segmented.tsx'
import { Table } from './Table.tsx'
import { Tabs } from './Tabs.tsx'
import { nextSort, sorted } from './tableSort.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  setPreferences({ shortcuts: true })
})

const envelope = { asOf: '2026-09-30T18:00:00+08:00', ruleSet: '2026-01' }

describe('the metric figure', () => {
  it('shows value and fraction, and opens formula, interval, cohort, excluded, rules and as-of', async () => {
    renderPage(<MetricValue metric={aMetric()} envelope={envelope} of="砖塔居委会" />)
    const button = await screen.findByRole('button', { name: '解决率 · 砖塔居委会 66.2% 102/154，查看口径' })
    await userEvent.click(button)
    const dialog = await screen.findByRole('dialog', { name: '解决率 · 砖塔居委会' })
    for (const text of [
      '102 ÷ 154 = 66.2%',
      '58.5%–73.2%（Wilson）',
      '期内完成的回访',
      '5 件',
      '规则集 2026-01 · 指标版本 v3',
      '2026年9月30日 18:00',
    ]) {
      expect(dialog).toHaveTextContent(text)
    }
  })

  it('links to exactly its units, its numerator and its excluded ones, with the figure’s own filters', async () => {
    renderPage(<MetricValue metric={aMetric()} envelope={envelope} />, {
      path: '/rank?department=d3&compare=none',
    })
    await userEvent.click(await screen.findByRole('button'))
    const links = within(await screen.findByRole('dialog')).getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['查看这 154 件', '/cases?metric=resolution_rate&period=2026-Q3&department=d1'],
      ['查看分子 102 件', '/cases?metric=resolution_rate&period=2026-Q3&department=d1&part=num'],
      ['查看剔除的 5 件', '/cases?metric=resolution_rate&period=2026-Q3&department=d1&part=excluded'],
    ])
  })

  it('of a stored version lists the cases frozen with it, and links to no list of today’s data', async () => {
    const asked: string[] = []
    const frozen = (url: URL) => {
      asked.push(url.search)
      const items = [{ id: 't:1', num: 1 }]
      return { sha256: 'ab'.repeat(32), version: 2, asOf: envelope.asOf, total: 154, items }
    }
    const casesUrl =
      '/appraisals/2026-Q3/cases?scheme=standard&version=2&department=d1&metric=resolution_rate'
    renderPage(<MetricValue metric={aMetric({ casesUrl })} envelope={envelope} />, {
      answers: { '/appraisals/2026-Q3/cases': frozen },
    })
    await userEvent.click(await screen.findByRole('button'))
    const dialog = await screen.findByRole('dialog')
    const link = await within(dialog).findByRole('link', { name: 't:1' })
    expect(link).toHaveAttribute('href', '/cases/t%3A1')
    expect(within(dialog).getAllByRole('link')).toEqual([link])
    expect(dialog).toHaveTextContent('快照 abababababab · 数据截至 2026年9月30日 18:00 · 共 154 件')
    expect(dialog).toHaveTextContent('上期和去年同期只有合计数')
    await userEvent.click(within(dialog).getByRole('radio', { name: '剔除' }))
    await waitFor(() => expect(asked.at(-1)).toContain('part=excluded'))
    const first = '?scheme=standard&version=2&department=d1&metric=resolution_rate&limit=100'
    expect(asked[0]).toBe(first)
  })

  it('closes with Esc and gives the focus back', async () => {
    renderPage(<MetricValue metric={aMetric()} envelope={envelope} />)
    const button = await screen.findByRole('button')
    await userEvent.click(button)
    await screen.findByRole('dialog')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(button).toHaveFocus())
  })

  it('fewer than 20 units: the fraction stands first; no data: a dash and its reason, never a zero', async () => {
    const few = renderPage(
      <MetricValue metric={aMetric({ num: 18, den: 19, value: 18 / 19 })} envelope={envelope} />,
    )
    expect(await screen.findByText('18/19')).toHaveClass('metric-value')
    few.unmount()
    const none = aMetric({ num: 0, den: 0, value: null, lo: null, hi: null, reason: 'no_callbacks' })
    renderPage(<MetricValue metric={none} envelope={envelope} />)
    await userEvent.click(await screen.findByRole('button', { name: /—/ }))
    expect(await screen.findByRole('dialog')).toHaveTextContent('本期无回访')
  })

  it('speaks English where the page does', async () => {
    renderPage(<MetricValue metric={aMetric()} envelope={envelope} />, { lang: 'en' })
    await userEvent.click(await screen.findByRole('button', { name: /Resolution rate 66.2%/ }))
    expect(await screen.findByRole('link', { name: 'Show these 154 cases' })).toBeInTheDocument()
  })
})

const rows = [
  { id: 'a', name: '甲', score: 90 },
  { id: 'b', name: '乙', score: null },
  { id: 'c', name: '丙', score: 95 },
]

function Sortable(props: { onOpen?: (id: string) => void }) {
  const [sort, setSort] = useState<string | undefined>('-score')
  useShortcutListener()
  return (
    <Table
      caption="考核排行"
      columns={[
        { id: 'name', head: '单位', cell: (row) => row.name, isRowHeader: true, sort: 'asc' },
        { id: 'score', head: '综合分', cell: (row) => row.score ?? '—', align: 'end', sort: 'desc' },
      ]}
      rows={sorted(rows, sort, (row, column) => (column === 'score' ? row.score : row.name))}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={setSort}
      onOpen={(row) => props.onOpen?.(row.id)}
    />
  )
}

describe('the table', () => {
  const order = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)

  it('has a caption, row headers and a sorted column that says its direction', async () => {
    renderPage(<Sortable />)
    expect(await screen.findByRole('table', { name: '考核排行' })).toBeInTheDocument()
    expect(screen.getByRole('columnheader', { name: /综合分/ })).toHaveAttribute('aria-sort', 'descending')
    expect(screen.getByRole('columnheader', { name: /单位/ })).toHaveAttribute('aria-sort', 'none')
    expect(order()).toEqual(['丙', '甲', '乙'])
  })

  it('sorts by keyboard; rows without a value stay last in both directions', async () => {
    renderPage(<Sortable />)
    const head = await screen.findByRole('button', { name: /综合分/ })
    head.focus()
    await userEvent.keyboard('{Enter}')
    expect(order()).toEqual(['甲', '丙', '乙'])
    expect(screen.getByRole('columnheader', { name: /综合分/ })).toHaveAttribute('aria-sort', 'ascending')
  })

  it('j and k walk the rows, Enter opens, and nothing happens where single keys are off', async () => {
    const opened: string[] = []
    renderPage(<Sortable onOpen={(id) => opened.push(id)} />)
    await screen.findByRole('table')
    await userEvent.keyboard('jj')
    expect(document.activeElement).toHaveTextContent('甲')
    await userEvent.keyboard('k{Enter}')
    expect(opened).toEqual(['c'])
    act(() => setPreferences({ shortcuts: false }))
    await userEvent.keyboard('j')
    expect(document.activeElement).toHaveTextContent('丙')
  })

  it('the first press on a column takes its own direction, the next the other', () => {
    expect(nextSort(undefined, 'score', 'desc')).toBe('-score')
    expect(nextSort('-score', 'score', 'desc')).toBe('score')
    expect(nextSort('score', 'score', 'desc')).toBe('-score')
    expect(nextSort('name', 'score', 'asc')).toBe('score')
  })
})

describe('one of a few, and tabs', () => {
  it('a segmented bar is a radio group that arrows move through', async () => {
    function Choice() {
      const [value, setValue] = useState<'a' | 'b'>('a')
      return (
        <Segmented
          label="比较"
          value={value}
          options={[
            { value: 'a', text: '环比' },
            { value: 'b', text: '同比' },
          ]}
          onChange={setValue}
        />
      )
    }
    renderPage(<Choice />)
    expect(await screen.findByRole('group', { name: '比较' })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: '同比' }))
    expect(screen.getByRole('radio', { name: '同比' })).toBeChecked()
  })

  it('tabs are one tab stop; arrows choose and move focus', async () => {
    function Two() {
      const [value, setValue] = useState<'a' | 'b'>('a')
      return (
        <Tabs
          label="x"
          value={value}
          onChange={setValue}
          tabs={[
            { value: 'a', text: '抽样' },
            { value: 'b', text: '核查' },
          ]}
        >
          <p>{value}</p>
        </Tabs>
      )
    }
    renderPage(<Two />)
    ;(await screen.findByRole('tab', { name: '抽样' })).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: '核查' })).toHaveFocus()
    expect(screen.getByRole('tabpanel', { name: '核查' })).toHaveTextContent('b')
  })
})

function Kpi(props: { period: string }) {
  const query = useQuery(
    queryOptions({
      queryKey: ['stages', props.period],
      queryFn: () => get('stages', { query: { period: props.period } }),
    }),
  )
  return (
    <QueryState query={query} isEmpty={(data) => data.stages.length === 0} empty={<p>本季度尚无回访</p>}>
      {(data) => <p>n={data.stages.length}</p>}
    </QueryState>
  )
}

describe('the states of an answer', () => {
  it('empty says why', async () => {
    renderPage(<Kpi period="2026" />, { answers: { '/stages': { stages: [] } } })
    expect(await screen.findByText('本季度尚无回访')).toBeInTheDocument()
  })

  it('a first failure says what happened and a retry heals it', async () => {
    let isBroken = true
    const answer = () => (isBroken ? 503 : { stages: [1, 2] })
    renderPage(<Kpi period="2026" />, { answers: { '/stages': answer } })
    expect(await screen.findByRole('alert')).toHaveTextContent('服务暂不可用')
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByText('n=2')).toBeInTheDocument()
  })
})

describe('a chart and its table', () => {
  it('the button shows the same numbers as a table', async () => {
    renderPage(<ChartFigure title="超期率" chart={<p>图</p>} table={<p>表</p>} hasKey />)
    await userEvent.click(await screen.findByRole('button', { name: /表格/ }))
    expect(screen.getByText('表')).toBeInTheDocument()
    expect(screen.queryByText('图')).toBeNull()
  })
})
