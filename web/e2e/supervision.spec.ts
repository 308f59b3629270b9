// A supervisor without a mouse (AC-06): a sample is drawn, three records are checked, the results are handed in.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckResults } from '#api/contract/checkResults.ts'
import { pressOn, tabTo, writeInto } from './keyboard.ts'
import { type Server, startServer } from './server.ts'
import { folder, seed, visits } from './support.ts'

const DICE = '31415926535897932384'
const RECORDS = 3
const { visit } = visits()

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'supervision.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

it('draws, checks three records and hands the results in, by keyboard alone', async () => {
  const at = await visit({ origin: server.origin, own: true })
  const { page } = at
  const data = { username: 'supervisor', password: 'pingyi-demo' }
  await page.request.post(`${server.origin}/api/v1/session`, { data })
  await at.open('/supervise')
  await pressOn(at, page.getByRole('button', { name: '新建抽样' }))
  await page.getByText(/将从 .* 件中抽 .* 件/).waitFor()
  await pressOn(at, page.getByRole('button', { name: '锁定名单' }))
  await page.getByRole('textbox', { name: '公开值' }).waitFor()
  await page.getByRole('textbox', { name: '公开值' }).focus()
  await page.keyboard.type(DICE)
  await pressOn(at, page.getByRole('button', { name: '抽取样本' }))
  await pressOn(at, page.getByRole('dialog').getByRole('button', { name: '抽取样本' }))
  await pressOn(at, page.getByRole('link', { name: '去核查' }))
  for (let done = 0; done < RECORDS; done += 1) {
    await page.getByText(`已核查 ${done}/`).waitFor()
    await page.locator('.checklist fieldset').first().waitFor()
    for (const key of ['1', '1', '2', '1', '1', '1']) await page.keyboard.press(key)
    await page.keyboard.press('Control+Enter')
  }
  await page.getByText(`已核查 ${RECORDS}/`).waitFor()
  await at.settle()
  await tabTo(at, page.getByRole('tab', { name: '核查' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await pressOn(at, page.getByRole('button', { name: '提交结果' }))
  await page.getByRole('dialog').waitFor()
  await writeInto(at, '理由', '演示：只核查三件')
  await pressOn(at, page.getByRole('dialog').getByRole('button', { name: '提交结果' }))
  await page.getByText('结果指纹 SHA-256').waitFor()
  const results: CheckResults = await (
    await page.request.get(`${server.origin}/api/v1/samples/1/results`)
  ).json()
  const { upheld, asked } = results.total
  expect([results.state, upheld.num]).toEqual(['submitted', 0])
  // Of those whom a second inspector has yet to check nothing is said.
  expect(upheld.den).toBeGreaterThan(0)
  expect(upheld.den).toBeLessThanOrEqual(RECORDS)
  expect(results.unfinished.unchecked.count).toBe(asked.count - upheld.den)
  await at.close()
})
