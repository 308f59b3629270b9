// Limits changed through the page: tried out, saved, judged by; and the screens of those who may, in every look.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pressOn } from './keyboard.ts'
import { lintTexts } from './lint.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'rules.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

async function enter(options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ ...options, origin: server.origin, own: true })
  const data = { username: 'operator', password: 'pingyi-demo' }
  await at.context.request.post(`${server.origin}/api/v1/session`, { data })
  await at.open('/settings')
  return at
}

async function expectFit(at: Visit): Promise<void> {
  expect(await axe(at.page)).toEqual([])
  expect(told(await at.audit('contrastFaults'))).toEqual([])
  expect(told(await at.audit('overflow'))).toEqual([])
  expect(lintTexts(await at.audit('texts'))).toEqual([])
}

it('the effect of new limits is shown, then they are saved and judge', async () => {
  const at = await enter()
  await expectFit(at)
  await pressOn(at, at.page.getByRole('button', { name: '修改时限' }))
  const form = at.page.getByRole('dialog', { name: /修改时限/ })
  await form.waitFor()
  await form.getByLabel('确认接收').first().fill('5')
  await form.getByLabel('生效日期').fill('2026-10-01')
  await pressOn(at, form.getByRole('button', { name: '影响预览' }))
  await form.getByText(/项判定改变。/).waitFor()
  await expectFit(at)
  await at.page.setViewportSize({ width: 390, height: 844 })
  await at.settle()
  expect(told(await at.audit('overflow'))).toEqual([])
  expect(told(await at.audit('smallTargets', 44))).toEqual([])
  await pressOn(at, form.getByRole('button', { name: '保存并重新判定' }))
  await at.page.getByText(/已保存第 2 版/).waitFor()
  await at.settle()
  expect(await at.page.getByRole('table', { name: /第 2 版/ }).innerText()).toContain('5 个工作日')
  expect(told(await at.audit('overflow'))).toEqual([])
  await at.close()
})

it.each([
  { theme: 'dark', lang: 'en' },
  { size: 'large', width: 390 },
] as const)('who may change them finds the settings legible in %j', async (look) => {
  const at = await enter(look)
  await expectFit(at)
  await pressOn(at, at.page.getByRole('button', { name: /^(修改时限|Change limits)$/ }))
  await at.page.getByRole('dialog').waitFor()
  expect(await axe(at.page)).toEqual([])
  expect(told(await at.audit('overflow'))).toEqual([])
  await at.close()
})

it('presenting leaves no blank side and covers nothing', async () => {
  const at = await enter()
  for (const address of ['/rank?period=2026-Q3', '/?period=2026-Q3', '/sla?period=2026-Q3']) {
    await at.open(address)
    await at.page.keyboard.press('p')
    await at.settle()
    const bar = await at.page.locator('.present-bar').boundingBox()
    const top = await at.page.locator('.top').boundingBox()
    const head = await at.page.locator('#content .head').boundingBox()
    expect((bar?.y ?? 0) + (bar?.height ?? 0), address).toBeLessThanOrEqual(
      (top?.y ?? 0) + (top?.height ?? 0),
    )
    expect(head?.width, address).toBeGreaterThan(1300)
    expect(await axe(at.page)).toEqual([])
    await at.page.keyboard.press('Escape')
  }
  await at.close()
})
