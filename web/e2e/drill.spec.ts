// Every figure leads to exactly its cases (AC-14): what a page shows as numerator and denominator is what its links list.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Heat } from '#api/contract/heat.ts'
import { ask, listedBy } from './api.ts'
import { seeded } from './random.ts'
import { QUARTER } from './screens.ts'
import { type Visit, visits } from './support.ts'

const { visit } = visits()
const period = `period=${QUARTER}`

/** Pages with figures that open their definition, and how many of each are tried. */
const PAGES: readonly (readonly [address: string, count: number])[] = [
  [`/?${period}`, 10],
  [`/rank?${period}`, 14],
  [`/rank?${period}&group=property`, 10],
  [`/rank?period=2025&group=office`, 8],
  [`/sla?${period}`, 10],
  [`/unit/p02?${period}`, 8],
  [`/map?${period}&select=:area`, 2],
]

interface Figure {
  readonly name: string
  readonly num: number
  readonly den: number
}

const read = (text: string): number => Number(text.replaceAll(',', ''))

/** `响应率 94.6% 821/868，查看口径`, of few `解决率 13/13 100.0%，查看口径`, `受理量 865 件，查看口径`. */
function figureOf(name: string): Figure | null {
  const fraction = /([\d,.]+)\/([\d,]+)(?:，| )/.exec(name)
  if (fraction) return { name, num: read(fraction[1] ?? ''), den: read(fraction[2] ?? '') }
  const count = / ([\d,]+) 件，/.exec(name)
  return count ? { name, num: read(count[1] ?? ''), den: read(count[1] ?? '') } : null
}

/** Opens the definition of a figure and reads where its links lead. */
async function linksOf(page: Page, button: Locator): Promise<Map<string, string>> {
  await button.click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const links = await dialog.getByRole('link').all()
  const found = new Map<string, string>()
  for (const link of links) found.set(await link.innerText(), (await link.getAttribute('href')) ?? '')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  return found
}

/** The last number of a link's text: `查看这 868 件`, `821/868`, `12 个`; of a fraction that opens its numerator the first. */
function promised(text: string, link: string): number {
  const [first, ...rest] = (text.match(/[\d.,]*\d/g) ?? []).map(read)
  const last = rest.at(-1) ?? first ?? Number.NaN
  return text.includes('/') && link.includes('part=num') ? (first ?? last) : last
}

async function differences(page: Page, button: Locator): Promise<string[]> {
  const name = (await button.getAttribute('aria-label')) ?? ''
  const figure = figureOf(name)
  const links = await linksOf(page, button)
  const found: string[] = []
  for (const [text, link] of links) {
    const listed = await listedBy(link)
    const told = promised(text, link)
    const shown = figure === null ? told : shownOf(figure, new URL(link, 'http://x'), told)
    if (listed !== told || listed !== shown) found.push(`${name} “${text}”: shown ${shown}, listed ${listed}`)
  }
  if ((figure === null || figure.den > 0) && links.size === 0) found.push(`${name}: no way to its cases`)
  return found
}

/** What the figure itself says of the part that a link lists. */
function shownOf({ num, den }: Figure, { searchParams }: URL, told: number): number {
  const part = searchParams.get('part')
  return part === 'num' ? num : part === 'excluded' ? told : den
}

const someArea = async (): Promise<string> => (await ask<Heat>(`/heat?${period}`)).features[0]?.id ?? ''

describe('a figure with a definition', () => {
  it.each(PAGES)('on %s lists as many cases as it shows', async (address, count) => {
    const at = await visit()
    await at.open(address.replace(':area', await someArea()))
    const buttons = await at.page.locator('main .metric-button').all()
    expect(buttons.length).toBeGreaterThanOrEqual(count)
    const found: string[] = []
    for (const button of seeded(14).sample(buttons, count))
      found.push(...(await differences(at.page, button)))
    expect(found).toEqual([])
    await at.close()
  })

  it('opens the list itself, which says the same number', async () => {
    const at = await visit()
    await at.open(`/rank?${period}`)
    await at.page.locator('main .metric-button[aria-label*="响应率"]').nth(5).click()
    const link = at.page.getByRole('dialog').getByRole('link').first()
    const told = /([\d,]+) 件/.exec(await link.innerText())?.[1]
    await link.click()
    await at.settle()
    expect(at.page.url()).toContain('/cases?')
    await at.page.getByText(`共 ${told} 件`, { exact: true }).first().waitFor()
    await at.close()
  })
})

/** Numbers that are themselves links to a list: `865 件`, `58 件`, `1,204`. */
async function plainLinks(at: Visit): Promise<{ text: string; link: string }[]> {
  const links = await at.page.locator('main a[href^="/cases?"]').all()
  const read: { text: string; link: string }[] = []
  for (const one of links) {
    read.push({ text: (await one.innerText()).trim(), link: (await one.getAttribute('href')) ?? '' })
  }
  return read.filter(({ text }) => COUNT.test(text))
}

/** `865 件`, `12 个`, `3 项`, `821/868` (its list is the denominator), `在办时限 93 个`, `查看全部 41 个未完成时限`. */
const COUNT = /^(?:[\d.,]+\/)?[\d,]+(?: [件个项])?$|^\D*[\d,]+ 个(?:，到期时间未定|未完成时限)?$/

describe('a number that is a link', () => {
  it.each([
    [`/?${period}`, 5],
    [`/map?${period}&v=table&measure=count`, 10],
    [`/map?${period}&v=table&measure=breach_rate`, 10],
    [`/map?${period}&layer=grid&cell=500&v=table&measure=count`, 10],
    [`/map?${period}&v=table&measure=per_1000_households`, 6],
    [`/sla?${period}`, 12],
    [`/unit/c01?${period}`, 7],
  ])('on %s lists that many cases', async (address, least) => {
    const at = await visit()
    await at.open(address)
    const links = seeded(15).sample(await plainLinks(at), 16)
    expect(links.length).toBeGreaterThanOrEqual(least)
    const found: string[] = []
    for (const { text, link } of links) {
      const listed = await listedBy(link)
      if (listed !== promised(text, link)) found.push(`${text} → ${listed}: ${link}`)
    }
    expect(found).toEqual([])
    await at.close()
  })
})
