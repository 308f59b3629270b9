// A residents' council through the pages: slips, a ballot on a phone without JavaScript, 60 papers typed by two people, the sealed result.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMenu, saved } from './exportMenu.ts'
import { expectFit } from './fit.ts'
import { pressOn, writeInto } from './keyboard.ts'
import { readPdf } from './pdf.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, visits } from './support.ts'

const { visit } = visits()
const LIST = '/council?period=2026-Q3'
const PAPERS = 60

let server: Server
let operator: Visit
let council: string
let slips: string[]

beforeAll(async () => {
  const file = path.join(folder, 'council.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

async function enter(username: string, address = LIST): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true })
  await at.open(`/login?back=${encodeURIComponent(address)}`)
  await writeInto(at, '账号', username)
  await writeInto(at, '密码', 'pingyi-demo')
  await at.page.keyboard.press('Enter')
  await at.page.waitForURL((url) => url.pathname.startsWith('/council'))
  await at.settle()
  return at
}

const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click()
const tab = (at: Visit, step: string) => at.open(`${council}?period=2026-Q3&step=${step}`)

it('is set up from the template, with slips to cut, and opened', async () => {
  operator = await enter('operator')
  await expectFit(operator)
  const { page } = operator
  await pressOn(operator, page.getByRole('button', { name: '新建评议会' }))
  await page.getByLabel('时间').fill('2026-12-20T14:00')
  await page.getByLabel('地点').fill('三楼会议室')
  for (const at of [0, 1]) await page.getByRole('checkbox').nth(at).check()
  expect(await axe(page)).toEqual([])
  await press(operator, '保存')
  await page.getByRole('heading', { name: '2026年第三季度居民评议会' }).waitFor()
  await operator.settle()
  council = new URL(page.url()).pathname
  await press(operator, '修改议程')
  await page.getByRole('button', { name: /提前一位汇报/ }).click()
  await page.getByLabel('地点').fill('一楼大厅')
  expect(await axe(page)).toEqual([])
  await press(operator, '保存')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('一楼大厅').waitFor()
  await page.getByLabel('张数').fill('12')
  await press(operator, '制作选票条')
  await page.getByRole('button', { name: '打印选票条' }).waitFor()
  slips = await page.locator('.council-sheet code').allInnerTexts()
  expect(new Set(slips).size).toBe(12)
  expect(slips[0]).toMatch(new RegExp(`^${server.origin}/b/[\\w-]{22}$`))
  await expectFit(operator)
  await press(operator, '开始投票')
  await page.getByText('收到选票').waitFor()
  await operator.settle()
  await expectFit(operator)
})

describe('a ballot on a phone', () => {
  it.each([320, 360])('without JavaScript fits %i px, in large type, and counts once', async (width) => {
    const address = slips[width === 320 ? 0 : 1] ?? ''
    const browser = operator.context.browser()
    if (!browser) throw new Error('no browser')
    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, locale: 'zh-CN', viewport: { width, height: 640 } },
    })
    const page = await context.newPage()
    await page.goto(address)
    await vote(page, 3)
    expect(await page.getByText('还有 1 题没有选择').isVisible()).toBe(true)
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(3)
    await page.getByRole('radio', { checked: false }).last().check()
    await page.getByRole('button', { name: '投票' }).click()
    await page.getByRole('heading', { name: '投票成功' }).waitFor()
    await page.goto(address)
    await page.getByText('这张选票已经投过').waitFor()
    await context.close()
  })

  it('has nothing axe finds and no sideways scroll, in both languages', async () => {
    const at = await visit({
      origin: server.origin,
      own: true,
      width: 320,
      expected: /422|409|Failed to load/,
    })
    for (const lang of ['zh', 'en']) {
      await at.page.goto(`${slips[2]}?lang=${lang}`)
      expect(await axe(at.page)).toEqual([])
      await at.page.getByRole('button').click()
      expect(await axe(at.page)).toEqual([])
      expect(told(await at.audit('overflow'))).toEqual([])
    }
    await at.close()
  })

  it('is taken for as many as came by phone', async () => {
    for (const address of slips.slice(2, 8)) {
      const at = await visit({ origin: server.origin, own: true, width: 390 })
      await at.page.goto(address)
      await vote(at.page, 4)
      await at.page.getByRole('heading', { name: '投票成功' }).waitFor()
      await at.close()
    }
  })
})

/** Chooses the first answer of the first so many questions, and casts. */
async function vote(page: Page, answers: number): Promise<void> {
  for (let place = 0; place < answers; place += 1) await page.locator(`#q${place}-1`).check()
  await page.getByRole('button', { name: '投票' }).click()
}

/** Paper number n; every seventh is void. */
const paper = (n: number) => (n % 7 === 0 ? '0' : `${(n % 5) + 1}${(n % 3) + 1}1${(n % 2) + 1}`)
const stack = Array.from({ length: PAPERS }, (_, i) => paper(i + 1))

