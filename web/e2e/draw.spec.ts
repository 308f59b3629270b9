// A supervisor draws a sample in front of everybody, parties among them; a stranger in another browser makes the same draw, and finds a changed one.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sample } from '#api/contract/samples.ts'
import { pressOn } from './keyboard.ts'
import { webRoot } from './places.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, type VisitOptions, visits } from './support.ts'

const DICE = '31415926535897932384'
const LOTTERY = '福彩双色球 2026146 期'
const { visit } = visits()

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'draw.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

async function signedIn(options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true, ...options })
  const data = { username: 'supervisor', password: 'pingyi-demo' }
  await at.context.request.post(`${server.origin}/api/v1/session`, { data })
  return at
}

async function drawnOver(at: Visit): Promise<Sample> {
  const post = async (url: string, data: object): Promise<Sample> =>
    (await at.context.request.post(`${server.origin}/api/v1/samples${url}`, { data })).json()
  const { id } = await post('', { period: '2026-Q3' })
  return post(`/${id}/draw`, { public: DICE })
}

/** Case ids of the sample as the recheck page lists them. */
const listed = ({ page }: Visit) => page.locator('table').first().locator('tbody th').allTextContents()

const LOOKS = [
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light', lang: 'en', size: 'large' },
] as const

const SMALLEST_PX = 24

async function requireSound(at: Visit): Promise<void> {
  expect(await axe(at.page)).toEqual([])
  expect(told(await at.audit('overflow'))).toEqual([])
  expect(told(await at.audit('smallTargets', SMALLEST_PX))).toEqual([])
}

/** Kept where somebody wants to look at it. */
async function shoot(at: Visit, name: string): Promise<void> {
  const to = process.env.PINGYI_SHOTS
  if (to === undefined) return
  mkdirSync(to, { recursive: true })
  await at.page.screenshot({ path: path.join(to, `${name}.png`), fullPage: true })
}

/** A party commits to a secret made on its machine, which is told once. */
async function commit({ page }: Visit, party: string): Promise<string> {
  await page.getByLabel('参与方名称').fill(party)
  await page.getByRole('button', { name: '在本机生成秘密' }).click()
  const secret = await page.locator('.strip code').innerText()
  await page.getByRole('button', { name: '提交承诺' }).click()
  await page.getByLabel(`${party}的秘密`).waitFor()
  return secret
}

