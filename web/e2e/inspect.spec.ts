// What inspectors do (AC-41): a record in at most eight keys, drafts that outlive a killed tab, a lost line, another desk; and return visits.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckQueue, RecordCheck } from '#api/contract/checks.ts'
import { plantSample } from '#api/test/plantSample.ts'
import { openDb } from '#db/open.ts'
import { lintTexts } from './lint.ts'
import { chromiumPath } from './places.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()

let server: Server
let records: string[]
beforeAll(async () => {
  const file = path.join(folder, 'inspect.db')
  copyFileSync(seed, file)
  records = plant(file)
  server = await startServer(file)
})
afterAll(() => server.stop())

const INSPECTORS = ['supervisor', 'supervisor2'] as const
const RECORDS = 24

/** A sample of the demo street: the first twelve records are supervisor's, two of them doubly checked. */
function plant(file: string): string[] {
  const db = openDb(file)
  try {
    const ids = db.sqlite
      .prepare(
        "SELECT id FROM cases WHERE title IS NOT NULL AND stage = 'archived' ORDER BY key DESC LIMIT ?",
      )
      .pluck()
      .all(RECORDS) as string[]
    const atMs = db.sqlite.prepare('SELECT clock_at_ms FROM street').pluck().get() as number
    plantSample(db, {
      atMs,
      records: ids.map((caseId, i) => ({
        caseId,
        inspector: i < RECORDS / 2 ? INSPECTORS[0] : INSPECTORS[1],
        ...(i < 2 ? { second: INSPECTORS[1] } : {}),
      })),
    })
    return ids
  } finally {
    db.close()
  }
}

const tab = (name: 'check' | 'visit', item = 0) =>
  `/supervise?tab=${name}&batch=1&item=${encodeURIComponent(records[item] ?? '')}`

async function enter(options: VisitOptions = {}, username = 'supervisor'): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true, ...options })
  await signIn(at.page, username)
  return at
}

async function signIn(page: Page, username: string): Promise<void> {
  const answer = await page.request.post(`${server.origin}/api/v1/session`, {
    data: { username, password: 'pingyi-demo' },
  })
  expect(answer.status()).toBe(204)
}

const apiOf = async <T>(page: Page, address: string): Promise<T> =>
  (await (await page.request.get(`${server.origin}/api/v1${address}`)).json()) as T
const checkOf = (page: Page, item: number) =>
  apiOf<RecordCheck>(page, `/samples/1/records/${encodeURIComponent(records[item] ?? '')}/check`)
const progress = (page: Page) => page.locator('.desk-said').innerText()
const chosen = (page: Page) => page.locator('.checklist .choice.on').count()

describe('checking by keyboard', () => {
  it('takes at most eight keys a record and leads on to the next', async () => {
    const at = await enter()
    await at.open(tab('check'))
    const { page } = at
    expect(await progress(page)).toBe('已核查 0/12')
    let keys = 0
    const press = async (key: string) => {
      keys += key.split('+').length
      await page.keyboard.press(key)
    }
    for (const key of ['1', '1', '2', '1', '3', '1']) await press(key)
    await press('Control+Enter')
    await page.waitForURL((url) => url.searchParams.get('item') === records[1])
    await at.settle()
    expect(keys).toBeLessThanOrEqual(8)
    expect(await progress(page)).toBe('已核查 1/12')
    // The next record begins at its top, wherever the one before was left.
    expect(await page.locator('.desk-said:focus').count()).toBe(1)
    expect((await checkOf(page, 0)).own?.answers).toMatchObject({
      true_times: 'upheld',
      evidence: 'not_upheld',
      archiving: 'cannot_tell',
    })
    // Nothing on the page tells the unit's rank, score or rates, and no way to them is open.
    const nav = await page.getByRole('navigation', { name: '主导航' }).innerText()
    for (const word of ['总览', '排行', '季度考核']) expect(nav).not.toContain(word)
    await page.keyboard.press('s')
    await page.waitForURL((url) => url.searchParams.get('item') === records[2])
    await page.keyboard.press('Control+Enter')
    expect(await page.getByRole('alert').innerText()).toBe('还有 6 项未选')
    await at.close()
  })

  it('leads from signing in to the next record, and counts what is left on the overview', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await at.open('/login')
    await at.page.getByLabel('账号', { exact: true }).fill('supervisor')
    await at.page.getByLabel('密码', { exact: true }).fill('pingyi-demo')
    await at.page.keyboard.press('Enter')
    await at.page.waitForURL((url) => url.pathname === '/supervise')
    expect(new URL(at.page.url()).searchParams.get('item')).toBe(records[1])
    await at.open('/?period=2026-Q3')
    const todo = at.page.locator('.overview-todo')
    expect(await todo.innerText()).toMatch(/11\s*待核查工单[\s\S]*12\s*待回访居民/)
    await at.close()
  })
})

