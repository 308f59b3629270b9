// What staff do (AC-37 and quick entry): sign in, enter a case and its events by keyboard, import a file through the page and take it back.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cases } from '#api/contract/cases.ts'
import type { ImportJob } from '#api/contract/imports.ts'
import { ask } from './api.ts'
import { gb18030 } from './gb18030.ts'
import { chooseIn, pressOn, tabTo, writeInto } from './keyboard.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, type Visit, visits } from './support.ts'

const { visit } = visits()

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'writing.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

const PASSWORD = 'pingyi-demo'

async function signIn(at: Visit, back: string): Promise<void> {
  await at.open(`/login?back=${encodeURIComponent(back)}`)
  await writeInto(at, '账号', 'operator')
  await writeInto(at, '密码', PASSWORD)
  await at.page.keyboard.press('Enter')
  await at.page.waitForURL((url) => url.pathname === new URL(back, 'http://x').pathname)
  await at.settle()
}

describe('signing in', () => {
  it('says in words why it was refused, and returns to the page one came from', async () => {
    const at = await visit({ origin: server.origin, own: true, expected: /40[13]|status of 4/ })
    await at.open('/login?back=%2Fcases%3Fperiod%3D2026-Q3')
    await writeInto(at, '账号', 'operator')
    await writeInto(at, '密码', 'wrong')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('alert').waitFor()
    expect(await at.page.getByRole('alert').innerText()).toMatch(/[一-龥]{4}/)
    expect(await axe(at.page)).toEqual([])
    await signIn(at, '/cases?period=2026-Q3')
    expect(at.page.url()).toContain('/cases?period=2026-Q3')
    await at.close()
  })
})

describe('quick entry with keys only', () => {
  it('takes a case in, shows it with its clocks, and takes its next event', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await signIn(at, '/cases?period=2026-12')
    await pressOn(at, at.page.getByRole('button', { name: '录入诉求' }))
    const form = at.page.getByRole('dialog', { name: '录入诉求' })
    await form.waitFor()
    expect(await axe(at.page)).toEqual([])
    // Sent empty it says what is missing, and loses nothing.
    await writeInto(at, '内容', '三楼楼道灯不亮')
    await at.page.keyboard.press('Tab')
    await pressOn(at, form.getByRole('button', { name: '保存工单' }))
    await form.getByRole('alert').waitFor()
    await writeInto(at, '标题（必填）', '意见箱来信：楼道灯不亮')
    await chooseIn(at, '类别（必填）', 2)
    await chooseIn(at, '首接单位（必填）', 3)
    await pressOn(at, form.getByRole('button', { name: '保存工单' }))
    await at.page.waitForURL(/\/cases\/[^?]+/)
    await at.settle()
    expect(await at.page.locator('h1').innerText()).toBe('意见箱来信：楼道灯不亮')
    expect(await at.page.locator('.case-verdict').count()).toBe(2)
    const events = at.page.locator('ol.trail > li')
    expect(await events.count()).toBe(1)
    await pressOn(at, at.page.getByRole('button', { name: '添加过程' }))
    const drawer = at.page.getByRole('dialog', { name: '添加过程' })
    await drawer.waitFor()
    expect(await axe(at.page)).toEqual([])
    await pressOn(at, drawer.getByRole('button', { name: '保存过程' }))
    await drawer.waitFor({ state: 'detached' })
    await at.settle()
    expect(await events.count()).toBe(2)
    const { items } = await ask<Cases>(
      `/cases?period=2026-12&q=${encodeURIComponent('意见箱来信')}`,
      server.origin,
    )
    expect(items.length).toBe(1)
    await at.close()
  })
})

const ROWS = 3000
const HEADER = '工单编号,来电时间,诉求标题,诉求内容,诉求类别,承办单位,答复时间,答复意见'
const UNITS = ['北苑居委会', '松风居委会', '青禾物业']
const CATEGORIES = ['环境卫生', '设施维护', '邻里关系']
/** Twenty digits: more than a number can hold. */
const numberOf = (i: number): string => `4403052026${String(i).padStart(10, '0')}`

