import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Db, openDb } from '#db/open.ts'
import { listCheckpoints } from '#db/queries/checkpoints.ts'
import { openCheckpoint } from '../../domain/trail/checkpoint.ts'
import { recordAct } from '../audit/recordAct.ts'
import { trailRoot } from '../writing/trailLog.ts'
import { openSigner } from './signer.ts'
import { checkSignature, readVkey } from './signing.ts'

let folder: string
let db: Db
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-signer-'))
  db = openDb(path.join(folder, 'street.db'))
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const act = (n = 1) => {
  for (let i = 0; i < n; i++) recordAct(db.sqlite, { type: 'signed_in', by: 'leader' }, 1000 + i)
}
const forge = (sql: string) => {
  const triggers = db.sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) db.sqlite.exec(`DROP TRIGGER ${String(name)}`)
  db.sqlite.exec(sql)
}

it('signs what stands, once, under a key that lies outside the database and is nobody else’s to read', () => {
  const signer = openSigner(db, null)
  expect(signer.sign(5)).toEqual(signer.sign(6))
  act(3)
  const row = signer.sign(7)
  const checkpoint = openCheckpoint(row.note, signer.key, checkSignature)
  expect(checkpoint).toMatchObject({ size: 3, origin: signer.key.name })
  expect(Buffer.from(checkpoint?.root ?? []).toString('hex')).toBe(trailRoot(db.sqlite))
  expect(listCheckpoints(db.sqlite).map(({ size, signedAtMs }) => [size, signedAtMs])).toEqual([
    [0, 5],
    [3, 7],
  ])
  const file = path.join(folder, 'street.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  // PRIVATE+KEY+name+hash+base64, and base64 has pluses of its own.
  const seed = readFileSync(file, 'utf8').trim().split('+').slice(4).join('+')
  expect(Buffer.from(seed, 'base64')).toHaveLength(33)
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  expect(readFileSync(db.path).includes(seed)).toBe(false)
  expect(readFileSync(db.path).includes(Buffer.from(seed, 'base64').subarray(1))).toBe(false)
  expect(readVkey(file)).toContain(signer.key.name)
})

it('goes on with the same key after a restart', () => {
  const { name } = openSigner(db, null).key
  act()
  openSigner(db, null).sign(1)
  act()
  expect(openSigner(db, null).sign(2)).toMatchObject({ size: 2 })
  expect(openSigner(db, null).key.name).toBe(name)
})

it('does not sign over an older copy of the database', () => {
  act(4)
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const copy = path.join(folder, 'older.db')
  copyFileSync(db.path, copy)
  act(4)
  openSigner(db, null).sign(1)
  const older = openDb(copy)
  const signer = openSigner(older, path.join(folder, 'street.key'))
  expect(() => signer.sign(2)).toThrow('8 events were signed, 4 are stored')
  recordAct(older.sqlite, { type: 'restored', by: 'admin' }, 9)
  expect(() => signer.sign(2)).toThrow('5 are stored')
  for (let i = 0; i < 5; i++) recordAct(older.sqlite, { type: 'signed_out', by: 'admin' }, 9)
  expect(() => signer.sign(2)).toThrow('not those that were signed')
  expect(listCheckpoints(older.sqlite)).toEqual([])
  older.close()
})

it.each([
  ['a changed node', 'UPDATE node SET hash = zeroblob(32) WHERE level = 2', 'not those'],
  ['a changed leaf', 'UPDATE event SET leaf = zeroblob(32) WHERE seq = 4', 'not those'],
  ['a missing node', 'DELETE FROM node WHERE level = 2', 'holes'],
  ['a cut-off end', 'DELETE FROM event WHERE seq > 2', '5 events were signed'],
  [
    'a forged note',
    // The size alone: the key's name may hold a 5 as well.
    'UPDATE checkpoint SET note = replace(note, char(10, 53, 10), char(10, 52, 10))',
    'not signed by its key',
  ],
  ['a note that is none', "UPDATE checkpoint SET note = ''", 'not signed by its key'],
])('does not sign over %s', (_, sql, words) => {
  act(5)
  const signer = openSigner(db, null)
  signer.sign(1)
  act(1)
  forge(sql)
  expect(() => signer.sign(2)).toThrow(words)
})

it('finds out beside the key that stored checkpoints were thrown away with what they covered', () => {
  act(5)
  const signer = openSigner(db, null)
  signer.sign(1)
  forge(
    'DELETE FROM checkpoint; DELETE FROM event WHERE seq > 3; DELETE FROM node WHERE level = 1 AND idx > 1',
  )
  expect(() => signer.sign(2)).toThrow('5 events were signed, 4 are stored')
})

it('says in the log itself that the key is another one', () => {
  act(2)
  openSigner(db, null).sign(1)
  rmSync(path.join(folder, 'street.key'))
  rmSync(path.join(folder, 'street.key.last'))
  const signer = openSigner(db, null)
  expect(signer.sign(2).size).toBe(3)
  const last = db.sqlite.prepare('SELECT body FROM event ORDER BY seq DESC').pluck().get() as string
  expect(JSON.parse(last)).toMatchObject({ type: 'signing_key_changed', by: 'system' })
})

it('says so once, however often it fails to sign after that', () => {
  act(4)
  openSigner(db, null).sign(1)
  for (const suffix of ['', '.last']) rmSync(path.join(folder, `street.key${suffix}`))
  forge('UPDATE node SET hash = zeroblob(32) WHERE level = 2')
  const signer = openSigner(db, null)
  const events = () => db.sqlite.prepare('SELECT count(*) FROM event').pluck().get()
  for (let n = 0; n < 3; n++) expect(() => signer.sign(2)).toThrow('not those')
  expect(events()).toBe(5)
})

it('refuses a key file that holds something else', () => {
  const file = path.join(folder, 'wrong.key')
  writeFileSync(file, 'PRIVATE+KEY+a+00000000+AAAA\n')
  expect(() => openSigner(db, file)).toThrow('holds no signing key')
  expect(existsSync(`${file}.last`)).toBe(false)
})
