// The public screen in a real browser: paired by code, legible at every size, alive without its server, taken away as one file.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicTextItem } from '#api/contract/publicTexts.ts'
import { saved } from './exportMenu.ts'
import { lintTexts } from './lint.ts'
import { readPdf } from './pdf.ts'
import { correctQuarter, publishQuarter, signIn } from './published.ts'
import { QUARTER } from './screens.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, visits } from './support.ts'

const { visit } = visits()
const PUBLIC_PAGES = [
  ...['/public', '/public/notices', '/public/progress', '/public/supervision', '/public/council'],
  ...['/public/channels', '/public/guides', '/public/cases'],
]
/** Waiting screens are refused until their code was entered, and servers are stopped on purpose. */
const EXPECTED = /status of 40[01]|answer 40[01]|ERR_CONNECTION|Failed to load|requestfailed|net::/

let file: string
/** The page that the first test saves and a later one plays. */
const stick = () => path.join(folder, 'stick.html')
let server: Server
let token: string
beforeAll(async () => {
  file = path.join(folder, 'kiosk.db')
  copyFileSync(seed, file)
  server = await startServer(file)
  await publishQuarter(server.origin)
  await correctQuarter(server.origin, file)
  const admin = await signIn(server.origin, 'admin')
  token = (await admin.post<{ token: string }>('/screens', { name: '大厅' })).token
})
afterAll(() => server.stop())

/** A text of each kind, written and approved. */
async function writeTexts(origin: string): Promise<void> {
  const [operator, leader] = [await signIn(origin, 'operator'), await signIn(origin, 'leader')]
  const { items } = await operator.get<{ items: { id: string }[] }>(`/cases?period=${QUARTER}&limit=1`)
  for (const about of [
    { kind: 'channel', subject: 'hotline' },
    { kind: 'guide', subject: 'safety' },
    { kind: 'typical_case', case: items[0]?.id },
  ]) {
    const text = { ...about, title: '楼道杂物三天清空', body: '居委会当日到场。\n三天内清空。' }
    const { id, sha256, marks } = await operator.post<PublicTextItem>('/public-texts', text)
    const confirmed = marks.map(({ field, start, end }) => ({
      ...{ field, start, text: text[field as 'title' | 'body'].slice(start, end) },
    }))
    await leader.post(`/public-texts/${id}/approve`, { sha256, confirmed })
  }
}

