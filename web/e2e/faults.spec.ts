// When the server fails (AC-15): figures once shown stay, the page says since when they are old, and trying again works.
import type { Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { QUARTER } from './screens.ts'
import { type Visit, visits } from './support.ts'

const { visit } = visits()

/** These tests break the line themselves. */
const expected = /Failed to load resource|answer 5\d\d|net::ERR/

const problem = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'x', status: 500, code: 'internal', requestId: 'r1' }),
}

type Break = (route: Route) => Promise<void>

const FAULTS: Readonly<Record<string, Break>> = {
  'answers 500': (route) => route.fulfill(problem),
  'answers with a page instead of data': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>Bad gateway</h1>' }),
  'does not answer in time': (route) => route.abort('timedout'),
  'cannot be reached': (route) => route.abort('internetdisconnected'),
}

const SCREENS = [
  { name: 'overview', address: `/?period=${QUARTER}`, api: '**/api/v1/kpis*', figure: '.kpi .metric-value' },
  {
    name: 'rank',
    address: `/rank?period=${QUARTER}`,
    api: '**/api/v1/rankings*',
    figure: '.rank-table .metric-value',
  },
  { name: 'cases', address: `/cases?period=${QUARTER}`, api: '**/api/v1/cases?*', figure: 'tbody tr' },
] as const

/** Past the time after which an answer is asked for anew when the reader comes back to the window. */
async function comeBackLater({ page }: Visit): Promise<void> {
  await page.clock.fastForward(120_000)
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
}

/** Two more attempts are made, with pauses, before the page gives up. */
async function waitOutRetries({ page }: Visit): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await page.waitForTimeout(30)
    await page.clock.fastForward(4_000)
  }
}

describe.each(SCREENS)('$name', ({ address, api, figure }) => {
  it.each(Object.keys(FAULTS))('keeps its figures when the server %s, and recovers', async (fault) => {
    const at = await visit({ expected, own: true })
    await at.page.clock.install()
    await at.open(address)
    const before = await at.page.locator(figure).first().innerText()
    await at.page.route(api, (route) => FAULTS[fault]?.(route))
    await comeBackLater(at)
    await waitOutRetries(at)
    const strip = at.page.locator('.strip-grey').filter({ hasText: '更新失败' }).first()
    await strip.waitFor()
    expect(await strip.innerText()).toMatch(/^\d\d:\d\d 更新失败，显示 \d\d:\d\d 的数据/)
    expect(await at.page.locator(figure).first().innerText()).toBe(before)
    await at.page.unroute(api)
    await strip.getByRole('button', { name: '重试' }).click()
    await strip.waitFor({ state: 'detached' })
    expect(await at.page.locator(figure).first().innerText()).toBe(before)
    await at.close()
  })

  it('says what failed when it never had an answer, and starts when it gets one', async () => {
    const at = await visit({ expected, own: true })
    await at.page.clock.install()
    await at.page.route(api, (route) => route.fulfill(problem))
    await at.page.goto(new URL(address, at.origin).href)
    await at.page.locator('#content h1').waitFor()
    await waitOutRetries(at)
    const alert = at.page.getByRole('alert').first()
    await alert.waitFor()
    await at.page.unroute(api)
    await alert.getByRole('button', { name: '重试' }).click()
    await at.page.locator(figure).first().waitFor()
    await at.close()
  })
})

describe('a server that is away from the start', () => {
  it('leaves no white page: words and a way to try again', async () => {
    const at = await visit({ expected, own: true })
    await at.page.clock.install()
    await at.page.route('**/api/**', (route) => route.abort('connectionrefused'))
    await at.page.goto(at.origin)
    await waitOutRetries(at)
    const again = at.page.getByRole('button', { name: '重试' })
    await again.waitFor()
    expect(await at.page.locator('h1').count()).toBe(1)
    await at.page.unroute('**/api/**')
    await again.click()
    await at.page.locator('.kpi').first().waitFor()
    await at.close()
  })

  it('of the scripts, too', async () => {
    const at = await visit({ expected: /Failed to load|net::ERR|error loading|Failed to fetch/i })
    await at.page.route('**/assets/RankPage*.js', (route) => route.abort('connectionreset'))
    await at.open('/')
    await at.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '考核排行' }).click()
    await at.page
      .getByRole('button', { name: /重新载入|重试/ })
      .first()
      .waitFor()
    await at.close()
  })
})

describe('a slow server', () => {
  it('shows the frame and where the figures will stand meanwhile', async () => {
    const at = await visit({ expected, own: true })
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await at.page.route('**/api/v1/rankings*', async (route) => {
      await held
      await route.continue()
    })
    await at.page.goto(new URL(`/rank?period=${QUARTER}`, at.origin).href)
    await at.page.locator('.skeleton').first().waitFor()
    expect(await at.page.locator('h1').count()).toBe(1)
    release()
    await at.page.locator('.rank-table').waitFor()
    await at.close()
  })
})
