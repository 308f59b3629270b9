// Who may enter: the lock that counts down, the way in before anything else, one's own account, the administrator's list.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, type Visit, visits } from './support.ts'

const { visit } = visits()
const PASSWORD = 'pingyi-demo'
/** Refusals that a test provokes. */
const REFUSED = /40[0139]|429|status of 4/

let open: Server
let closed: Server
beforeAll(async () => {
  const files = ['access-open.db', 'access-closed.db'].map((name) => path.join(folder, name))
  const [first = '', second = ''] = files
  for (const file of files) copyFileSync(seed, file)
  open = await startServer(first)
  closed = await startServer(second, { PINGYI_LOOPBACK_READING: 'off' })
})
afterAll(() => Promise.all([open.stop(), closed.stop()]))

async function enter({ page }: Visit, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.locator('button[type=submit]').click()
}

describe('signing in', () => {
  it('after five wrong passwords says how long to wait, counts down, and lets in where the account is not locked', async () => {
    const at = await visit({ origin: open.origin, own: true, expected: REFUSED })
    await at.open('/login')
    for (let n = 0; n < 6; n += 1) {
      await enter(at, 'supervisor2', `wrong ${n}`)
      await at.settle()
    }
    const alert = at.page.getByRole('alert')
    expect(await alert.innerText()).toMatch(/^密码错误次数过多，(2\d|30) 秒后可再试$/)
    expect(await at.page.locator('button[type=submit]').isDisabled()).toBe(true)
    expect(await axe(at.page)).toEqual([])
    const shown = at.page.locator('.strip-poor')
    const before = await shown.innerText()
    await shown.filter({ hasNotText: before }).waitFor()
    await at.page.getByRole('button', { name: '以supervisor登录' }).click()
    await at.page.waitForURL((url) => url.pathname === '/')
    await at.close()
  })

  it('stands before everything where reading needs it, and the shared link leads to itself', async () => {
    const at = await visit({ origin: closed.origin, own: true, expected: REFUSED })
    await at.page.goto(`${closed.origin}/rank?period=2026-Q3&group=property`)
    await at.page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    expect(await axe(at.page)).toEqual([])
    await at.page.getByText('English', { exact: true }).click()
    await at.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await at.page.getByText('中文', { exact: true }).click()
    await at.page.getByText('大字版', { exact: true }).click()
    expect(await at.page.locator('html').getAttribute('data-size')).toBe('large')
    await enter(at, 'leader')
    await at.page.locator('.table').first().waitFor()
    expect(new URL(at.page.url()).search).toBe('?period=2026-Q3&group=property')
    await at.close()
  })
})

describe('one’s own account', () => {
  it('ends the session of another browser, which then says so and loses nothing', async () => {
    const here = await visit({ origin: open.origin, own: true, expected: REFUSED })
    const there = await visit({ origin: open.origin, own: true, expected: REFUSED })
    for (const at of [there, here]) {
      await at.open('/login?back=%2Faccount')
      await enter(at, 'operator')
      await at.page.getByRole('table', { name: '登录的设备' }).waitFor()
    }
    await here.settle()
    expect(await axe(here.page)).toEqual([])
    await there.page.getByLabel('原密码').fill('half typed')
    await here.page.getByRole('button', { name: /^退出 Chrome/ }).click()
    await here.page.getByRole('button', { name: /^退出 Chrome/ }).waitFor({ state: 'detached' })
    await there.page.getByLabel('新密码', { exact: true }).fill('another horse')
    await there.page.getByLabel('再输一次新密码').fill('another horse')
    await there.page.getByRole('button', { name: '修改密码' }).click()
    await there.page.getByText('会话已结束').waitFor()
    expect(await there.page.getByLabel('原密码').inputValue()).toBe('half typed')
    expect(await axe(there.page)).toEqual([])
    await Promise.all([here.close(), there.close()])
  })
})

describe('the administrator', () => {
  it('adds an account, which signs in, and disables it, which ends that', async () => {
    const at = await visit({ origin: open.origin, own: true, expected: REFUSED })
    await at.open('/login?back=%2Fsettings')
    await enter(at, 'admin')
    await at.page.getByRole('table', { name: '账号' }).waitFor()
    await at.settle()
    expect(await axe(at.page)).toEqual([])
    await at.page.getByRole('button', { name: '新增账号' }).click()
    const form = at.page.getByRole('dialog')
    await form.getByRole('button', { name: '保存' }).click()
    expect(await form.getByRole('alert').innerText()).toMatch(/^账号由/)
    await form.getByLabel('账号', { exact: true }).fill('zhang')
    await form.getByLabel('角色').selectOption('department')
    await form.getByLabel('新密码').fill('correct horse')
    await form.getByRole('button', { name: '保存' }).click()
    expect(await form.getByRole('alert').innerText()).toBe('责任单位账号须选择所属单位')
    expect(await axe(at.page)).toEqual([])
    await form.getByLabel('所属单位').selectOption({ index: 1 })
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'hidden' })
    const other = await visit({ origin: open.origin, own: true, expected: REFUSED })
    await other.open('/login?back=%2Fsettings')
    await enter(other, 'zhang', 'correct horse')
    await other.page.getByText('账号由系统管理员管理。').waitFor()
    await at.page.getByRole('button', { name: '停用：zhang' }).click()
    await at.page.getByRole('button', { name: '启用：zhang' }).waitFor()
    await other.open('/account')
    await other.page.getByText('登录后可修改密码').waitFor()
    await Promise.all([at.close(), other.close()])
  })
})