describe('what is not saved yet', () => {
  it('is there after kill -9 of the tab', async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
    try {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
      const page = await context.newPage()
      await signIn(page, 'supervisor')
      await page.goto(server.origin + tab('check', 3))
      await page.locator('.checklist').waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('2')
      await page.getByLabel('备注').fill('佐证照片缺失')
      await page.getByText('草稿已存本机').waitFor()
      const crashed = page.waitForEvent('crash')
      await killTab(browser)
      await crashed
      const again = await context.newPage()
      await again.goto(server.origin + tab('check', 3))
      await again.locator('.checklist').waitFor()
      expect(await chosen(again)).toBe(2)
      expect(await again.getByLabel('备注').inputValue()).toBe('佐证照片缺失')
    } finally {
      await browser.close()
    }
  })

  it('waits while the line is away, leads on all the same, and is sent when it is back', async () => {
    const at = await enter({ expected: /ERR_INTERNET_DISCONNECTED|Failed to load/ })
    const { page, context } = at
    await at.open(tab('check', 4))
    await context.setOffline(true)
    for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1条待同步').waitFor()
    await page.waitForURL((url) => url.searchParams.get('item') === records[5])
    expect((await progress(page)).startsWith('已核查 2/')).toBe(true)
    await context.setOffline(false)
    await page.getByText('1条待同步').waitFor({ state: 'detached' })
    expect((await checkOf(page, 4)).own?.version).toBe(1)
    await at.close()
  })

  it('stands beside what was saved at another desk, and one of the two is chosen', async () => {
    const at = await enter({ expected: /409/ })
    const { page } = at
    await at.open(tab('check', 6))
    for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press('1')
    const { answers } = (await checkOf(page, 0)).own ?? {}
    const elsewhere = await page.request.put(
      `${server.origin}/api/v1/samples/1/records/${encodeURIComponent(records[6] ?? '')}/check`,
      { data: { kind: 'check', answers, note: '别处', version: 0 } },
    )
    expect(elsewhere.status()).toBe(200)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.searchParams.get('item') === records[7])
    // The queue has gone on; the way back stands above the next record.
    await page.getByRole('link', { name: '去选择保留哪一份' }).click()
    const conflict = page.locator('.check-conflict')
    await conflict.waitFor()
    expect(await conflict.innerText()).toMatch(/已保存[\s\S]*本机未保存[\s\S]*别处/)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '保存本机这份' }).click()
    await conflict.waitFor({ state: 'detached' })
    await at.settle()
    expect((await checkOf(page, 6)).own).toMatchObject({
      version: 2,
      note: '',
      answers: { evidence: 'upheld' },
    })
    await at.close()
  })
})

describe('visiting', () => {
  it('takes the call, its answers and the grade by keys; the telephone is shown once its reason is logged', async () => {
    const at = await enter()
    const { page } = at
    await at.open(tab('visit'))
    expect(await page.locator('.visit-number').innerText()).toContain('*')
    await page.getByRole('button', { name: '显示号码' }).click()
    await page.getByRole('link', { name: '拨号' }).waitFor()
    expect(await page.getByRole('link', { name: '拨号' }).getAttribute('href')).toMatch(/^tel:\d+$/)
    expect(await page.getByText(/已记入审计日志/).innerText()).toContain('第三方回访')
    for (const key of ['1', '2', '4', 'Control+Enter']) await page.keyboard.press(key)
    await page.waitForURL((url) => url.searchParams.get('item') === records[1])
    await at.settle()
    expect(await progress(page)).toBe('已回访 1/12')
    expect(await page.locator('.visit-number').innerText()).toContain('*')
    await page.keyboard.press('2')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.searchParams.get('item') === records[2])
    await at.open(tab('visit', 1))
    expect(await page.locator('.visit-attempts').innerText()).toMatch(/第 1 次 · .* · 未接/)
    await at.close()
  })

  it('asks one question a page on the phone, by five taps', async () => {
    const at = await enter({ width: 390 })
    const { page } = at
    await at.open(tab('visit', 2))
    expect(await page.locator('.visit-questions fieldset').count()).toBe(1)
    const answer = (nth: number) => page.locator('.choice').nth(nth).click()
    await answer(0)
    await answer(0)
    expect(await page.locator('.visit-questions legend').innerText()).toBe('满意度')
    expect(await axe(page)).toEqual([])
    await answer(1)
    await page.getByRole('button', { name: '保存并下一条' }).click()
    await page.waitForURL((url) => url.searchParams.get('item') === records[3])
    await at.close()
  })
})

describe.each([
  ['check', 8],
  ['visit', 8],
] as const)('the tab %s', (name, item) => {
  it.each([
    [1440, 'light', 'zh', 24],
    [1024, 'light', 'zh', 24],
    [390, 'light', 'zh', 44],
    [390, 'dark', 'en', 44],
    [1440, 'dark', 'en', 24],
  ] as const)('at %i px, %s, %s is in order', async (width, theme, lang, target) => {
    const at = await enter({ width, theme, lang })
    await at.open(tab(name, item))
    await at.page.locator(name === 'check' ? '.checklist' : '.visit-card h2').waitFor()
    await at.settle()
    if (process.env.PINGYI_SHOTS)
      await at.page.screenshot({
        path: `${process.env.PINGYI_SHOTS}/${name}-${width}-${theme}-${lang}.png`,
        fullPage: true,
      })
    expect(await axe(at.page)).toEqual([])
    expect(told(await at.audit('overflow'))).toEqual([])
    expect(told(await at.audit('smallTargets', target))).toEqual([])
    expect(lintTexts(await at.audit('texts'))).toEqual([])
    if (width === 1024) {
      const heights = await at.page
        .locator('.choice')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
    }
    await at.close()
  })
})

it('the second inspector of a record sees neither the first one’s answers nor that there is one', async () => {
  const at = await enter({}, 'supervisor2')
  const queue = await apiOf<CheckQueue>(at.page, '/samples/1/queue')
  expect(queue.items.slice(0, 2).map(({ caseId }) => caseId)).toEqual(records.slice(0, 2))
  await at.open(tab('check', 0))
  expect(await chosen(at.page)).toBe(0)
  expect(await at.page.locator('.entries').count()).toBe(0)
  await at.close()
})

/** Kills every process that draws a page, as the system would: which of them draws the tab, the browser does not tell. */
async function killTab(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const drawing = processInfo.filter(({ type }) => type === 'renderer')
  if (drawing.length === 0) throw new Error('no process draws a page')
  for (const { id } of drawing) process.kill(id, 'SIGKILL')
}
