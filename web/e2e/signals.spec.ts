// A supervisor reads a question, opens its cases, looks at the evidence and answers; a department is told why it sees none.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, told, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()
/** A year asks more than a quarter: there is something to answer. */
const ADDRESS = '/supervise?period=2026&tab=signals'

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'signals.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

async function signedIn(username: string, options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true, ...options })
  await at.context.request.post(`${server.origin}/api/v1/session`, {
    data: { username, password: 'pingyi-demo' },
  })
  return at
}

describe('questions of the figures', () => {
  it('are read, looked into and answered', async () => {
    const at = await signedIn('supervisor')
    await at.open(ADDRESS)
    const { page } = at
    await page.getByText('不参与排名，不作扣分').waitFor()
    const card = page.locator('.signal').first()
    await card.getByRole('button', { name: '看依据' }).click()
    await card.locator('.signal-evidence svg').first().waitFor()
    await card.getByRole('button', { name: '答复', exact: true }).click()
    await card.getByText('转入抽样').click()
    await card.getByRole('textbox').fill('同一批停水，统一答复')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 900 })
    await at.settle()
    expect(told(await at.audit('overflow'))).toEqual([])
    expect(told(await at.audit('smallTargets', 44))).toEqual([])
    await card.getByRole('button', { name: '记下答复' }).click()
    await card.locator('.pill', { hasText: '转入抽样' }).waitFor()
    await card.locator('.signal-answer', { hasText: '统一答复' }).waitFor()
    await card.getByRole('link', { name: '新建抽样，线索工单加倍抽' }).click()
    await page.getByText(/线索涉及 \d+ 件/).waitFor()
    await at.close()
  })

  it('open exactly their cases', async () => {
    const at = await signedIn('supervisor')
    await at.open(ADDRESS)
    const link = at.page.locator('.signal').first().locator('a.btn')
    const said = (await link.innerText()).replace(/\D/g, '')
    await link.click()
    const total = await at.page
      .getByText(/^共 [\d,]+ 件/)
      .first()
      .innerText()
    expect(total.replace(/\D/g, '')).toMatch(new RegExp(`^${said}`))
    await at.page.getByText('不论何时受理').waitFor()
    await at.close()
  })

  it('are legible in the dark and in English', async () => {
    const at = await signedIn('supervisor', { lang: 'en', theme: 'dark' } as VisitOptions)
    await at.open(ADDRESS)
    await at.page.locator('.signal').first().getByRole('button', { name: 'Show evidence' }).click()
    await at.page.locator('.signal-evidence svg').first().waitFor()
    expect(await axe(at.page)).toEqual([])
    await at.close()
  })

  it('are not for departments', async () => {
    const at = await signedIn('department')
    await at.open(ADDRESS)
    await at.page.getByText('单位看不到').waitFor()
    await at.close()
  })
})
