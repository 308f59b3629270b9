// Long names (AC-42): units and communities of thirty characters and counts of eight digits are read in full somewhere, and nothing bursts.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QUARTER } from './screens.ts'
import { type Server, startServer } from './server.ts'
import { folder, seed, told, visits } from './support.ts'

const { visit } = visits()

/** Thirty characters, of which the last three tell them apart. */
const LONG = '云杉街道东片区综合治理与网格化便民服务中心第三工作站暨联合'

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'names.db')
  copyFileSync(seed, file)
  const db = new Database(file)
  for (const table of ['department', 'community'])
    db.prepare(`UPDATE ${table} SET name = ? || substr('00' || rowid, -2)`).run(LONG.slice(0, 28))
  db.close()
  server = await startServer(file)
})
afterAll(() => server.stop())

const SCREENS = ['/', '/map', '/map?v=table', '/rank', '/sla', '/unit/c01', '/cases', '/help']

describe('with long names', () => {
  it.each(SCREENS)(
    '%s fits desk, tablet and phone and cuts nothing off without telling it',
    async (address) => {
      const at = await visit({ origin: server.origin })
      await at.open(`${address}${address.includes('?') ? '&' : '?'}period=${QUARTER}`)
      for (const width of [1440, 768, 360]) {
        await at.resize(width)
        expect(told(await at.audit('overflow')), `${width} px`).toEqual([])
        expect(told(await at.audit('clipped')), `${width} px`).toEqual([])
      }
      await at.close()
    },
  )
})

describe('large counts', () => {
  it('keep their places', async () => {
    const at = await visit()
    await at.page.route('**/api/v1/rankings*', async (route) => {
      const text = await (await route.fetch()).text()
      await route.fulfill({
        contentType: 'application/json',
        body: text.replace(/"(num|den|cases)":(\d+)/g, (_, name, n) => `"${name}":${Number(n) + 12_345_678}`),
      })
    })
    await at.open(`/rank?period=${QUARTER}`)
    for (const width of [1440, 360]) {
      await at.resize(width)
      expect(told(await at.audit('overflow'))).toEqual([])
      expect(told(await at.audit('clipped'))).toEqual([])
    }
    await at.close()
  })
})
