// The map screen by keyboard and by reading, with answers given by address.
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useShortcutListener } from '#web/lib/shortcuts.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { renderPage } from '#web/test/render.tsx'
import { aHeat } from './aHeat.ts'
import { MapPage } from './MapPage.tsx'

afterEach(() => vi.unstubAllGlobals())

const meta = aMeta({ layers: ['communities'] })
const counts = aHeat({
  areas: [
    { id: 'k1', label: '桂花里', num: 30 },
    { id: 'k2', label: '锦屏', num: 12 },
  ],
  unlocated: 8,
})
const outlines = {
  type: 'FeatureCollection',
  features: counts.features.map(({ id, geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: { id, name: properties.label },
  })),
}
const rates = aHeat({
  measure: 'breach_rate',
  areas: [
    { id: 'k1', label: '桂花里', num: 9, den: 60 },
    { id: 'k2', label: '锦屏', num: 3, den: 7 },
  ],
})
const answers = {
  '/layers/communities': outlines,
  '/heat': (url: URL) => (url.searchParams.get('measure') === 'breach_rate' ? rates : counts),
  '/cases': (url: URL) => ({ total: url.searchParams.has('community') ? 30 : 50, items: [], next: null }),
}

function WithKeys() {
  useShortcutListener()
  return <MapPage />
}
const open = (path: string, given: Record<string, unknown> = answers) =>
  renderPage(<WithKeys />, { path, meta, answers: given })

describe('the map screen', () => {
  it('has the finding as h1 and the same areas ranked, with the unlocated as a row that leads to its cases', async () => {
    open('/map?measure=count')
    expect(
      await screen.findByRole('heading', { level: 1, name: '桂花里、锦屏占已定位诉求的 100.0%' }),
    ).toBeInTheDocument()
    await screen.findByRole('button', { name: /^1\s*桂花里/ })
    const rows = [...document.querySelectorAll('.map-row')].map((row) => row.textContent)
    expect(rows).toEqual(['1桂花里30 件', '2锦屏12 件'])
    expect(screen.getByRole('link', { name: '8 件' })).toHaveAttribute(
      'href',
      '/cases?cell=unlocated&level=cell',
    )
    expect(screen.getByText('最高：桂花里 30 件；最低：锦屏 12 件；未定位 8 件（16.0%）')).toBeInTheDocument()
  })

  it('a row selects its area into the address; its panel shows count and rate, and leads to exactly its cases', async () => {
    const { router } = open('/map?measure=count')
    await userEvent.click(await screen.findByRole('button', { name: /^1\s*桂花里/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ select: ['k1'] }))
    const panel = (await screen.findByRole('heading', { level: 2, name: '桂花里' })).closest('section')
    if (!panel) throw new Error('no panel')
    expect(await within(panel).findByText('15.0%')).toBeInTheDocument()
    expect(await within(panel).findByRole('link', { name: '查看这 30 件' })).toHaveAttribute(
      'href',
      '/cases?period=2026-Q3&community=k1',
    )
    await userEvent.click(within(panel).getByRole('button', { name: '取消选中' }))
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: '桂花里' })).toBeNull())
  })

  it('rates of few are fractions, hatched, not ranked, and the legend says so', async () => {
    open('/map?measure=breach_rate')
    expect(await screen.findByText('到期少于 20，不分级')).toBeInTheDocument()
    const rows = [...document.querySelectorAll('.map-row')].map((row) => row.textContent)
    expect(rows).toEqual(['1桂花里15.0%', '—锦屏3/7样本不足'])
  })

  it('T shows the same numbers as a table, M goes to the next measure, L to the next layer', async () => {
    const { router } = open('/map?measure=count')
    await screen.findByRole('button', { name: /^1\s*桂花里/ })
    await userEvent.keyboard('T')
    const table = await screen.findByRole('table')
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['位次区域↕件数↓占已定位', '1桂花里3071.4%', '2锦屏1228.6%'])
    await userEvent.keyboard('M')
    await waitFor(() =>
      expect(router.state.location.search).toMatchObject({ measure: ['per_1000_households'] }),
    )
    await userEvent.keyboard('L')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ layer: ['tiles'] }))
  })

  it('without outlines the tile map stands in and says why; a tile selects', async () => {
    const { router } = open('/map?measure=count', {
      ...answers,
      '/layers/communities': { type: 'FeatureCollection', features: [] },
    })
    expect(await screen.findByText('尚无社区边界，以方格示意图代替地图')).toBeInTheDocument()
    const tile = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('.map-tile')
      if (!found) throw new Error('no tile')
      return found
    })
    await userEvent.click(tile)
    await waitFor(() => expect(router.state.location.search).toMatchObject({ select: ['k1'] }))
  })

  it('nothing with a place: says so, with the way to the unlocated', async () => {
    open('/map?measure=count', { ...answers, '/heat': aHeat({ areas: [], unlocated: 9 }) })
    expect(await screen.findByText('受理的 9 件都没有可用的位置。')).toBeInTheDocument()
    expect(screen.getByRole('link', { name: '查看未定位的 9 件' })).toBeInTheDocument()
  })

  it('chips carry their counts and narrow the screen', async () => {
    const { router } = open('/map?measure=count')
    await userEvent.click(await screen.findByRole('checkbox', { name: /设施维护/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ category: ['facility'] }))
    expect(screen.getByRole('checkbox', { name: /全部\s*50/ })).not.toBeChecked()
  })

  it('a failed answer says so and offers another try', async () => {
    open('/map', { ...answers, '/heat': 500 })
    expect((await screen.findAllByRole('button', { name: '重试' })).length).toBeGreaterThan(0)
  })
})