async function enter({ open, page }: Visit, username: string): Promise<void> {
  await open('/login')
  await page.getByLabel('账号', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill('pingyi-demo')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

describe('a screen', () => {
  it('shows a code; entered on the phone it plays', async () => {
    const tv = await visit({
      origin: server.origin,
      own: true,
      width: 1920,
      height: 1080,
      expected: EXPECTED,
    })
    await tv.page.goto(`${server.origin}/s`)
    const letters = tv.page.locator('#letters')
    await letters.filter({ hasText: /^[A-Z\d]{6}$/ }).waitFor()
    expect(await axe(tv.page)).toEqual([])
    const phone = await visit({
      origin: server.origin,
      own: true,
      width: 390,
      height: 844,
      expected: /answer 400|status of 400/,
    })
    await phone.open('/login?back=%2Fsettings')
    await phone.page.getByLabel('账号', { exact: true }).fill('admin')
    await phone.page.getByLabel('密码', { exact: true }).fill('pingyi-demo')
    await phone.page.keyboard.press('Enter')
    await phone.page.getByRole('button', { name: '添加公示屏' }).click()
    const form = phone.page.getByRole('dialog')
    await form.getByLabel('配对码').fill(await letters.innerText())
    await form.getByLabel('名称').fill('服务大厅')
    expect(await axe(phone.page)).toEqual([])
    await form.getByRole('button', { name: '配对' }).click()
    await form.waitFor({ state: 'hidden' })
    await tv.page.locator('.layer svg text').first().waitFor()
    await tv.page.getByText('云杉街道').first().waitFor()
    expect(await tv.page.locator('#code').isHidden()).toBe(true)
    await phone.page.getByRole('button', { name: '设置：服务大厅' }).click()
    const playlist = phone.page.getByRole('dialog')
    await playlist.getByLabel('观看距离（米）').fill('5')
    await playlist.getByLabel('屏幕尺寸（英寸）').fill('55')
    await playlist.getByText('最小字号 39 像素').waitFor()
    expect(await axe(phone.page)).toEqual([])
    await playlist.getByLabel('反馈电话').fill('13987654321')
    await playlist.getByRole('button', { name: '保存' }).click()
    await playlist.getByText('不能公示手机号码').waitFor()
    await playlist.getByLabel('反馈电话').fill('12345')
    await playlist.getByRole('button', { name: '保存' }).click()
    await playlist.waitFor({ state: 'hidden' })
    await phone.page.setViewportSize({ width: 1440, height: 900 })
    await phone.page.locator('#screens').scrollIntoViewIfNeeded()
    await phone.page.getByRole('button', { name: '导出：服务大厅' }).click()
    const files = phone.page.getByRole('dialog')
    await files.getByLabel('宽（像素）').fill('512')
    await files.getByLabel('高（像素）').fill('256')
    expect(await axe(phone.page)).toEqual([])
    const page = await saved(phone, /^下载网页/)
    writeFileSync(stick(), page.bytes)
    expect(page.bytes.toString()).toMatch(/^<!doctype html>[\s\S]*云杉街道/)
    const { bytes: zip } = await saved(phone, /^下载图片组/)
    expect(zip.subarray(0, 4).toString('hex')).toBe('504b0304')
    await Promise.all([tv.close(), phone.close()])
  })

  it.each([
    [1920, 1080, 40],
    [3840, 2160, 80],
    [1080, 1920, 40],
    [1280, 720, 26.6],
    [3840, 1080, 40],
    [512, 256, 24],
  ])('at %d × %d says everything large enough and inside', async (width, height, least) => {
    const at = await visit({ origin: server.origin, own: true, width, height, expected: EXPECTED })
    await at.page.goto(`${server.origin}/s/${token}`)
    await at.page.locator('.layer svg text').first().waitFor()
    await at.page.keyboard.press(' ')
    for (let i = 0; i < 24; i += 1) {
      await at.page.keyboard.press('ArrowRight')
      await at.page.waitForTimeout(30)
      const { all, ...faults } = await at.audit('screenTexts', least)
      expect(faults, all.join(' ')).toEqual({ outside: [], small: [] })
    }
    await at.close()
  })

  it('tells on its pages what a version corrected, what the check found and what the council gave', async () => {
    const read = async (page: string) => (await fetch(server.origin + page)).text()
    const result = await read(`/public/${QUARTER}`)
    expect(result).toContain('本版更正了第 1 版')
    expect(result).toMatch(/本版更正了什么[\s\S]+第三方监督 <b>— → \d/)
    expect(await read('/public/supervision')).toContain('第 1 批核查结果')
    expect(await read('/public/council')).toContain('收回选票 6 张，有效 6 张')
  })

  it('has public pages that read well on a phone, at twice the size, in both languages, and as a sheet of paper', async () => {
    await writeTexts(server.origin)
    const at = await visit({ origin: server.origin, own: true, width: 390, height: 844, expected: EXPECTED })
    for (const name of PUBLIC_PAGES) {
      await at.page.setViewportSize({ width: 390, height: 844 })
      await at.page.goto(`${server.origin}${name}`)
      expect(await axe(at.page), name).toEqual([])
      expect(told(await at.audit('overflow')), name).toEqual([])
      expect(told(await at.audit('smallTargets', 24)), name).toEqual([])
      // Text twice as large is half a window.
      await at.page.setViewportSize({ width: 195, height: 422 })
      expect(told(await at.audit('overflow')), `${name} at 200 %`).toEqual([])
      await at.page.setViewportSize({ width: 1440, height: 900 })
      await at.page.goto(`${server.origin}${name}?lang=en`)
      expect(await axe(at.page), `${name} in English`).toEqual([])
      expect(lintTexts(await at.audit('texts')), name).toEqual([])
    }
    await at.page.goto(`${server.origin}/public`)
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.press('Enter')
    await at.page.waitForURL('**/public/notices')
    for (const sheet of ['a4', 'a3'] as const) {
      await at.page.goto(`${server.origin}/public/${QUARTER}?sheet=${sheet}`)
      const [first] = readPdf(await at.page.pdf({ preferCSSPageSize: true })).pages
      const paper = [first?.width ?? 0, first?.height ?? 0].map(Math.round)
      expect(paper, sheet).toEqual({ a4: [595, 842], a3: [842, 1191] }[sheet])
    }
    await at.close()
  })

  it('gives a resident their progress: a code is printed by staff, and followed by whoever holds it', async () => {
    const staff = await visit({
      origin: server.origin,
      own: true,
      width: 1440,
      height: 900,
      expected: EXPECTED,
    })
    await enter(staff, 'operator')
    const { items } = await (await signIn(server.origin, 'operator')).get<{ items: { id: string }[] }>(
      `/cases?period=${QUARTER}&limit=1`,
    )
    await staff.open(`/cases/${encodeURIComponent(items[0]?.id ?? '')}`)
    await staff.page.getByRole('button', { name: '查询码' }).click()
    const dialog = staff.page.getByRole('dialog')
    await dialog.getByRole('button', { name: '生成查询码' }).click()
    const code = await dialog.locator('.progress-code').innerText()
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(await axe(staff.page)).toEqual([])
    const phone = await visit({
      origin: server.origin,
      own: true,
      width: 390,
      height: 844,
      expected: EXPECTED,
    })
    await phone.page.goto(`${server.origin}/public/progress`)
    await phone.page.getByLabel('查询码').fill(code.toLowerCase())
    await phone.page.keyboard.press('Enter')
    await phone.page.getByRole('listitem').filter({ hasText: '提交' }).waitFor()
    expect(await axe(phone.page)).toEqual([])
    expect(await phone.page.content()).not.toContain(items[0]?.id)
    await Promise.all([staff.close(), phone.close()])
  })

  it('lets the second reader see what could be personal in a text before it is approved', async () => {
    const operator = await signIn(server.origin, 'operator')
    const draft = {
      kind: 'guide',
      subject: 'safety',
      title: '消防通道堆物',
      body: '请拍照说明。经李建国协调后清走。',
    }
    await operator.post('/public-texts', draft)
    const at = await visit({ origin: server.origin, own: true, width: 390, height: 844, expected: EXPECTED })
    await enter(at, 'leader')
    await at.open('/settings')
    const item = at.page.locator('#texts li').filter({ hasText: '消防通道堆物' })
    await item.locator('mark', { hasText: '李建国' }).waitFor()
    expect(await axe(at.page)).toEqual([])
    const boxes = item.getByRole('checkbox')
    for (let i = 0; i < (await boxes.count()); i += 1) await boxes.nth(i).check({ force: true })
    await item.getByRole('button', { name: '审核通过并公布' }).click()
    await item.getByText('已公示').waitFor()
    await at.page.goto(`${server.origin}/public/guides`)
    await at.page.getByText('请拍照说明').waitFor()
    await at.close()
  })

  it('as one file plays without any server', async () => {
    const at = await visit({ own: true, width: 1920, height: 1080, expected: /.*/ })
    await at.page.goto(pathToFileURL(stick()).href)
    await at.page.getByText('云杉街道').first().waitFor()
    await at.page.keyboard.press('ArrowRight')
    await at.page.getByText('第一').first().waitFor()
    expect(at.requests.filter((url) => /^https?:/.test(url))).toEqual([])
    await at.close()
  })

  it('has no large white area and nobody’s data in any byte', async () => {
    const at = await visit({ origin: server.origin, own: true, width: 960, height: 720, expected: EXPECTED })
    await at.page.goto(`${server.origin}/s/${token}`)
    await at.page.locator('.layer svg text').first().waitFor()
    const png = (await at.page.screenshot()).toString('base64')
    expect(await at.audit('whiteShare', png)).toBeLessThan(0.01)
    const html = await at.page.content()
    expect(html).not.toMatch(/(?<![\d.])1[3-9]\d{9}(?!\d)|\d{17}[\dX]/)
    await at.close()
  })

  it('goes on without its server and has kept what it shows (the last test: its server is stopped)', async () => {
    const at = await visit({
      origin: server.origin,
      own: true,
      width: 1920,
      height: 1080,
      expected: EXPECTED,
    })
    await at.page.goto(`${server.origin}/s/${token}`)
    await at.page.getByText('云杉街道').first().waitFor()
    await at.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    // Over plain http there is none: the page comes from the browser's own cache.
    const plainOrigin = server.origin.replace('127.0.0.1', 'screen.test')
    const plain = await visit({
      origin: plainOrigin,
      own: true,
      width: 1920,
      height: 1080,
      expected: EXPECTED,
    })
    await plain.page.goto(`${plainOrigin}/s/${token}`)
    await plain.page.getByText('云杉街道').first().waitFor()
    expect(await plain.page.evaluate('"serviceWorker" in navigator')).toBe(false)
    await server.stop()
    const reload = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F5', cancelable: true }))"
    expect(await plain.page.evaluate(reload), 'a reload the page has taken over').toBe(false)
    await plain.page.locator('.layer svg text').first().waitFor()
    await at.page.keyboard.press('ArrowRight')
    await at.page.locator('.layer svg text').first().waitFor()
    const { origins } = await at.context.storageState()
    const kept = origins
      .flatMap(({ localStorage }) => localStorage)
      .find(({ name }) => name === 'pingyi-screen')
    expect(JSON.parse(JSON.parse(kept?.value ?? '{}').text).version).toMatch(/^0~2026-Q3v2\+t[\da-f]{8}$/)
    // Switched off and on again while the server is still down: the page and its data come from the screen's own copies.
    await at.page.close()
    const cold = await at.context.newPage()
    await cold.goto(`${server.origin}/s/${token}`)
    await cold.getByText('云杉街道').first().waitFor()
    await cold.locator('.layer svg text').filter({ hasText: '数据截至' }).first().waitFor()
    await plain.page.close()
    const plainCold = await plain.context.newPage()
    await plainCold.goto(`${plainOrigin}/s/${token}`)
    await plainCold.getByText('云杉街道').first().waitFor()
    await Promise.all([at.close(), plain.close()])
  })
})

it('reads no file of the dashboard', () => {
  const manifest = readFileSync(path.resolve('dist/web/.vite/kiosk.json'), 'utf8')
  expect(manifest).not.toMatch(/react|echarts|leaflet/)
})
