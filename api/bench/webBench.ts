// P9: first-route JavaScript, and how soon the overview shows its largest piece at 4× CPU throttle.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { serve } from './served.ts'
import { type BenchResult, workspaceOf } from './workspace.ts'

const PORT = 18_081
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const RUNS = 5

export async function webBench(cases: number): Promise<BenchResult[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`P9 needs a Chromium at ${executablePath}`)
  const { origin, stop } = await serve(workspaceOf(cases).db, PORT)
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const seconds: number[] = []
    let bytes = 0
    for (let i = 0; i < RUNS; i++) {
      const run = await loadOverview(browser, origin)
      seconds.push(run.lcpSeconds)
      bytes = run.scriptBytes
    }
    seconds.sort((a, b) => a - b)
    const p75 = seconds[Math.ceil(RUNS * 0.75) - 1] ?? Number.NaN
    return [
      { id: 'P9.js_kb', value: bytes / 1024, parts: { bytes }, good: '≤ 200 KB' },
      { id: `P9.lcp@${cases}`, value: p75, parts: { best: seconds[0] ?? Number.NaN, p75 }, good: '≤ 2.5 s' },
    ]
  } finally {
    await browser.close()
    await stop()
  }
}

async function loadOverview(browser: Browser, origin: string) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' })
  // As text: this file has no DOM types.
  const measured = await page.evaluate<{ lcpSeconds: number; scriptBytes: number }>(MEASURE)
  await context.close()
  return measured
}

const MEASURE = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const scripts = performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js'))
    resolve({
      lcpSeconds: list.getEntries().at(-1).startTime / 1000,
      scriptBytes: scripts.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`
