import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clearUploads, openUpload, storeUpload, uploadFolder } from './receiveUpload.ts'
import { type Bench, NOW, openBench } from './test/importFixture.ts'

const DAY_MS = 86_400_000

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())

describe('an upload', () => {
  it('is nobody else’s to read', async () => {
    const file = await storeUpload(bench.db.path, Readable.from(['张三,13800138000']))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(uploadFolder(bench.db.path)).mode & 0o777).toBe(0o700)
  })

  it('that no batch ever named goes after a week, one that is named or new stays', async () => {
    const { db } = bench
    const named = await storeUpload(db.path, Readable.from(['a']))
    openUpload(db, { path: named, fileName: 'a.csv', options: {}, actor: 'admin', nowMs: NOW })
    const stray = path.join(uploadFolder(db.path), 'stray')
    writeFileSync(stray, 'b')
    for (const file of [named, stray]) utimesSync(file, NOW / 1000, NOW / 1000)
    clearUploads(db, NOW + 7 * DAY_MS)
    expect([existsSync(named), existsSync(stray)]).toEqual([true, true])
    utimesSync(stray, NOW / 1000 - 1, NOW / 1000 - 1)
    clearUploads(db, NOW + 7 * DAY_MS)
    expect(readdirSync(uploadFolder(db.path))).toEqual([path.basename(named)])
  })
})