/** Dates as text in two shapes and as Excel's day numbers (46266 = 1 September 2026). */
function dateOf(i: number): readonly [received: string, replied: string] {
  const day = 1 + (i % 28)
  if (i % 3 === 0) return [`2026/9/${day} 10:20`, `2026/10/${day} 9:05`]
  if (i % 3 === 1) return [`2026-09-${String(day).padStart(2, '0')} 15:42`, '']
  return [String(46265 + day + 0.5), String(46295 + day + 0.25)]
}

function row(i: number): string {
  const [received, replied] = dateOf(i)
  const [unit, category] = [UNITS[i % 3], CATEGORIES[i % 3]]
  const reply = replied === '' ? '' : '已派人处理'
  return `${numberOf(i)},${received},导入测试第${i}件,"楼道有杂物，请处理",${category},${unit},${replied},${reply}`
}

/** What cannot come in, each for its own reason. */
const BAD = [
  `${numberOf(90_001)},九月三日上午,日期看不懂,内容,环境卫生,北苑居委会,,`,
  `${numberOf(90_002)},2026-09-20 10:00,答复早于受理,内容,环境卫生,北苑居委会,2026-09-01 09:00,已处理`,
  `,2026-09-20 10:00,没有编号,内容,环境卫生,北苑居委会,,`,
]
const FILE = [HEADER, ...Array.from({ length: ROWS }, (_, i) => row(i)), ...BAD].join('\r\n')

async function upload(at: Visit, name: string, text: string): Promise<string> {
  await at.open('/import')
  await at.page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: gb18030(text) })
  await at.page.waitForURL(/\/import\/\d+/)
  await at.settle()
  return new URL(at.page.url()).pathname
}

/** From the mapping over the check to the report. */
async function bringIn(at: Visit): Promise<void> {
  await at.page.getByRole('button', { name: '下一步：检查' }).click()
  await at.page.getByRole('heading', { level: 1, name: /^检查完成/ }).waitFor({ timeout: 60_000 })
  await at.page.getByRole('button', { name: '开始导入' }).click()
}

const heading = (at: Visit, name: RegExp): Promise<void> =>
  at.page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 90_000 })

async function jobOf(address: string): Promise<ImportJob> {
  return ask<ImportJob>(`/imports/${address.split('/').pop()}`, server.origin)
}

