// The main paths without a mouse (AC-06): from the overview to the case behind a figure, from an area of the map to its cases.
import { describe, expect, it } from 'vitest'
import { pressOn, tabTo } from './keyboard.ts'
import { QUARTER } from './screens.ts'
import { type Visit, visits } from './support.ts'

const { visit } = visits()
const period = `period=${QUARTER}`

const path = ({ page }: Visit): string => new URL(page.url()).pathname

async function keys({ page }: Visit, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key)
}

describe('with keys only', () => {
  it('the unit that lags is found, and the cases behind its figure, one after the other', async () => {
    const at = await visit()
    await at.open(`/?${period}`)
    await keys(at, 'g', 'r')
    await at.settle()
    const rows = at.page.locator('.rank-table tr[data-row]')
    const last = (await rows.count()) - 1
    for (let i = 0; i <= last; i += 1) await keys(at, 'j')
    const name = await rows.nth(last).getByRole('link').first().innerText()
    await keys(at, 'Enter')
    await at.settle()
    expect(path(at)).toMatch(/^\/unit\//)
    expect(await at.page.title()).toContain(name)
    await pressOn(at, at.page.locator('.kpi .metric-button').first())
    const dialog = at.page.getByRole('dialog')
    await dialog.waitFor()
    const link = dialog.getByRole('link').first()
    const told = /([\d,]+) 件/.exec(await link.innerText())?.[1]
    await pressOn(at, link)
    await at.settle()
    expect(path(at)).toBe('/cases')
    await at.page.getByText(`共 ${told} 件`).first().waitFor()
    await keys(at, 'j', 'j', 'k', 'Enter')
    await at.settle()
    const first = path(at)
    expect(first).toMatch(/^\/cases\/./)
    await keys(at, 'j')
    await at.settle()
    expect(path(at)).not.toBe(first)
    expect(path(at)).toMatch(/^\/cases\/./)
    await at.close()
  })

  it('an area of the map leads to exactly its cases', async () => {
    const at = await visit()
    await at.open(`/?${period}`)
    await keys(at, 'g', 'm')
    await at.settle()
    await keys(at, 'j', 'j', 'Enter')
    await at.settle()
    expect(at.page.url()).toContain('select=')
    const link = at.page.getByRole('link', { name: /查看这 [\d,]+ 件/ })
    const told = /([\d,]+)/.exec(await link.innerText())?.[1]
    await pressOn(at, link)
    await at.settle()
    expect(path(at)).toBe('/cases')
    await at.page.getByText(`共 ${told} 件`).first().waitFor()
    await at.close()
  })

  it('the map itself is moved, magnified and chosen from', async () => {
    const at = await visit()
    await at.open(`/map?${period}`)
    const map = at.page.getByRole('application')
    await tabTo(at, map)
    const scale = at.page.getByText(/比例尺 \d+ 米/)
    const before = await scale.innerText()
    await keys(at, '+', '+', '+', '+')
    await at.settle()
    expect(await scale.innerText()).not.toBe(before)
    await keys(at, '0', 'Enter')
    await at.settle()
    expect(at.page.url()).toContain('select=')
    await at.close()
  })

  it('the filters are set, shown as chips, and taken away', async () => {
    const at = await visit()
    await at.open(`/cases?${period}`)
    await pressOn(at, at.page.getByRole('button', { name: '筛选', exact: true }))
    const dialog = at.page.getByRole('dialog')
    await dialog.waitFor()
    const choice = dialog.getByRole('checkbox').first()
    await tabTo(at, choice)
    await keys(at, 'Space')
    await at.page.waitForURL(/(?:department|community|category|urgency|scope|channel)=/)
    await keys(at, 'Escape')
    await dialog.waitFor({ state: 'detached' })
    await at.settle()
    await pressOn(at, at.page.getByRole('button', { name: /^移除筛选/ }).first())
    await at.settle()
    expect(new URL(at.page.url()).search).toBe(`?${period}`)
    await at.close()
  })
})