describe('a draw', () => {
  it('is made with parties of whom one keeps silent, and the same in another browser; one changed id is named', async () => {
    const at = await signedIn()
    const { page } = at
    await at.open('/supervise')
    await pressOn(at, page.getByRole('button', { name: '新建抽样' }))
    await page.getByText(/将从 .* 件中抽 .* 件/).waitFor()
    await page.getByText(/误差 ±5 个百分点需 n=\d/).waitFor()
    await at.settle()
    await page.getByText('抽样范围：全部工单').click()
    await page.getByText('普通', { exact: true }).click()
    await page.getByText('不计入季度考核').waitFor()
    await at.settle()
    await requireSound(at)
    await shoot(at, 'new')
    await pressOn(at, page.getByRole('button', { name: '锁定名单' }))
    await page.getByRole('heading', { name: '当众宣读' }).waitFor()
    await requireSound(at)
    await shoot(at, 'frozen')
    const stranger = await visit({ origin: server.origin, own: true })
    const address = await page.getByRole('link', { name: /公开复核页/ }).getAttribute('href')
    await stranger.open(address ?? '')
    await stranger.page.getByText('名单已锁定，尚未抽取').waitFor()
    await requireSound(stranger)
    await shoot(stranger, 'recheck-frozen')
    const [secret = ''] = [await commit(at, '区监委'), await commit(at, '居民代表')]
    await page.getByLabel('区监委的秘密').fill(secret)
    await page.getByRole('button', { name: '揭示' }).first().click()
    await page.getByText('已揭示').waitFor()
    await page.getByRole('textbox', { name: '公开值' }).focus()
    await page.keyboard.type(LOTTERY)
    await pressOn(at, page.getByRole('button', { name: '抽取样本' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('居民代表 没有揭示').waitFor()
    await requireSound(at)
    await pressOn(at, dialog.getByRole('button', { name: '抽取样本' }))
    await page.getByRole('heading', { name: /样本 \d+ 件，核查员/ }).waitFor()
    await at.settle()
    await requireSound(at)
    await shoot(at, 'drawn')

    const id = new URL(page.url()).searchParams.get('batch')
    const sample: Sample = await (
      await at.context.request.get(`${server.origin}/api/v1/samples/${id}`)
    ).json()
    await stranger.open(address ?? '')
    await stranger.page.getByText('一致：重新抽取得到同一份样本').waitFor()
    for (const said of ['区监委：已揭示; 居民代表：未揭示', LOTTERY, '紧急程度：普通'])
      expect(await stranger.page.locator('dl').innerText()).toContain(said)
    expect([...(await listed(stranger))].sort()).toEqual(sample.records.map(({ caseId }) => caseId).sort())
    await requireSound(stranger)
    await shoot(stranger, 'recheck-true')

    const file = await (await at.context.request.get(`${server.origin}/api/v1/samples/${id}/file`)).text()
    const changed = `${sample.records[0]?.caseId}9`
    const forged = path.join(folder, 'forged.json')
    writeFileSync(forged, file.replaceAll(`"${sample.records[0]?.caseId}"`, `"${changed}"`))
    await stranger.page.locator('input[type=file]').setInputFiles(forged)
    await stranger.page.getByText('不一致：').waitFor()
    const said = await stranger.page.locator('.verdict').textContent()
    expect(said).toMatch(/名单/)
    await shoot(stranger, 'recheck-false')
    const swapped = JSON.parse(file)
    swapped.sample[0].id = swapped.frame.find((one: string) => one !== swapped.sample[0].id)
    writeFileSync(forged, JSON.stringify(swapped))
    await stranger.page.locator('input[type=file]').setInputFiles(forged)
    await stranger.page.getByText(`现为“${swapped.sample[0].id}”`).waitFor()
    await Promise.all([at.close(), stranger.close()])
  })

  it('is made again by the one offline file, without any server', async () => {
    const at = await signedIn()
    const { id, records } = await drawnOver(at)
    const kept = path.join(folder, 'kept.json')
    const text = await (await at.context.request.get(`${server.origin}/api/v1/samples/${id}/file`)).text()
    writeFileSync(kept, text)
    const page = path.join(folder, 'recheck-offline.html')
    copyFileSync(path.join(webRoot, 'recheck-offline.html'), page)
    expect(readFileSync(page).length).toBeLessThan(50_000)
    const alone = await at.context.newPage()
    await alone.goto(pathToFileURL(page).href)
    await alone.locator('input[type=file]').setInputFiles(kept)
    await alone.getByText('一致：重新抽取得到同一份样本').waitFor()
    expect(await alone.locator('tbody th').count()).toBe(records.length)
    await at.close()
  })

  it('looks right everywhere: list, form, batch, paper, recheck', async () => {
    const first = await signedIn()
    const { id } = await drawnOver(first)
    await first.close()
    const screens = {
      list: '/supervise',
      form: '/supervise?batch=new',
      batch: `/supervise?batch=${id}`,
      paper: `/supervise/${id}/sheet`,
      recheck: `/recheck/${id}`,
    }
    for (const look of LOOKS) {
      const at = await signedIn(look)
      for (const [what, address] of Object.entries(screens)) {
        // The recheck page follows the browser, not the app's own choice.
        await at.page.emulateMedia({ colorScheme: look.theme })
        await at.open(address)
        await requireSound(at)
        await shoot(at, `${what}-${Object.values(look).join('-')}`)
      }
      await at.close()
    }
  })
})
