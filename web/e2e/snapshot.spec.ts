// A published period as it leaves the product: notice, files and picture out of the snapshot, whatever comes in later; exports named in the log.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppraisalResult } from '#api/contract/appraisals.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { openMenu, saved } from './exportMenu.ts'
import { lintTexts } from './lint.ts'
import { readPdf } from './pdf.ts'
import { QUARTER } from './screens.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, visits } from './support.ts'

const { visit } = visits()
const database = path.join(folder, 'snapshot.db')
const cookies = new Map<string, string>()

let server: Server
beforeAll(async () => {
  copyFileSync(seed, database)
  server = await startServer(database)
  for (const username of ['operator', 'leader']) cookies.set(username, await cookieOf(username))
  await send('operator', `/appraisals/${QUARTER}/freeze`, {})
  await send('operator', `/appraisals/${QUARTER}/open-objections`, {})
  await send('leader', `/appraisals/${QUARTER}/publish`, { confirm: QUARTER })
})
afterAll(() => server.stop())

async function cookieOf(username: string): Promise<string> {
  const answer = await post('/session', { username, password: 'pingyi-demo' })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const post = (url: string, body: object, cookie = '') =>
  fetch(`${server.origin}/api/v1${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })

async function send(as: string, url: string, body: object): Promise<unknown> {
  const answer = await post(url, body, cookies.get(as))
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const live = async (): Promise<Rankings> =>
  (await fetch(`${server.origin}/api/v1/rankings?period=${QUARTER}`)).json() as Promise<Rankings>

/** A case comes in late, received and due in the published quarter. */
async function enterLate(): Promise<void> {
  const { id } = (await send('operator', '/cases', {
    ...{ receivedAt: '2026-08-20T09:00:00+08:00', channel: 'phone', category: 'facility.streetlight' },
    ...{ urgency: 'ordinary', scope: 'household', title: '路灯不亮', firstReceiver: 'c01' },
  })) as { id: string }
  await send('operator', `/cases/${encodeURIComponent(id)}/events`, {
    ...{ type: 'replied', occurredAt: '2026-09-10T12:00:00+08:00', department: 'c01' },
  })
}

const look = (address: string, at: Visit) => at.open(address)
const RANK = `/rank?period=${QUARTER}&snapshot=1`

interface Taken {
  readonly notice: string
  readonly csv: readonly string[][]
  readonly xlsx: unknown
}

/** Everything but who, when and from which address. */
async function takeAll(): Promise<Taken> {
  const at = await visit({ origin: server.origin })
  await look(`/notice?period=${QUARTER}`, at)
  const notice = await at.page.locator('.paper').innerText()
  await look(RANK, at)
  await openMenu(at)
  const rows: string[][] = parse((await saved(at, /^CSV/)).bytes, { bom: true })
  const { sheets } = await readXlsx((await saved(at, /^Excel/)).bytes)
  await at.close()
  const own = /导出人|导出时间|来源网址/
  return {
    notice: notice
      .split('\n')
      .filter((line) => !own.test(line))
      .join('\n'),
    csv: rows.filter(([label = '']) => !own.test(label)),
    xlsx: sheets.map(({ name, rows: all }) => [name, all.filter(([label]) => !own.test(String(label)))]),
  }
}

describe('a published quarter', () => {
  it('gives the same notice, CSV and Excel after later rows, and says so of live numbers', async () => {
    const before = await takeAll()
    expect(before.notice).not.toContain('草稿')
    const { published } = await live()
    expect(before.notice).toContain(published?.sha256)
    await enterLate()
    expect((await live()).published?.isSame).toBe(false)
    expect(await takeAll()).toEqual(before)
    const at = await visit({ origin: server.origin })
    await look(`/notice?period=${QUARTER}&snapshot=live`, at)
    const text = await at.page.locator('.paper').innerText()
    expect(text).toContain('与发布版本不一致')
    expect(text).toContain('（草稿，未发布）')
    await at.close()
  })

  it('prints three pages of A4 without 草稿, the hash on the last; the switch goes to live numbers and back', async () => {
    const at = await visit({ origin: server.origin })
    await look(`/notice?period=${QUARTER}`, at)
    const { pages } = readPdf(await at.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages.length).toBe(3)
    const texts = pages.map(({ text }) => text)
    for (const text of texts) expect(text).not.toContain('草稿')
    expect(texts.at(-1)).toContain((await live()).published?.sha256)
    expect(await axe(at.page)).toEqual([])
    await at.page.getByText('实时数据', { exact: true }).click()
    await at.page.locator('.paper-watermark').waitFor({ state: 'attached' })
    expect(new URL(at.page.url()).searchParams.get('snapshot')).toBe('live')
    await at.page.getByText('已发布第 1 版').click()
    await at.page.locator('.paper-watermark').waitFor({ state: 'detached' })
    await at.close()
  })

  it('is drawn on the ranking by ?snapshot, without complaint of axe, words or width', async () => {
    for (const [lang, theme] of [
      ['zh', 'light'],
      ['en', 'dark'],
    ] as const) {
      const at = await visit({ origin: server.origin, lang, theme })
      for (const address of [RANK, `/notice?period=${QUARTER}`, `/notice/unit/c01?period=${QUARTER}`]) {
        await look(address, at)
        expect(await axe(at.page), address).toEqual([])
        expect(lintTexts(await at.audit('texts')), address).toEqual([])
        await at.resize(390)
        expect(told(await at.audit('overflow')), address).toEqual([])
        await at.resize(1440)
      }
      await at.close()
    }
  })

  it('opens the cases frozen with a figure and of a score’s fractions, not the lists of today’s data', async () => {
    const at = await visit({ origin: server.origin })
    await look(RANK, at)
    const { page } = at
    const result = await fetch(`${server.origin}/api/v1/appraisals/${QUARTER}/result?version=1`)
    const [group] = ((await result.json()) as AppraisalResult).rankings.groups
    const { response_rate: rate } = group?.total.indicators ?? {}
    await page.getByRole('button', { name: /^响应率 · 居委会 .*查看口径$/ }).click()
    await page.getByText(`共 ${rate?.den} 件`).waitFor()
    expect(await page.locator('.popover a[href^="/cases?"]').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^综合分 · 居委会 / }).click()
    await page.getByRole('button', { name: /^响应率 · 居委会 .*查看冻结的工单$/ }).click()
    await page.getByText(`共 ${rate?.den} 件`).waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.locator('.popover').count()).toBe(1)
    await at.close()
  })

  it('as a long picture has no watermark, its parts no higher than 3,840 px', async () => {
    const at = await visit({ origin: server.origin })
    await look(RANK, at)
    await openMenu(at)
    await at.page.getByRole('button', { name: /^长图/ }).click()
    await at.page.locator('.exports-picture').first().waitFor()
    const sizes: number[][] = await at.page.evaluate(
      `[...document.querySelectorAll('.exports-picture')].map((one) => [one.naturalWidth, one.naturalHeight, one.src.length])`,
    )
    for (const [width, height, length] of sizes) {
      expect(width).toBe(1080)
      expect(height).toBeLessThanOrEqual(3840)
      expect(((length ?? 0) * 3) / 4).toBeLessThanOrEqual(2_000_000)
    }
    await at.close()
  })
})

describe('the audit log', () => {
  it('has every export with what, format, period, rows and version', () => {
    const db = new Database(database, { readonly: true })
    const bodies = db
      .prepare('SELECT body FROM event WHERE case_key IS NULL AND body LIKE \'%"type":"exported"%\'')
      .pluck()
      .all()
      .map((body) => JSON.parse(String(body)))
    db.close()
    const named = bodies.map(({ what, format, period, snapshot }) => [what, format, period, snapshot])
    for (const one of [
      ['rank', 'csv', QUARTER, 1],
      ['rank', 'xlsx', QUARTER, 1],
      ['rank', 'png', QUARTER, 1],
      ['notice', 'print', QUARTER, 1],
    ])
      expect(named).toContainEqual(one)
    expect(bodies.find(({ format }) => format === 'csv').rowsTold).toBeGreaterThan(5)
  })

  it('that cannot be written gives no file, and says why', async () => {
    const at = await visit({ origin: server.origin, own: true, expected: /audit\/exports|503/ })
    await at.context.route('**/audit/exports', (route) => route.fulfill({ status: 503, body: '' }))
    await look(RANK, at)
    await openMenu(at)
    let files = 0
    at.page.on('download', () => {
      files += 1
    })
    await at.page.getByRole('button', { name: /^CSV/ }).click()
    await at.page.getByText('导出记录未能写入审计日志').waitFor()
    expect(files).toBe(0)
    await at.close()
  })
})
