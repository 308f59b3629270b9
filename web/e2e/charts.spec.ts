// Every picture has its numbers as a table beside it, and they are the API's own (AC-09).
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Breaches } from '#api/contract/breaches.ts'
import type { Heat } from '#api/contract/heat.ts'
import { ask } from './api.ts'
import { QUARTER } from './screens.ts'
import { visits } from './support.ts'

const { visit } = visits()
const period = `period=${QUARTER}`

/** Cells of the body, row by row. */
async function cells(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
}

const number = (text: string | undefined): number => Number((text ?? '').replace(/[^\d.]/g, ''))
/** Whether a text shows a value rounded once, to the decimals it has. */
function shows(text: string | undefined, value: number | null, times = 1): boolean {
  if (value === null) return text?.trim() === '—'
  const decimals = /\.(\d+)/.exec(text ?? '')?.[1]?.length ?? 0
  return Math.abs(number(text) - value * times) <= 0.5 * 10 ** -decimals + 1e-9
}

describe('the table beside a picture', () => {
  it('of the heat thumb has every community’s figures', async () => {
    const at = await visit()
    await at.open(`/?${period}`)
    const block = at.page.getByRole('region', { name: /热力图/ })
    expect((await block.getByRole('img').first().getAttribute('aria-label'))?.length).toBeGreaterThan(10)
    await block.getByRole('button', { name: '表格' }).click()
    const shown = await cells(block.getByRole('table'))
    const { features, unlocated } = await ask<Heat>(
      `/heat?${period}&cell=community&measure=per_1000_households`,
    )
    for (const { properties } of features) {
      const row = shown.find(([name]) => name === properties.label)
      expect(shows(row?.[1], properties.value), `${properties.label}: ${row}`).toBe(true)
      expect(number(row?.[2])).toBe(properties.num)
    }
    expect(number(shown.find(([name]) => name === '未定位')?.[2])).toBe(unlocated.num)
    await at.close()
  })

  it.each(['count', 'per_1000_households', 'breach_rate'] as const)(
    'of the map has every area’s %s',
    async (measure) => {
      const at = await visit()
      await at.open(`/map?${period}&measure=${measure}`)
      await at.page.keyboard.press('T')
      await at.settle()
      const shown = await cells(at.page.getByRole('table'))
      const { features } = await ask<Heat>(`/heat?${period}&cell=community&measure=${measure}`)
      expect(shown.length).toBe(features.length)
      for (const { properties } of features) {
        const row = shown.find((texts) => texts.includes(properties.label ?? ''))
        expect(number(row?.[2]), properties.label ?? '').toBe(properties.num)
        if (measure === 'count') continue
        expect(number(row?.[3]), properties.label ?? '').toBe(properties.den)
      }
      await at.close()
    },
  )

  it('of the deadlines has every week’s figures', async () => {
    const at = await visit()
    const asked: string[] = []
    at.page.on('request', (request) => {
      if (request.url().includes('/breaches?')) asked.push(request.url())
    })
    await at.open(`/sla?${period}`)
    const address = new URL(asked.at(-1) ?? '')
    const { series } = await ask<Breaches>(`/breaches${address.search}`)
    const points = series[0]?.points ?? []
    expect(points.length).toBeGreaterThanOrEqual(12)
    await at.page.keyboard.press('T')
    const shown = await cells(at.page.getByRole('table').first())
    expect(shown.length).toBe(points.length)
    const missing = points.filter(
      ({ num, den, value }) =>
        !shown.some((row) => {
          const numbers = row.map(number)
          return numbers.includes(num) && numbers.includes(den) && row.some((text) => shows(text, value, 100))
        }),
    )
    expect(missing).toEqual([])
    await at.close()
  })

  it('is told in words too: the chart is read point by point with the arrow keys', async () => {
    const at = await visit()
    await at.open(`/sla?${period}`)
    // Marks are only as true as the axis below them is as wide.
    const widths: number[] = await at.page.evaluate(
      `[...document.querySelectorAll('.sla-stage-table .mark > svg')].map((one) => Math.round(one.getBoundingClientRect().width))`,
    )
    expect(Math.max(...widths) - Math.min(...widths), String(widths)).toBeLessThanOrEqual(1)
    const chart = at.page.getByRole('slider').first()
    await chart.focus()
    const told = new Set<string>()
    for (let i = 0; i < 5; i += 1) {
      await at.page.keyboard.press('ArrowRight')
      told.add((await chart.getAttribute('aria-valuetext')) ?? '')
    }
    expect(told.size).toBe(5)
    for (const text of told) expect(text).toMatch(/\d/)
    await at.close()
  })

  it('exists for every picture: no chart without a summary', async () => {
    const at = await visit()
    for (const path of ['/', '/rank', '/sla', '/unit/c01', '/map']) {
      await at.open(`${path}?${period}`)
      const summaries = await at.page
        .locator('main .mark[role=img]')
        .evaluateAll((marks) =>
          marks.map((mark) => (mark as unknown as { ariaLabel: string | null }).ariaLabel ?? ''),
        )
      for (const summary of summaries) expect(summary, path).toMatch(/\d|无|没有/)
    }
    await at.close()
  })
})
