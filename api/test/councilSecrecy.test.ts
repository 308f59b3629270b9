// Nobody can tell who voted what: no table, column, page of the file or frame of its log joins a slip to a ballot.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loggedAddress } from '../plugins/logs.ts'
import { hashOf } from '../services/sessions.ts'
import { type Life, startLife } from './appraisalLife.ts'
import { planCouncil, seal, step, vote } from './councilLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

const SLIPS = 60
const COMMENT = '意见之'

let street: DemoStreet
let life: Life
let tokens: readonly string[]
let councilId: number
/** Answer and file after every ballot, where they are still needed. */
let filesWhileVoting: readonly Buffer[]

beforeAll(async () => {
  street = await demoStreet(1000, { isLive: true })
  life = await startLife(street.open(), ['c01', 'p01'])
  const planned = await planCouncil(life, SLIPS, { invited: 100 })
  tokens = planned.tokens
  councilId = planned.council.id
  await step(life, councilId, 'open')
  const files: Buffer[] = []
  for (const [i, token] of tokens.slice(0, SLIPS - 10).entries()) {
    await vote(life, token, `${(i % 5) + 1}111`, i % 3 === 0 ? { comment: `${COMMENT}${i}` } : {})
    life.test.clock.ms += 7919
    if (i === 24) files.push(...bytes())
  }
  filesWhileVoting = files
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

const read = (suffix: string): Buffer => {
  try {
    return readFileSync(`${life.test.db.path}${suffix}`)
  } catch {
    return Buffer.alloc(0)
  }
}
/** The database as it lies on the disk, its log beside it. */
const bytes = (): [Buffer, Buffer] => [read(''), read('-wal')]
const all = (sql: string): Buffer[] => life.test.db.sqlite.prepare(sql).pluck().all() as Buffer[]
const ballots = () => all('SELECT id FROM council_ballot ORDER BY id')
const slips = () => all('SELECT token_hash FROM council_token ORDER BY token_hash')

/** Values of a table, beside its own keys, that are among those said. */
function toldIn(table: string, said: ReadonlySet<string>): string[] {
  const isOwn = /^council_(?:token|ballot|comment)$/.test(table)
  const rows = life.test.db.sqlite.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]
  return rows.flat().flatMap((value) => {
    const text = Buffer.isBuffer(value) && !isOwn ? value.toString('hex') : value
    return typeof text === 'string' && said.has(text) ? [text] : []
  })
}

/** Places of a needle in a file. */
function placesOf(file: Buffer, needle: Buffer): number[] {
  const places: number[] = []
  for (let at = file.indexOf(needle); at >= 0; at = file.indexOf(needle, at + 1)) places.push(at)
  return places
}

const PAGE = 4096

/** Of keys in rising order, whether those of one page of the file lie as SQLite puts rows that come in that order: from the end. */
function expectOrderOfKeys(file: Buffer, keys: readonly Buffer[]): void {
  const byPage = new Map<number, number[]>()
  for (const key of keys) {
    const places = placesOf(file, key)
    expect(places, 'a copy of a row is left on another page').toHaveLength(1)
    const [place = 0] = places
    const page = Math.floor(place / PAGE)
    byPage.set(page, [...(byPage.get(page) ?? []), place])
  }
  for (const places of byPage.values()) expect(places).toEqual([...places].sort((a, b) => b - a))
}

describe('the tables', () => {
  it('have these columns and no other: nothing in them is a time, a person, a row number or each other’s key', () => {
    const { sqlite } = life.test.db
    const columns = (table: string) =>
      (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    expect(columns('council_token')).toEqual(['token_hash', 'council_id', 'is_used'])
    expect(columns('council_ballot')).toEqual(['council_id', 'id', 'digits'])
    expect(columns('council_comment')).toEqual(['council_id', 'id', 'text', 'state'])
    const rowless = sqlite.prepare(
      "SELECT name FROM pragma_table_list WHERE wr = 1 AND name LIKE 'council_%' ORDER BY name",
    )
    expect(rowless.pluck().all()).toEqual(['council_ballot', 'council_comment', 'council_token'])
  })

  it('hold no token, and no value of a slip, ballot or comment in any column of any other table', () => {
    const hashes = slips()
    expect(hashes).toHaveLength(SLIPS)
    const keys = [...hashes, ...ballots(), ...all('SELECT id FROM council_comment')]
    const said = new Set([
      ...tokens,
      ...keys.flatMap((key) => [key.toString('hex'), key.toString('base64'), key.toString('base64url')]),
    ])
    const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table'").map(String)
    for (const table of tables) expect(toldIn(table, said), table).toEqual([])
  })

  it('say nothing of a ballot in the audit log', () => {
    const bodies = all('SELECT body FROM event ORDER BY seq').map(String)
    const acts = bodies.filter((body) => body.includes('council')).map((body) => JSON.parse(body).type)
    expect(acts).toEqual(['council_added', 'council_slips', 'council_opened'])
  })

  it('keep no order: keys are random, used slips and ballots do not follow the order of voting', () => {
    const order = tokens.map((token) => hashOf(token).toString('hex'))
    expect(slips().map((hash) => hash.toString('hex'))).toEqual([...order].sort())
    const [first] = all('SELECT digits FROM council_ballot ORDER BY id').map(String)
    expect(first).toMatch(/^[1-5]111$/)
  })
})

describe('the file', () => {
  it('while people vote keeps rows in the order of their keys, and an empty log', () => {
    const [file, log] = filesWhileVoting
    expect(log?.length).toBe(0)
    expectOrderOfKeys(file ?? Buffer.alloc(0), slips())
  })

  it('after the last ballot holds every row once, in the order of its key', () => {
    const [file, log] = bytes()
    expect(log.length).toBe(0)
    expectOrderOfKeys(file, slips())
    expectOrderOfKeys(file, ballots())
  })

  it('holds no token, whole or as text', () => {
    const [file] = bytes()
    for (const token of tokens) expect(file.indexOf(token)).toBe(-1)
  })

  it('after the sealing holds no row twice, in free pages or in the log', async () => {
    await seal(life, councilId, 80)
    const [file] = bytes()
    expectOrderOfKeys(file, slips())
    expectOrderOfKeys(file, ballots())
    for (const text of all('SELECT text FROM council_comment').map(String)) {
      expect(placesOf(file, Buffer.from(`${text}pending`)), text).toHaveLength(1)
    }
    life.test.db.sqlite.exec('VACUUM')
    life.test.db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const [vacuumed, log] = bytes()
    expect(log.length).toBe(0)
    expectOrderOfKeys(vacuumed, ballots())
  })
})

describe('the log of requests', () => {
  it('says that a ballot was asked for, not by which slip', () => {
    expect(loggedAddress(`/b/${tokens[0]}?lang=en`)).toBe('/b/*?lang')
    // Mistyped, too.
    for (const wrong of ['/B/T', '//b/T', '/b//T', '/T', '/b/x/T', '/%62/T', '/x?T']) {
      const said = loggedAddress(wrong.replace('T', tokens[0] ?? ''))
      expect(said).not.toContain(tokens[0])
    }
  })
})
