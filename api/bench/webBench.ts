// P9: first-route JavaScript, and how soon the overview shows its largest piece at 4× CPU throttle.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
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
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/cli/start.ts'], {
    env: { ...process.env, PORT: String(PORT), PINGYI_DB: workspaceOf(cases).db },
    stdio: 'ignore',
  })
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    await ready()
    const seconds: number[] = []
    let bytes = 0
    for (let i = 0; i < RUNS; i++) {
      const run = await loadOverview(browser)
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
    server.kill('SIGTERM')
  }
}

async function ready(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const response = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not get ready')
}

async function loadOverview(browser: Awaited<ReturnType<typeof chromium.launch>>) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`http://127.0.0.1:${PORT}/`, { waitUntil: 'networkidle' })
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
