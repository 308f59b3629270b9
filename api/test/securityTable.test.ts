// The table of api/SECURITY.md names tests that exist; and the two items of it that belong to no plugin.
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../contract/routes.ts'
import { buildTestApp, type TestApp } from './buildTestApp.ts'

/** ASVS 5.0.0 items that the product is held to. */
const ITEMS =
  'V1.2.10 V2.3.1 V2.3.3 V2.3.4 V2.3.5 V2.4.1 V3.3.1 V3.3.2 V3.3.4 V3.4.3 V3.4.6 V3.5.1 V3.5.2 V3.5.3 V5.2.1 V5.2.2 V5.2.3 ' +
  'V6.1.1 V6.3.1 V7.2.3 V7.2.4 V7.3.1 V7.3.2 V7.4.2 V8.2.1 V8.2.2 V8.2.3 V11.4.2 V14.2.6 V15.4.2 V16.3.1 V16.3.2 V16.3.3 V16.4.2 V16.5.3'

const [, table = ''] = readFileSync('api/SECURITY.md', 'utf8').split(/<!-- \/?asvs -->/)
const rows = table
  .trim()
  .split('\n')
  .slice(2)
  .map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const bare = (cell = '') => cell.replace(/^`|`$/g, '')

describe('api/SECURITY.md', () => {
  it('has a row for every item', () => {
    expect(rows.map(([item]) => item)).toEqual(ITEMS.split(' '))
  })

  it.each(rows)('%s: %s, by a test that exists', (_item, _asks, file, test) => {
    const source = existsSync(bare(file)) ? readFileSync(bare(file), 'utf8') : ''
    const named = source.split('\n').filter((line) => /\b(?:it|test|describe)\b|\]\)\(/.test(line))
    expect(named.some((line) => line.includes(bare(test)))).toBe(true)
  })
})

describe('the server', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp()
  })
  afterAll(() => test.close())

  /** A checkpoint asked for is signed, and a download of rejected rows is told: rows of the log, which only grows. */
  function changesBesideTheLog(): number {
    const log = ['event', 'node', 'checkpoint'].map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')
    return test.db.sqlite.prepare(`SELECT total_changes() - (${log})`).pluck().get() as number
  }

  it('V3.5.3 reading addresses are GET and none of them writes', async () => {
    const reading = Object.entries(routes).filter(([, { method }]) => method === 'GET')
    expect(reading.filter(([, { write }]) => write)).toEqual([])
    const headers = await test.signIn('admin')
    const before = changesBesideTheLog()
    for (const [, { url }] of reading) {
      await test.app.inject({ url: `/api/v1${url.replace(/:\w+/g, '1')}`, headers })
    }
    expect(changesBesideTheLog()).toBe(before)
  })

  it('V16.5.3 a database that fails lets nobody in', async () => {
    const broken = await buildTestApp()
    const headers = await broken.signIn('admin')
    broken.db.sqlite.exec('ALTER TABLE session RENAME TO gone')
    const answer = await broken.app.inject({ url: '/api/v1/users', headers })
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal'])
    expect(answer.body).not.toMatch(/session|SQL/)
    await broken.close()
  })
})
