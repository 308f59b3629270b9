// Results of a third-party check: read live, handed in, a case sent back, the report; fit to be read in both languages and in the dark.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Sample } from '#api/contract/samples.ts'
import { checkAll } from '#api/test/checkedSample.ts'
import { openDb } from '#db/open.ts'
import { expectFit } from './fit.ts'
import { pressOn, writeInto } from './keyboard.ts'
import { type Server, startServer } from './server.ts'
import { folder, seed, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()

let server: Server
let sample: Sample
let page: string
beforeAll(async () => {
  const file = path.join(folder, 'results.db')
  copyFileSync(seed, file)
  server = await startServer(file)
  const post = await signedIn('supervisor')
  const { id } = await post('/samples', { period: '2026-Q3', size: { by: 'share', share: 0.3 } })
  sample = await post(`/samples/${id}/draw`, { public: '31415926535897932384' })
  page = `/supervise?tab=results&batch=${sample.id}`
  const db = openDb(file)
  checkAll({ test: { db }, sample })
  db.close()
})
afterAll(() => server.stop())

async function signedIn(username: string): Promise<(url: string, payload: object) => Promise<Sample>> {
  const send = (url: string, payload: object, cookie = '') =>
    fetch(`${server.origin}/api/v1${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(payload),
    })
  const entered = await send('/session', { username, password: 'pingyi-demo' })
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return async (url, payload) => {
    const answer = await send(url, payload, cookie)
    if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
    return (await answer.json()) as Sample
  }
}

async function enter(back: string, options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ ...options, origin: server.origin, own: true })
  const [name, secret] = options.lang === 'en' ? ['Account', 'Password'] : ['账号', '密码']
  await at.open(`/login?back=${encodeURIComponent(back)}`)
  await writeInto(at, name, 'supervisor')
  await writeInto(at, secret, 'pingyi-demo')
  await at.page.keyboard.press('Enter')
  await at.page.waitForURL((url) => url.pathname === '/supervise')
  await at.settle()
  return at
}

it('are fit to be read live, in English and in the dark', async () => {
  const at = await enter(page, { lang: 'en', theme: 'dark' })
  await at.page.getByText('Being checked', { exact: true }).waitFor()
  await expectFit(at)
})

it('a case is sent back after asking, each figure opens its records, and what is handed in has a hash', async () => {
  const at = await enter(page)
  const block = at.page.getByRole('region', { name: '报称已解决、回访未解决' })
  const one = block.getByRole('button', { name: '退回重办', exact: true })
  const before = await one.count()
  expect(before).toBeGreaterThan(1)
  await pressOn(at, one.first())
  await at.page.getByRole('dialog', { name: '退回重办' }).waitFor()
  await pressOn(at, at.page.getByRole('dialog').getByRole('button', { name: '退回重办' }))
  await at.settle()
  expect(await one.count()).toBe(before - 1)
  await pressOn(at, at.page.getByRole('button', { name: '提交结果' }))
  await pressOn(at, at.page.getByRole('dialog').getByRole('button', { name: '提交结果' }))
  await at.settle()
  expect(await at.page.getByText(/结果指纹 SHA-256 [0-9a-f]{64}/).count()).toBe(1)
  await expectFit(at)
  await at.page.setViewportSize({ width: 1440, height: 900 })
  await pressOn(at, at.page.getByRole('button', { name: /^核查不符率 · .+查看口径$/ }).first())
  const link = at.page.getByRole('link', { name: /^看 \d+ 件有结论的$/ })
  const n = /\d+/.exec(await link.innerText())?.[0] ?? ''
  await pressOn(at, link)
  await at.page.waitForURL((url) => url.pathname === '/cases')
  await at.settle()
  expect(await at.page.locator('main').innerText()).toMatch(new RegExp(`(^|\\D)${n} 件`))
})

it('the report says the same numbers on A4', async () => {
  const at = await enter(page)
  const title = await at.page.getByRole('heading', { level: 2, name: /^核查不符率/ }).innerText()
  await at.travel(`/supervise/${sample.id}/report`)
  const value = /[\d.]+%/.exec(title)?.[0] ?? ''
  expect(await at.page.getByRole('article').innerText()).toContain(`核查不符率 ${value}`)
  await expectFit(at)
})

it('the page of a department and the frozen quarter lead to the checked records', async () => {
  const department = sample.records[0]?.department.id ?? ''
  const at = await enter('/supervise')
  await at.travel(`/unit/${department}?period=2026-Q3`)
  const block = at.page.getByRole('region', { name: '第三方监督与居民评议' })
  expect(await block.innerText()).toContain('核查不符率')
  const post = await signedIn('operator')
  await post('/appraisals/2026-Q3/freeze', {})
  await at.travel('/quarter/2026-Q3?period=2026-Q3')
  const cells = at.page.locator('td a[href*="sampled=checked"]')
  expect(await cells.count()).toBeGreaterThan(0)
})
