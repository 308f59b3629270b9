// Importing over http: upload, preview, check, run, report; nobody without a session, one at a time, whole or not at all.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import type { ImportJob } from '../contract/imports.ts'
import { csvOf, type Row } from '../services/import/test/importFixture.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

const rows: readonly Row[] = [
  { number: 'A1', replied: '2026-09-03 10:00' },
  { number: 'A2', replied: '2026-08-03 10:00' },
  { number: 'A3', title: '=cmd()' },
]
const BOUNDARY = 'x-test-boundary'

let server: TestApp
let folder: string | null = null
let cookie: { cookie: string }
const open = async (dbPath?: string) => {
  server = await buildTestApp(dbPath === undefined ? {} : { db: openDb(dbPath) })
  cookie = await server.signIn('operator')
}
beforeEach(() => open())
afterEach(async () => {
  await server.close()
  if (folder !== null) rmSync(folder, { recursive: true, force: true })
  folder = null
})

function upload(content: string, fields: Readonly<Record<string, string>> = {}, headers: object = cookie) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="cases.csv"\r\n\r\n`
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: `${parts.join('')}${head}${content}\r\n--${BOUNDARY}--\r\n`,
  })
}
const get = (address: string) => server.app.inject({ url: `/api/v1${address}`, headers: cookie })
const post = (address: string, payload: object = {}) =>
  server.app.inject({ method: 'POST', url: `/api/v1${address}`, payload, headers: cookie })
const jobOf = async (id: number): Promise<ImportJob> => (await get(`/imports/${id}`)).json()

async function finished(id: number): Promise<ImportJob> {
  for (let i = 0; i < 600; i++) {
    const job = await jobOf(id)
    if (!['uploaded', 'running', 'merging'].includes(job.state)) return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the import did not end')
}

describe('an upload', () => {
  it('is imported and reported, its rejected rows as CSV and as a workbook', async () => {
    const answer = await upload(csvOf(rows))
    expect(answer.statusCode).toBe(202)
    const { id } = answer.json()
    const job = await finished(id)
    expect(job).toMatchObject({
      state: 'done',
      mode: 'run',
      fileName: 'cases.csv',
      actor: 'operator',
      error: null,
    })
    expect(job.report).toMatchObject({
      rows: 3,
      inserted: 2,
      rejected: 1,
      rejectsUrl: `/api/v1/imports/${id}/rejects`,
    })
    expect(job.progress.share).toBe(1)
    const list = await get(job.lists.inserted ?? '')
    expect(list.json()).toMatchObject({ total: 2 })
    expect((await get(job.lists.updated ?? '')).json()).toMatchObject({ total: 0 })
    const rejects = await get(`/imports/${id}/rejects`)
    expect(rejects.headers['content-type']).toContain('text/csv')
    expect(rejects.body).toContain('time_order')
    const workbook = await get(`/imports/${id}/rejects?format=xlsx`)
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await get('/imports')).json().items).toHaveLength(1)
  })

  it('with fields that do not exist or do not fit is refused, each by its name', async () => {
    const answer = await upload(csvOf(rows), { presett: 'template', crs: 'mercator' })
    const { code, detail, fields } = answer.json()
    expect([answer.statusCode, code]).toEqual([400, 'validation'])
    expect(fields.map(({ field }: { field: string }) => field).sort()).toEqual(['crs', 'presett'])
    expect(detail).toContain('presett is not known here')
    expect(detail).toContain('crs must be one of wgs84, gcj02, bd09')
  })

  it('with mode=preview is only shown, then checked, then run', async () => {
    const { id } = (await upload(csvOf(rows), { mode: 'preview' })).json()
    expect(await jobOf(id)).toMatchObject({ state: 'uploaded' })
    const preview = (await get(`/imports/${id}/preview`)).json()
    expect(preview).toMatchObject({ format: 'csv', encoding: 'utf-8', preset: 'template' })
    expect(preview.samples).toHaveLength(3)
    expect((await post(`/imports/${id}/run`, { mode: 'check', mapping: preview.mapping })).statusCode).toBe(
      202,
    )
    expect(await finished(id)).toMatchObject({ state: 'done', mode: 'check', report: { inserted: 2 } })
    expect(server.db.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0)
    expect((await post(`/imports/${id}/run`, { preset: 'template' })).statusCode).toBe(202)
    expect(await finished(id)).toMatchObject({ state: 'done', mode: 'run' })
    expect(server.db.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(2)
    expect((await post(`/imports/${id}/run`, {})).json()).toMatchObject({ code: 'conflict' })
  })

  it('of the wrong preset fails by name and leaves nothing', async () => {
    const { id } = (await upload(csvOf(rows), { preset: 'boston311' })).json()
    expect(await finished(id)).toMatchObject({
      state: 'failed',
      error: { code: 'missing_columns' },
      report: null,
    })
    expect(server.db.sqlite.prepare('SELECT count(*) FROM street').pluck().get()).toBe(0)
  })

  it.each([
    ['without a session', () => upload('a', {}, {}), 401, 'unauthorized'],
    ['that is empty', () => upload(''), 422, 'empty_file'],
    ['with an unknown preset', () => upload('a', { preset: 'x' }), 400, 'unknown_preset'],
    ['with an unknown option', () => upload('a', { colour: 'red' }), 400, 'validation'],
    ['with an unknown encoding', () => upload('a', { encoding: 'x' }), 400, 'unknown_encoding'],
    ['that is no multipart', () => post('/imports', {}), 415, 'unsupported_media_type'],
  ])('%s is refused', async (_, act, status, code) => {
    const answer = await act()
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('can be cancelled while it waits, and withdrawn once it is in', async () => {
    const waiting = (await upload(csvOf(rows), { mode: 'preview' })).json()
    expect((await post(`/imports/${waiting.id}/cancel`)).statusCode).toBe(202)
    expect(await jobOf(waiting.id)).toMatchObject({ state: 'cancelled' })
    const { id } = (await upload(csvOf(rows))).json()
    await finished(id)
    expect((await post(`/imports/${id}/withdraw`)).statusCode).toBe(202)
    for (let i = 0; i < 100 && (await jobOf(id)).state !== 'withdrawn'; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(server.db.sqlite.prepare('SELECT sum(is_void) FROM cases').pluck().get()).toBe(2)
    expect((await post(`/imports/${id}/withdraw`)).json()).toMatchObject({ code: 'conflict' })
  })
})

describe('a database file', () => {
  it('is imported into by a thread of its own, with progress, while others read', async () => {
    await server.close()
    folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-route-'))
    await open(path.join(folder, 'pingyi.db'))
    const many = Array.from(
      { length: 3000 },
      (_, i): Row => ({ number: `M${i}`, replied: '2026-09-03 10:00' }),
    )
    const { id } = (await upload(csvOf(many))).json()
    expect((await upload(csvOf(rows))).json()).toMatchObject({ code: 'import_busy' })
    expect((await get('/meta')).statusCode).toBe(200)
    expect(await finished(id)).toMatchObject({ state: 'done', report: { inserted: 3000 } })
    expect((await get('/meta')).json().dataVersion).not.toBe('0')
  })

  it('is as it was after a cancelled import', async () => {
    await server.close()
    folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-route-'))
    await open(path.join(folder, 'pingyi.db'))
    const many = Array.from({ length: 20_000 }, (_, i): Row => ({ number: `M${i}` }))
    const { id } = (await upload(csvOf(many))).json()
    for (let i = 0; i < 500 && (await jobOf(id)).progress.rows === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect((await post(`/imports/${id}/cancel`)).statusCode).toBe(202)
    expect(await finished(id)).toMatchObject({ state: 'cancelled' })
    expect(server.db.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0)
  })
})

it('the template has the columns that the preset knows', async () => {
  const answer = await get('/imports/template')
  expect(answer.body).toContain('受理时间')
  expect((await get('/imports/template?language=en')).body).toContain('received_at')
})
