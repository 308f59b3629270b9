// The map (AC-34): no tiles, classes that stand still, the list that is the map in words, and what could not be placed.
import { describe, expect, it } from 'vitest'
import type { Heat } from '#api/contract/heat.ts'
import { ask } from './api.ts'
import { QUARTER } from './screens.ts'
import { type Visit, visits } from './support.ts'

const { visit } = visits()
const period = `period=${QUARTER}`

const legend = ({ page }: Visit): Promise<string[]> => page.locator('.map-legend-classes li').allInnerTexts()
/** How many areas are painted in each class. */
const painted = ({ page }: Visit): Promise<string[]> =>
  page.locator('.map-scene .map-area').evaluateAll((paths) =>
    paths.map((path) => {
      const { attributes } = path as unknown as {
        attributes: Record<'class' | 'd', { readonly value: string }>
      }
      return `${attributes.class.value} ${attributes.d.value.split('M').length - 1}`
    }),
  )

async function rows({ page }: Visit): Promise<{ name: string; value: number }[]> {
  const all = page.getByRole('button', { name: /显示全部/ })
  if ((await all.count()) > 0) await all.first().click()
  const items = await page.locator('.map-list .map-row').all()
  return Promise.all(
    items.map(async (item) => ({
      name: (await item.locator('.map-row-name').innerText()).replace(/\s+/g, ' ').trim(),
      value: Number((await item.locator('.map-row-value').innerText()).replace(/[^\d.]/g, '')),
    })),
  )
}

describe('the map', () => {
  it('asks for no tiles, pictures or places elsewhere, however far one zooms', async () => {
    const at = await visit()
    await at.open(`/map?${period}`)
    const zoomIn = at.page.getByRole('button', { name: '放大' })
    for (let i = 0; i < 6; i += 1) await zoomIn.click()
    await at.settle()
    const others = at.requests.filter((url) => !/\/(?:api\/v1|assets)\/|\/map\?|^data:/.test(url))
    expect(others).toEqual([])
    expect(at.requests.filter((url) => url.includes('/heat?')).length).toBeLessThanOrEqual(2)
    await at.close()
  })

  it.each(['community', 'grid'])('keeps its classes over every zoom (%s)', async (layer) => {
    const at = await visit()
    await at.open(`/map?${period}&layer=${layer}&measure=count`)
    const [before, classes] = [await painted(at), await legend(at)]
    expect(before.length).toBeGreaterThan(1)
    expect(classes.length).toBeGreaterThan(3)
    for (const name of ['放大', '放大', '放大', '放大', '缩小', '缩小', '缩小', '缩小', '缩小', '缩小']) {
      await at.page.getByRole('button', { name, exact: true }).click()
      await at.settle()
      expect(await legend(at)).toEqual(classes)
    }
    await at.page.getByRole('button', { name: '显示全图' }).click()
    await at.settle()
    expect(await painted(at)).toEqual(before)
    await at.close()
  })

  it.each([
    ['community', 'per_1000_households'],
    ['community', 'count'],
    ['grid', 'count'],
  ])('lists the areas in the order of the answer (%s, %s)', async (layer, measure) => {
    const at = await visit()
    await at.open(`/map?${period}&layer=${layer}&measure=${measure}&cell=500`)
    const shown = await rows(at)
    const cell = layer === 'grid' ? '500' : 'community'
    const heat = await ask<Heat>(`/heat?${period}&cell=${cell}&measure=${measure}`)
    const sorted = heat.features
      .map(({ properties }) => ({ name: properties.label ?? '', value: properties.value ?? 0 }))
      .sort((one, other) => other.value - one.value)
    expect(shown.length).toBe(sorted.length)
    shown.forEach((row, i) => {
      expect(Math.abs(row.value - (sorted[i]?.value ?? Number.NaN)), row.name).toBeLessThanOrEqual(
        0.05 + 1e-9,
      )
    })
    for (const { name, value } of sorted.slice(0, 5)) {
      expect(shown.some((row) => row.name.includes(name) && Math.abs(row.value - value) <= 0.051)).toBe(true)
    }
    await at.close()
  })

  it('names what could not be placed, and the parts make the whole', async () => {
    const at = await visit()
    for (const cell of ['community', '250', '1000'] as const) {
      const layer = cell === 'community' ? 'community' : `grid&cell=${cell}`
      await at.open(`/map?${period}&layer=${layer}&measure=count`)
      const { unlocated, features, total } = await ask<Heat>(`/heat?${period}&cell=${cell}&measure=count`)
      expect(unlocated.num).toBeGreaterThan(0)
      expect(features.reduce((sum, { properties }) => sum + properties.num, unlocated.num)).toBe(total)
      const line = at.page.locator('.map-unlocated')
      expect(await line.innerText()).toContain(`${unlocated.num} 件`)
      await line.getByRole('link').click()
      await at.settle()
      await at.page.getByText(`共 ${unlocated.num} 件`).first().waitFor()
    }
    await at.close()
  })

  it('says the length of its cells and shows a scale that fits them', async () => {
    const at = await visit()
    await at.open(`/map?${period}&layer=grid&cell=500&measure=count`)
    await at.page.getByText('500 米 × 500 米').first().waitFor()
    const { features } = await ask<Heat>(`/heat?${period}&cell=500&measure=count`)
    for (const { geometry } of features.slice(0, 20)) expect(edges(geometry.coordinates)).toEqual([500, 500])
    await at.close()
  })
})

/** Width and height of a cell in metres, rounded to 2 %. */
function edges(coordinates: readonly unknown[]): number[] {
  const ring = (coordinates[0] ?? []) as readonly (readonly [number, number])[]
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  const lat = ((Math.min(...lats) + Math.max(...lats)) / 2) * (Math.PI / 180)
  const metresPerDegree = 111_195
  const width = (Math.max(...lngs) - Math.min(...lngs)) * metresPerDegree * Math.cos(lat)
  const height = (Math.max(...lats) - Math.min(...lats)) * metresPerDegree
  return [width, height].map((metres) => (Math.abs(metres / 500 - 1) <= 0.02 ? 500 : metres))
}
