// A supervisor keeps a checkpoint and finds out what became of the log since; the audit log is searched by its address.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAct } from '#api/services/audit/recordAct.ts'
import { type Db, openDb } from '#db/open.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, type Visit, type VisitOptions, visits } from './support.ts'

const { visit } = visits()

let server: Server
let db: Db
beforeAll(async () => {
  const file = path.join(folder, 'trail.db')
  copyFileSync(seed, file)
  server = await startServer(file)
  db = openDb(file, { skipMigrations: true })
})
afterAll(async () => {
  db.close()
  await server.stop()
})

const act = (data: Record<string, string>) =>
  recordAct(db.sqlite, { type: 'exported', by: 'operator', data }, Date.parse('2026-11-02T02:00:00Z'))

async function signedIn(options: VisitOptions = {}): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true, ...options })
  const data = { username: 'supervisor', password: 'pingyi-demo' }
  await at.context.request.post(`${server.origin}/api/v1/session`, { data })
  // As on plain http: browsers give no crypto.subtle there.
  await at.context.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined })")
  return at
}

describe('checking the trail', () => {
  it('says what stands unchanged, and raises the alarm where the file was changed', async () => {
    const at = await signedIn({ expected: /409/ })
    act({ file: 'a.csv' })
    await at.open('/trail')
    await at.page.getByText('签名有效，已在本浏览器中验证').waitFor()
    await at.page.getByRole('button', { name: '保存在本浏览器' }).click()
    await at.page.getByText(/一条未改、一条未少，此后没有新增/).waitFor()
    expect(await axe(at.page)).toEqual([])
    act({ file: 'b.csv' })
    await at.open('/trail')
    await at.page.getByText(/一条未改、一条未少；此后新增 \d+ 条/).waitFor()
    // Rewritten behind the product's back, so that the log can be continued from what is there now.
    db.sqlite.exec('DROP TRIGGER node_no_update; DROP TRIGGER event_no_update')
    db.sqlite.exec(
      'UPDATE node SET hash = zeroblob(32) WHERE level >= 1; UPDATE event SET leaf = zeroblob(32)',
    )
    act({ file: 'c.csv' })
    await at.open('/trail')
    await at.page.getByText('留痕日志与先前签发的检查点不一致').first().waitFor()
    expect(await axe(at.page)).toEqual([])
    await at.close()
  })
})

describe('the audit log', () => {
  it('is found by type and text, and says who may read it', async () => {
    const at = await signedIn({ width: 390 })
    act({ file: '重点工单.xlsx' })
    await at.open('/trail/audit?act=exported')
    await at.page.getByText('重点工单.xlsx').first().waitFor()
    await at.page.getByRole('searchbox', { name: '包含文字' }).fill('nowhere')
    await at.page.getByRole('button', { name: '查询' }).click()
    await at.page.getByText('没有符合条件的记录').waitFor()
    expect(new URL(at.page.url()).searchParams.get('q')).toBe('nowhere')
    expect(await axe(at.page)).toEqual([])
    await at.close()
    const reader = await visit({ origin: server.origin, own: true })
    await reader.open('/trail/audit')
    await reader.page.getByText(/审计日志由.*查看/).waitFor()
    await reader.close()
  })
})
