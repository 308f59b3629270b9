// Every look of the product: dark, English, large type, on desk and phone, held to the same rules (AC-01, 02, 04, 05, 11).
import { describe, expect, it } from 'vitest'
import type { Upcoming } from '#api/contract/breaches.ts'
import { ask, askMeta } from './api.ts'
import { lintTexts } from './lint.ts'
import { addressOf, SCREENS } from './screens.ts'
import { axe, told, visits } from './support.ts'

const { visit } = visits()

describe.each(SCREENS)('$name', (screen) => {
  it('in the dark, in English, is without axe violations and legible', async () => {
    const at = await visit({ theme: 'dark', lang: 'en' })
    await at.open(await addressOf(screen))
    expect(await axe(at.page)).toEqual([])
    expect(told(await at.audit('contrastFaults'))).toEqual([])
    expect(told(await at.audit('overflow'))).toEqual([])
    await at.close()
  })

  it('in large type fits the desk and the phone, with targets of 60 px there', async () => {
    const at = await visit({ size: 'large', width: 1280 })
    await at.open(await addressOf(screen))
    expect(told(await at.audit('overflow'))).toEqual([])
    expect(await axe(at.page)).toEqual([])
    // 200 % zoom of the desk, and the phone.
    for (const width of [720, 390, 360]) {
      await at.resize(width)
      expect(told(await at.audit('overflow')), `${width} px`).toEqual([])
    }
    expect(told(await at.audit('smallTargets', 60))).toEqual([])
    await at.close()
  })
})

/** Screens whose every word is ours but names and titles; the help shows a line of Chinese on purpose. */
const OWN_WORDS = new Set(['overview', 'map', 'rank', 'sla', 'unit', 'import'])

/** What stays Chinese in English: names of units and places, titles of cases. Longest first, so that none hides in another. */
async function foreignNames(): Promise<string[]> {
  const { street, departments, communities } = await askMeta()
  const { items } = await ask<Upcoming>('/breaches/upcoming?limit=500&period=2026-Q4')
  const layers = await Promise.all(
    ['roads', 'water', 'parks'].map((id) =>
      ask<{ features: { properties: { name?: string } }[] }>(`/layers/${id}`),
    ),
  )
  const places = layers.flatMap(({ features }) => features.map(({ properties }) => properties.name ?? ''))
  const areas = communities.flatMap(({ name }) => [name, name.replace(/社区$/, '')])
  const all = [street.name, ...departments.map(({ name }) => name), ...areas, ...places]
  return [...all, ...items.map(({ title }) => title ?? '')]
    .filter((name) => name !== '')
    .sort((one, other) => other.length - one.length)
}

describe('words', () => {
  it.each(SCREENS.filter(({ name }) => OWN_WORDS.has(name)))('are all English on $name', async (screen) => {
    const names = await foreignNames()
    const at = await visit({ lang: 'en' })
    await at.open(await addressOf(screen))
    const texts = await at.audit('texts')
    const rest = texts
      .map((text) => names.reduce((left, name) => left.replaceAll(name, ''), text))
      .filter((text) => /\p{Script=Han}/u.test(text))
      // The name of the other language is written in itself.
      .filter((text) => text !== '中文')
    expect(rest).toEqual([])
    expect(lintTexts(texts)).toEqual([])
    await at.close()
  })

  it.each([
    ['zh', '个百分点'],
    ['en', 'pp'],
  ] as const)('write changes of rates in points and those of counts in percent (%s)', async (lang, unit) => {
    const points = new RegExp(`^[+−]?[\\d.]+ ${unit}$|^—$`)
    const at = await visit({ lang })
    await at.open('/?period=2026-Q3')
    const cards = await at.page.locator('.kpi').all()
    expect(cards.length).toBeGreaterThanOrEqual(4)
    for (const card of cards) {
      const isRate = /%|\d\/\d/.test(await card.locator('.metric-value').first().innerText())
      const changes = await card.locator('.kpi-changes dd.nw').allInnerTexts()
      for (const change of changes) expect(change).toMatch(isRate ? points : /^[+−]?[\d.]+%$|^—$/)
    }
    await at.close()
  })
})
