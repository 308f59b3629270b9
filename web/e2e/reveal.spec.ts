// A resident's data in full: asked for with a reason, shown on that page only, and entered in the audit log; nobody else is offered it.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseDetail, Cases } from '#api/contract/cases.ts'
import { ask } from './api.ts'
import { QUARTER } from './screens.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()
/** As the demo street's telephones are written, before they are masked. */
const WHOLE = /1380000\d{4}/
const REASON = '回访核实地址'

let server: Server
let id = ''
beforeAll(async () => {
  const file = path.join(folder, 'reveal.db')
  copyFileSync(seed, file)
  server = await startServer(file)
  const { items } = await ask<Cases>(`/cases?period=${QUARTER}&limit=50`)
  for (const item of items) {
    const { person } = await ask<CaseDetail>(`/cases/${encodeURIComponent(item.id)}`)
    if (person.phone === null || person.name === null) continue
    id = item.id
    break
  }
})
afterAll(() => server.stop())

async function signedIn(username: string, options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true, ...options })
  const data = { username, password: 'pingyi-demo' }
  await at.context.request.post(`${server.origin}/api/v1/session`, { data })
  return at
}

const address = () => `/cases/${encodeURIComponent(id)}`
const text = ({ page }: Visit) => page.locator('#content').innerText()

it('is shown for a reason, hidden again by leaving, and stands in the audit log with it', async () => {
  const at = await signedIn('supervisor')
  await at.open(address())
  expect(await text(at)).not.toMatch(WHOLE)
  await at.page.getByRole('button', { name: '显示个人信息' }).click()
  const dialog = at.page.getByRole('dialog')
  expect(await axe(at.page)).toEqual([])
  await dialog.getByRole('button', { name: '显示', exact: true }).click()
  await dialog.getByText('请写明查看理由（至少 2 个字）').waitFor()
  expect(await text(at)).not.toMatch(WHOLE)
  await dialog.getByLabel(/查看理由/).fill(REASON)
  await dialog.getByRole('button', { name: '显示', exact: true }).click()
  await at.page.getByText('已记入审计日志。此前无人查看').waitFor()
  expect(await text(at)).toMatch(WHOLE)
  expect(await axe(at.page)).toEqual([])
  await at.page.getByRole('button', { name: '隐藏' }).click()
  expect(await text(at)).not.toMatch(WHOLE)
  await at.page.reload()
  await at.settle()
  expect(await text(at)).not.toMatch(WHOLE)
  await at.open('/trail/audit?type=revealed')
  const row = at.page.getByRole('row').filter({ hasText: REASON })
  expect(await row.count()).toBe(1)
  expect(await row.innerText()).toContain('supervisor')
  expect(await row.innerText()).toContain(id)
  await at.close()
})

it.each([{ lang: 'en', theme: 'dark' }, { width: 390 }] as const)(
  'asks without a fault of axe or width in %o',
  async (options) => {
    const at = await signedIn('supervisor', options)
    await at.open(address())
    await at.page.getByRole('button', { name: /^(?:显示个人信息|Show personal)/ }).click()
    await at.page.getByRole('dialog').waitFor()
    expect(await axe(at.page)).toEqual([])
    expect(await at.audit('overflow')).toEqual([])
    await at.close()
  },
)

it('is offered to nobody who may not', async () => {
  const at = await signedIn('leader')
  await at.open(address())
  expect(await at.page.getByRole('button', { name: '显示个人信息' }).count()).toBe(0)
  expect(await text(at)).not.toMatch(WHOLE)
  await at.close()
})
