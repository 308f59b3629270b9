// Proof that a public screen can be left alone: thousands of pictures in a real browser, and nothing grows.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type CDPSession, chromium, type Page, type Route } from 'playwright-core'
import type { Figure, Proof } from './proof.ts'

/** A day of pictures that stand for fifteen seconds. */
const ROTATIONS = 5760
/** Until the engine's own caches and the browser's compiled code have settled. */
const WARM_UP = 200
const BATCH = 500
const MOST_GROWTH_MB = 3
const MOST_GROWTH_SHARE = 0.02
const ORIGIN = 'http://screen.invalid'
const dist = path.resolve(import.meta.dirname, '../../../dist/web')

/**
 * The built page in a real Chromium, 5,760 × scale pictures one after the other, garbage collected every 500: the heap grows by
 * at most 3 MB, nodes and listeners by at most 2 %. CHROMIUM_PATH names the browser.
 */
export async function proveScreens(scale: number): Promise<Proof> {
  const trials = Math.max(BATCH, Math.round(ROTATIONS * scale))
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.route(`${ORIGIN}/**`, answer)
    await page.goto(`${ORIGIN}/s/token`)
    await page.locator('.layer svg text').first().waitFor()
    const session = await page.context().newCDPSession(page)
    await turn(page, WARM_UP)
    const before = await measure(page, session)
    for (let done = 0; done < trials; done += BATCH) {
      await turn(page, Math.min(BATCH, trials - done))
      await session.send('HeapProfiler.collectGarbage')
    }
    const after = await measure(page, session)
    const figures = [
      atMost('heap_growth_mb', (after.heap - before.heap) / 2 ** 20, MOST_GROWTH_MB),
      atMost('nodes_growth', after.nodes / before.nodes - 1, MOST_GROWTH_SHARE),
      atMost('listeners_growth', after.listeners / before.listeners - 1, MOST_GROWTH_SHARE),
    ]
    return { name: 'screens', trials, figures, passed: figures.every(({ passed }) => passed) }
  } finally {
    await browser.close()
  }
}

const atMost = (id: string, value: number, bar: number): Figure => ({
  ...{ id, value, good: `≤ ${bar}`, passed: value <= bar },
})

/** So many pictures on, by the arrow key, without waiting for their time. */
async function turn(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await page.keyboard.press('ArrowRight')
}

/** Past the last fade, after a collection; on the same picture each time, since pictures differ in size. */
async function measure(page: Page, session: CDPSession) {
  await page.waitForTimeout(800)
  for (let i = 0; i < 40; i += 1) {
    const label = await page.locator('.layer[aria-label]:not([aria-hidden])').getAttribute('aria-label')
    if (label?.startsWith('云杉街道')) break
    await turn(page, 1)
  }
  await page.waitForTimeout(800)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { heap: usedSize, nodes, listeners: jsEventListeners }
}

function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url())
  if (pathname.endsWith('/programme')) return route.fulfill({ json: programme() })
  if (pathname.startsWith('/api/')) return route.fulfill({ status: 204, body: '' })
  const name = pathname.startsWith('/assets/') ? pathname : 'kiosk/index.html'
  const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html'
  return route.fulfill({ body: readFileSync(path.join(dist, name)), contentType: `${type}; charset=utf-8` })
}

function programme(): object {
  const shown = { seconds: 15, days: null, from: null, to: null, first: null, last: null }
  const source = {
    ...{ period: { zh: '2026年第三季度', en: 'Q3 2026' }, version: 1 },
    ...{ publishedAt: null, asOf: '2026-09-30T18:00:00+08:00' },
  }
  const names = Array.from({ length: 12 }, (_, i) => `第${i + 1}居委会`)
  const rate = (i: number) => ({ value: 0.99 - i / 100, num: 99 - i, den: 100 })
  const word = { zh: '响应率', en: 'Response rate' }
  const group = { zh: '居委会', en: 'Committees' }
  const rows = names.map((name, i) => ({
    ...{ name, rank: i + 1, tier: 1, score: 99 - i, lo: 95 - i, hi: 100 - i, rates: [rate(i)] },
  }))
  const bars = { title: word, formula: word, lowerIsBetter: false, group }
  const tiles = names.map((name, i) => ({ name, count: 40 + i * 30 }))
  return {
    ...{ v: 1, version: '1~2026-Q3v1', screen: '大厅', street: '云杉街道', zone: 'Asia/Shanghai' },
    ...{ mapApproval: null, language: 'zh', theme: 'dark', night: null, smallestFont: null },
    slides: [
      { id: 'c', kind: 'cover', ...shown, source, cover: { cases: 99, departments: 12, indicators: [] } },
      { id: 'r', kind: 'ranking', ...shown, source, ranking: { group, indicators: [word], left: 0, rows } },
      {
        ...{ id: 'b', kind: 'rate', ...shown, source },
        bars: { ...bars, rows: names.map((name, i) => ({ name, rate: rate(i) })) },
      },
      {
        ...{ id: 'm', kind: 'map', ...shown, source },
        map: { total: 2460, unlocated: 9, columns: 4, tiles, breaks: [100, 200, 300] },
      },
    ],
  }
}
