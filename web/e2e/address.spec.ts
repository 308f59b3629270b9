// The address is the whole view (AC-13): opened anew by somebody else it shows the same; what it does not understand breaks nothing.
import { describe, expect, it } from 'vitest'
import type { Meta } from '#api/contract/meta.ts'
import { askMeta } from './api.ts'
import { type Random, seeded } from './random.ts'
import { type Visit, visits } from './support.ts'

/** Four walks of ten views each, each from its own seed. */
const SEEDS = [13, 26, 39, 52]
const STATES = 10

const { visit } = visits()

type Params = [name: string, value: string][]

/** What only one screen understands. */
const OWN: Readonly<Record<string, (random: Random, meta: Meta) => Params>> = {
  '/': () => [],
  '/map': (random, meta) => [
    ['layer', random.pick(['grid', 'community', 'tiles'])],
    ['measure', random.pick(['count', 'per_1000_households', 'breach_rate'])],
    ['cell', random.pick(['125', '250', '500', '1000'])],
    ...optional(random, 'v', ['table']),
    ...optional(
      random,
      'select',
      meta.communities.map(({ id }) => id),
    ),
  ],
  '/rank': (random) => [
    ...optional(random, 'group', ['committee', 'property', 'office']),
    ...optional(random, 'scheme', ['recorded']),
    ...optional(random, 'sort', ['-score', 'unit', '-cases', 'response_rate', '-resolution_rate']),
  ],
  '/sla': (random) => optional(random, 'clock', ['acknowledge', 'reply']),
  '/unit/p03': () => [],
  '/cases': (random) => [
    ...optional(random, 'sort', ['received', '-received', 'due', '-due', 'number']),
    ...optional(random, 'status', ['open', 'replied', 'archived', 'void']),
    ...optional(random, 'q', ['路', '2026', '没有这样的标题']),
    ...optional(random, 'metric', ['response_rate', 'reply_on_time_rate', 'received']),
  ],
}

function optional(random: Random, name: string, values: readonly string[]): Params {
  return random.chance(0.5) ? [[name, random.pick(values)]] : []
}

const PERIODS = ['2025', '2026', '2026-Q2', '2026-Q3', '2026-Q4', '2026-09', '2026-02-10..2026-05-05']

function randomAddress(random: Random, meta: Meta): string {
  const path = random.pick(Object.keys(OWN))
  const filter = (name: string, values: readonly string[]): Params =>
    random.chance(0.25) ? random.sample(values, 1 + random.below(2)).map((value) => [name, value]) : []
  const params: Params = [
    ['period', random.pick(PERIODS)],
    ...optional(random, 'compare', ['yearAgo', 'none']),
    ...filter(
      'department',
      meta.departments.map(({ id }) => id),
    ),
    ...filter(
      'community',
      meta.communities.map(({ id }) => id),
    ),
    ...filter(
      'category',
      meta.categories.map(({ code }) => code),
    ),
    ...filter('urgency', ['ordinary', 'urgent']),
    ...filter('channel', ['hotline', 'window']),
    ...(OWN[path]?.(random, meta) ?? []),
  ]
  return `${path}?${new URLSearchParams(params)}`
}

/** Everything a reader sees of the view: heading, figures, rows, chosen options. */
async function shown({ page }: Visit): Promise<string> {
  const chosen = await page.getByRole('radio', { checked: true }).all()
  const values = await Promise.all(chosen.map((one) => one.getAttribute('value')))
  const text = await page.locator('#content').innerText()
  return [await page.title(), values.join(' '), text].join('\n')
}

describe('the address', () => {
  it.each(SEEDS)(`shows the same to whoever opens it anew (${STATES} views from seed %i)`, async (seed) => {
    const [random, meta] = [seeded(seed), await askMeta()]
    const at = await visit()
    await at.open('/help')
    for (let i = 0; i < STATES; i += 1) {
      const address = randomAddress(random, meta)
      await at.travel(address)
      const link = new URL(at.page.url())
      const other = await visit()
      await other.open(link.pathname + link.search)
      expect(await shown(other), address).toBe(await shown(at))
      await other.close()
    }
    await at.close()
  })

  it('goes back and forward through the views', async () => {
    const at = await visit()
    await at.open('/rank?period=2026-Q3')
    const first = await shown(at)
    await at.page.getByRole('button', { name: '上一期' }).click()
    await at.settle()
    const second = await shown(at)
    expect(second).not.toBe(first)
    await at.page.goBack()
    await at.settle()
    expect(await shown(at)).toBe(first)
    await at.page.goForward()
    await at.settle()
    expect(await shown(at)).toBe(second)
    await at.close()
  })
})

const JUNK =
  'period=2026-Q9&compare=sideways&department=nobody&community=%00&category=%3Cscript%3E&urgency=very&asOf=yesterday&layer=heaven&measure=luck&cell=-1&select=x&sort=%27--&v=%E2%80%AE&clock=noon&group=none&scheme=mine&bbox=1,2&win=x&tab=x&unheard=of&toString=1&__proto__=1'

describe('an address nobody understands', () => {
  it.each(['/', '/map', '/rank', '/sla', '/unit/c01', '/cases', '/import', '/help'])(
    'on %s shows the default view and says what it ignored',
    async (path) => {
      const at = await visit({ expected: /answer 40[04]|status of 40[04]/ })
      await at.open(`${path}?${JUNK}`)
      expect(await at.page.locator('h1').innerText()).not.toBe('')
      expect(await at.page.getByRole('alert').count()).toBe(0)
      if (path !== '/import' && path !== '/help') {
        const strip = await at.page.locator('.strip').first().innerText()
        for (const name of ['period=2026-Q9', 'department=nobody', 'unheard=of'])
          expect(strip).toContain(name)
      }
      await at.close()
    },
  )

  it.each([
    '/nowhere',
    '/unit/nobody?period=2026-Q3',
    '/cases/nobody',
    '/cases?metric=luck',
    '/import/999999',
  ])('%s says so in words and keeps the way out', async (address) => {
    const at = await visit({ expected: /answer 40[04]|status of 40[04]/ })
    await at.open(address)
    expect((await at.page.locator('#content').innerText()).length).toBeGreaterThan(8)
    expect(await at.page.getByRole('navigation', { name: '主导航' }).getByRole('link').count()).toBe(8)
    await at.close()
  })
})