describe('importing a GB18030 file through the page', () => {
  it('checks, brings in what is right, hands back what is not, and can be undone', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await signIn(at, '/import')
    const before = await ask<Cases>('/cases?period=2026-09&limit=1', server.origin)
    const address = await upload(at, '九月.csv', FILE)
    await at.page
      .getByText(/GB18030/)
      .first()
      .waitFor()
    expect(await axe(at.page)).toEqual([])
    await bringIn(at)
    // The reader may leave while it runs, and finds it again.
    await at.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }).click()
    await at.page.waitForURL((url) => url.pathname === '/')
    await at.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '数据导入' }).click()
    await at.page.getByRole('link', { name: '九月.csv' }).first().click()
    await heading(at, /^导入完成：新增 3,000、更新 0、未通过 3$/)
    await at.settle()
    expect(await axe(at.page)).toEqual([])
    const { report } = await jobOf(address)
    expect(report).toMatchObject({
      rows: ROWS + BAD.length,
      inserted: ROWS,
      updated: 0,
      rejected: BAD.length,
    })
    expect(report?.problems.map(({ code }) => code).sort()).toEqual([
      'date_unreadable',
      'required',
      'time_order',
    ])
    const after = await ask<Cases>('/cases?period=2026-09&limit=1', server.origin)
    expect(after.total - before.total).toBe(ROWS)
    // Long numbers stay text; Excel's day numbers and both texts are the days they mean.
    const { items } = await ask<Cases>(`/cases?period=2026-09&q=${numberOf(2)}`, server.origin)
    expect(items.map(({ number, receivedAt }) => [number, receivedAt])).toEqual([
      [numberOf(2), '2026-09-03T12:00:00+08:00'],
    ])

    // The rejected rows come back as files that name line, column, code and value.
    const csv = await at.page.request.get(
      `${server.origin}/api/v1${address.replace('/import/', '/imports/')}/rejects`,
    )
    const text = (await csv.body()).toString('utf8')
    for (const said of ['date_unreadable', 'time_order', 'required', '九月三日上午', String(ROWS + 2)])
      expect(text).toContain(said)
    expect(await at.page.getByRole('link', { name: '下载标错工作簿（XLSX）' }).count()).toBe(1)

    // The same file again changes nothing.
    const again = await upload(at, '九月再来.csv', FILE)
    await bringIn(at)
    await heading(at, /^导入完成：新增 0、更新 0、未通过 3$/)
    expect((await jobOf(again)).report).toMatchObject({ inserted: 0, updated: 0, unchanged: ROWS })

    // Taken back, its cases stay in the trail and are counted no more.
    await at.open(address)
    await at.page.getByRole('button', { name: '撤回本批' }).click()
    const dialog = at.page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: '撤回', exact: true }).click()
    await heading(at, /^已撤回/)
    const withdrawn = await ask<Cases>(`/cases?period=2026-09&q=${numberOf(2)}`, server.origin)
    expect(withdrawn.items.map((item) => item.void)).toEqual([true])
    await at.close()
  })

  it('moves a progress bar while it runs', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await signIn(at, '/import')
    const lines = Array.from({ length: 12_000 }, (_, i) => row(200_000 + i))
    await upload(at, '进度.csv', [HEADER, ...lines].join('\r\n'))
    await at.page.getByRole('button', { name: '下一步：检查' }).click()
    const bar = at.page.getByRole('progressbar')
    await bar.waitFor()
    expect(await axe(at.page)).toEqual([])
    const seen = new Set<string>()
    while ((await bar.count()) > 0 && seen.size < 3) {
      seen.add((await bar.getAttribute('aria-valuetext').catch(() => null)) ?? '')
      await at.page.waitForTimeout(50)
    }
    expect(seen.size).toBeGreaterThan(1)
    await at.close()
  })

  it.each([
    ['an old workbook', 'alt.xls', 'x'],
    ['an empty file', '空.csv', ''],
    ['something else', '图片.csv', '\u0001\u0002JFIF'],
  ])('says in words what is wrong with %s', async (_, name, text) => {
    const at = await visit({ origin: server.origin, own: true, expected: /answer 4\d\d|status of 4\d\d/ })
    await signIn(at, '/import')
    await at.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    const check = at.page.getByRole('button', { name: '下一步：检查' })
    const alert = at.page.getByRole('alert')
    await alert.or(check).first().waitFor()
    if ((await alert.count()) === 0) await check.click()
    await alert.first().waitFor()
    expect(await alert.first().innerText()).toMatch(/[一-龥]{4}/)
    await at.close()
  })

  it('says that a header alone brings nothing, and does not start', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await signIn(at, '/import')
    await upload(at, '表头.csv', HEADER)
    await at.page.getByRole('button', { name: '下一步：检查' }).click()
    await heading(at, /^检查完成：新增 0、更新 0、未通过 0$/)
    expect(await at.page.getByRole('button', { name: '开始导入' }).isDisabled()).toBe(true)
    await at.close()
  })

  it('is closed to those who may not', async () => {
    const at = await visit({ origin: server.origin, own: true })
    await at.open('/import')
    await at.page.getByRole('link', { name: '去登录' }).first().waitFor()
    expect(await at.page.locator('input[type=file]').count()).toBe(0)
    await tabTo(at, at.page.getByRole('link', { name: '去登录' }).first())
    await at.close()
  })
})
