// Every figure leads to exactly its cases (AC-14): what a page shows as numerator and denominator is what its links list.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { listedBy } from './api.ts'
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
  [`/unit/p02?${period}`, 8],
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

async function differences(page: Page, button: Locator): Promise<string[]> {
  const figure = figureOf((await button.getAttribute('aria-label')) ?? '')
  if (figure === null) return []
  const links = await linksOf(page, button)
  const found: string[] = []
  for (const [text, link] of links) {
    const told = read(/([\d,]+) 件/.exec(text)?.[1] ?? '')
    const listed = await listedBy(link)
    const part = new URL(link, 'http://x').searchParams.get('part')
    const shown = part === 'num' ? figure.num : part === 'excluded' ? told : figure.den
    if (listed !== told || listed !== shown)
      found.push(`${figure.name} “${text}”: shown ${shown}, listed ${listed}`)
  }
  if (figure.den > 0 && links.size === 0) found.push(`${figure.name}: no way to its cases`)
  return found
}

describe('a figure with a definition', () => {
  it.each(PAGES)('on %s lists as many cases as it shows', async (address, count) => {
    const at = await visit()
    await at.open(address)
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
    await at.page.locator('main .metric-button').nth(5).click()
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
  return read.filter(({ text }) => /^[\d,]+(?: 件)?$/.test(text))
}

describe('a number that is a link', () => {
  it.each([
    [`/?${period}`, 1],
    [`/map?${period}&v=table&measure=count`, 10],
    [`/map?${period}&v=table&measure=breach_rate`, 10],
    [`/map?${period}&layer=grid&cell=500&v=table&measure=count`, 10],
    [`/sla?${period}`, 6],
    [`/unit/c01?${period}`, 3],
  ])('on %s lists that many cases', async (address, least) => {
    const at = await visit()
    await at.open(address)
    const links = seeded(15).sample(await plainLinks(at), 12)
    expect(links.length).toBeGreaterThanOrEqual(least)
    const found: string[] = []
    for (const { text, link } of links) {
      const listed = await listedBy(link)
      if (listed !== read(text.replace(' 件', ''))) found.push(`${text} → ${listed}: ${link}`)
    }
    expect(found).toEqual([])
    await at.close()
  })
})