it('types 60 papers by two people, the second blind, and settles what differs', async () => {
  await tab(operator, 'papers')
  await typeStack(operator, stack)
  await expectFit(operator)
  const second = await enter('supervisor', `${council}?period=2026-Q3&step=papers`)
  // Slips of the finger: ballot 3 in one answer, ballot 14 as if it were not void.
  const begun = Date.now()
  await typeStack(
    second,
    stack.map((digits, i) => (i === 2 ? `${digits.slice(0, 3)}5` : i === 13 ? '1111' : digits)),
  )
  expect(Date.now() - begun).toBeLessThan(180_000)
  await second.page.getByText('第 3 号票：1 处不一致').waitFor()
  await second.page.getByText('第 14 号票：4 处不一致').waitFor()
  await expectFit(second)
  await second.page.getByLabel('按纸票核对第 3 号票').fill(paper(3))
  await second.page.getByLabel('按纸票核对第 14 号票').fill(paper(14))
  await second.page.getByText('不一致的选票').waitFor({ state: 'detached' })
  await second.page.getByText('两次一致或已核对 60 张').waitFor()
  await second.close()
})

/** Digit by digit, as fast as keys go; the last two of the tenth ballot deleted and typed again. */
async function typeStack(at: Visit, digits: readonly string[]): Promise<void> {
  const { page } = at
  await page.getByLabel(/号票的选择/).focus()
  await page.keyboard.type(digits.slice(0, 10).join(''))
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type((digits[9] ?? '').slice(-2))
  await page.keyboard.type(digits.slice(10).join(''))
  await page.getByText(`第 ${PAPERS} 号票已存下`).waitFor()
}

it('shows the departments’ reports on the projector, and prints a sheet of each', async () => {
  await tab(operator, 'report')
  await operator.page.keyboard.press('n')
  await operator.page.getByRole('heading', { name: /^2\/2/ }).waitFor()
  await operator.settle()
  await expectFit(operator)
  await operator.open(`${council}/paper?period=2026-Q3&v=reports`)
  const names = await operator.page.locator('.paper h2').allInnerTexts()
  expect(names).toHaveLength(2)
  await expectFit(operator)
  const { pages } = readPdf(await operator.page.pdf({ preferCSSPageSize: true }))
  expect(pages.map(({ text }) => names.findIndex((name) => text.includes(name.replaceAll(' ', ''))))).toEqual(
    [0, 1],
  )
})

it('tells no result before the sealing; then bars, intervals, minutes and notice', async () => {
  const { page } = operator
  await tab(operator, 'result')
  await page.getByText('尚未封票').waitFor()
  await tab(operator, 'agenda')
  await page.getByText('制作 12，已投 8，未投 4').waitFor()
  await page.getByText('已录 60，两次一致或已核对 60，待复录或核对 0').waitFor()
  expect(await page.getByRole('button', { name: '封票并计票' }).isDisabled()).toBe(true)
  await page.getByText('清点实到人数和发出选票张数').waitFor()
  await page.getByLabel('实到人数').fill('70')
  await page.getByLabel('发出选票（选票条与纸票合计）').fill('70')
  await press(operator, '保存清点')
  await page.getByText('已保存').waitFor()
  await press(operator, '封票并计票')
  await page.getByRole('dialog').getByRole('button', { name: '封票并计票' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await tab(operator, 'result')
  await page.getByText('有效 60，作废 8（手机 8，纸票 52）').waitFor()
  await expectFit(operator)
  await page.keyboard.press('T')
  await expectFit(operator)
  await page.setViewportSize({ width: 1440, height: 900 })
  await openMenu(operator)
  const { name, bytes } = await saved(operator, /^Excel/)
  expect(name).toMatch(/^pingyi-council-\d+-2026-Q3-20261224T1800\.xlsx$/)
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ rows }) => rows.length).slice(0, 2)).toEqual([1 + 2, 1 + 2 * 2])
  for (const kind of ['minutes', 'notice']) {
    await operator.open(`${council}/paper?period=2026-Q3${kind === 'notice' ? '&v=notice' : ''}`)
    await page.getByRole('table').first().waitFor()
    await expectFit(operator)
  }
})

it('is published by the leader, and stands in the quarter’s notice', async () => {
  const leader = await enter('leader', council)
  await press(leader, '公布结果')
  await leader.page.getByRole('dialog').getByRole('button', { name: '公布结果' }).click()
  await leader.page.getByText('已公布').first().waitFor()
  await leader.open('/notice?period=2026-Q3')
  await leader.page.getByText('五、居民评议。').waitFor()
  expect(await axe(leader.page)).toEqual([])
  await leader.close()
})
