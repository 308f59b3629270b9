// A third party checks the trail with nothing but what the routes give; the audit log is read by those who may.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertDepartment } from '#db/queries/street.ts'
import type { Audit, ConsistencyProof, InclusionProof, TrailCheckpoint } from '../contract/trail.ts'
import { fromBase64 } from '../domain/trail/base64.ts'
import { openCheckpoint } from '../domain/trail/checkpoint.ts'
import { checkEd25519 } from '../domain/trail/ed25519.ts'
import { type Bytes, leafHash, MerkleAppender } from '../domain/trail/merkle.ts'
import { parseVkey } from '../domain/trail/note.ts'
import { sameBytes, verifyConsistency, verifyInclusion } from '../domain/trail/verify.ts'
import { addAccount } from '../services/accounts.ts'
import { recordAct } from '../services/audit/recordAct.ts'
import { planDeployment } from '../services/deployment.ts'
import { inTransaction } from '../services/writing/caseBook.ts'
import { buildTestApp, type TestApp } from '../test/buildTestApp.ts'

let test: TestApp
beforeEach(async () => {
  test = await buildTestApp()
})
afterEach(() => test.close())

const ask = (url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ method: 'GET', url: `/api/v1${url}`, headers })
const answer = async <T>(url: string, headers: Record<string, string> = {}) =>
  (await ask(url, headers)).json() as T
const bytes = (text: string): Bytes => fromBase64(text) ?? new Uint8Array()
const act = (data: Record<string, string | number> = {}, at = Date.UTC(2026, 8, 1)) =>
  recordAct(test.db.sqlite, { type: 'exported', by: 'leader', data }, at)

async function checkpoint() {
  const { note, vkey, size, root } = await answer<TrailCheckpoint>('/trail/checkpoint')
  const key = parseVkey(vkey)
  const opened = key === null ? null : openCheckpoint(note, key, checkEd25519)
  expect(opened).toMatchObject({ size })
  expect(opened?.root).toEqual(bytes(root))
  return { size, root: bytes(root), note, vkey }
}

describe('the trail', () => {
  it('proves every event and every earlier checkpoint to whoever holds a key and a root', async () => {
    const held = []
    for (let n = 1; n <= 9; n++) {
      act({ n })
      held.push(await checkpoint())
    }
    const newest = await checkpoint()
    for (let event = 0; event < 9; event++) {
      const got = await answer<InclusionProof>(`/trail/proof/inclusion?event=${event}`)
      const claim = { index: event, size: got.size, leaf: bytes(got.leaf), proof: got.proof.map(bytes) }
      expect(got.size).toBe(newest.size)
      expect(verifyInclusion({ ...claim, root: newest.root })).toBe(true)
      expect(verifyInclusion({ ...claim, root: held[7]?.root ?? newest.root })).toBe(false)
    }
    for (const { size, root } of held) {
      const got = await answer<ConsistencyProof>(`/trail/proof/consistency?from=${size}`)
      const claim = { first: size, second: got.to, firstRoot: root, proof: got.proof.map(bytes) }
      expect(verifyConsistency({ ...claim, secondRoot: newest.root })).toBe(true)
    }
    const between = await answer<ConsistencyProof>('/trail/proof/consistency?from=3&to=7')
    expect([bytes(between.fromRoot), bytes(between.toRoot)]).toEqual([held[2]?.root, held[6]?.root])
    const early = await answer<InclusionProof>('/trail/proof/inclusion?event=2&size=5')
    expect([early.size, bytes(early.root)]).toEqual([5, held[4]?.root])
  })

  it('is recomputed from its lines', async () => {
    for (let n = 0; n < 5; n++) act({ n })
    const supervisor = await test.signIn('supervisor')
    const answered = await ask('/trail/leaves', supervisor)
    expect(answered.headers['content-type']).toContain('application/x-ndjson')
    const tree = new MerkleAppender(0, () => new Uint8Array())
    const lines = answered.body.trim().split('\n')
    for (const line of lines) {
      const { seq, body, leaf } = JSON.parse(line) as { seq: number; body: string; leaf: string }
      expect(seq).toBe(tree.size)
      const computed = leafHash(Buffer.from(body))
      expect(sameBytes(computed, bytes(leaf))).toBe(true)
      tree.append(computed, () => undefined)
    }
    expect(tree.root()).toEqual((await checkpoint()).root)
    expect((await ask('/trail/leaves?from=1&to=3', supervisor)).body.split('\n')).toHaveLength(3)
    expect((await ask('/trail/leaves?from=99', supervisor)).body).toBe('')
    expect((await ask('/trail/leaves?from=2&to=2', supervisor)).body).toBe('')
    const turned = await ask('/trail/leaves?from=5&to=2', supervisor)
    expect([turned.statusCode, turned.json().code, turned.json().fields[0].field]).toEqual([
      400,
      'validation',
      'to',
    ])
  })

  it('refuses what it cannot prove', async () => {
    act()
    const codes = async (url: string) => {
      const { statusCode, body } = await ask(url)
      return [statusCode, (JSON.parse(body) as { code: string }).code]
    }
    expect(await codes('/trail/proof/inclusion?event=99')).toEqual([404, 'not_found'])
    expect(await codes('/trail/proof/inclusion?event=0&size=99')).toEqual([400, 'validation'])
    expect(await codes('/trail/proof/inclusion')).toEqual([400, 'validation'])
    expect(await codes('/trail/proof/inclusion?event=-1')).toEqual([400, 'validation'])
    expect(await codes('/trail/proof/consistency?from=0')).toEqual([400, 'validation'])
    expect(await codes('/trail/proof/consistency?from=9')).toEqual([400, 'validation'])
    expect(await codes('/trail/proof/consistency?from=1&to=9')).toEqual([400, 'validation'])
  })

  it('shows the body of a case’s event, and of an act only to those who read the audit log', async () => {
    act()
    const seq = test.db.sqlite.prepare('SELECT max(seq) FROM event').pluck().get() as number
    const body = async (headers = {}) =>
      (await answer<InclusionProof>(`/trail/proof/inclusion?event=${seq}`, headers)).body
    expect(await body()).toBeNull()
    expect(await body(await test.signIn('operator'))).toBeNull()
    expect(await body(await test.signIn('supervisor'))).toContain('"type":"exported"')
  })

  it('is not signed where it was changed behind the product’s back, and says so', async () => {
    for (let n = 0; n < 4; n++) act()
    await checkpoint()
    test.db.sqlite.exec('DROP TRIGGER event_no_update; UPDATE event SET leaf = zeroblob(32) WHERE seq = 3')
    test.db.sqlite.exec('DROP TRIGGER node_no_update; UPDATE node SET hash = zeroblob(32)')
    act()
    const { statusCode, body } = await ask('/trail/checkpoint')
    expect([statusCode, JSON.parse(body)]).toMatchObject([409, { code: 'trail_broken' }])
    expect((await ask('/healthz')).statusCode).toBe(200)
  })

  it('is signed at the end of what matters without anybody asking', async () => {
    const signed = () => test.db.sqlite.prepare('SELECT max(size) FROM checkpoint').pluck().get()
    expect(signed()).toBe(0)
    act()
    await test.app.close()
    expect(signed()).toBe(1)
  })
})

describe('the audit log', () => {
  const audit = async (query: string, headers: Record<string, string>) =>
    answer<Audit>(`/audit${query}`, headers)

  it('is for supervisors, the administrator and the leader', async () => {
    const status = async (headers = {}) => (await ask('/audit', headers)).statusCode
    expect(await status()).toBe(401)
    for (const role of ['operator', 'department'] as const)
      expect(await status(await test.signIn(role))).toBe(403)
    for (const role of ['supervisor', 'admin', 'leader'] as const)
      expect(await status(await test.signIn(role))).toBe(200)
  })

  it('lists newest first, page after page, in the deployment’s own time', async () => {
    const admin = await test.signIn('admin')
    for (let n = 0; n < 7; n++) act({ n, file: `第${n}号.xlsx` }, Date.UTC(2026, 8, 1, n))
    const first = await audit('?type=exported&limit=4', admin)
    const second = await audit(`?type=exported&limit=4&cursor=${first.next}`, admin)
    const numbers = [...first.items, ...second.items].map(
      ({ details }) => details.find((d) => d.field === 'n')?.value,
    )
    expect(numbers).toEqual(['6', '5', '4', '3', '2', '1', '0'])
    expect(second.next).toBeNull()
    expect(first.items[0]).toMatchObject({ type: 'exported', by: 'leader', at: '2026-09-01T14:00:00+08:00' })
    expect((await ask('/audit?cursor=x', admin)).json()).toMatchObject({ code: 'bad_cursor' })
  })

  it('is searched by type, account, period and text', async () => {
    const admin = await test.signIn('admin')
    const { sqlite } = test.db
    act({ file: '超期.CSV' }, Date.parse('2026-08-31T15:59:59Z'))
    act({ file: 'late.csv' }, Date.parse('2026-08-31T16:00:00Z'))
    recordAct(sqlite, { type: 'revealed', by: 'supervisor', data: { case: 'A-1' } }, Date.UTC(2026, 8, 30))
    const found = async (query: string) =>
      (await audit(query, admin)).items.map(({ type, by }) => `${type} ${by}`)
    expect(await found('?by=supervisor')).toEqual(['revealed supervisor'])
    expect(await found('?type=revealed&type=exported')).toHaveLength(3)
    expect(await found('?q=超期')).toHaveLength(1)
    expect(await found('?q=.CSV')).toHaveLength(2)
    expect(await found('?period=2026-08&type=exported')).toHaveLength(1)
    expect(await found('?period=2026-09&type=exported')).toHaveLength(1)
    expect((await ask('/audit?period=2026-13', admin)).json()).toMatchObject({ code: 'unknown_period' })
    expect((await ask('/audit?type=nothing', admin)).statusCode).toBe(400)
  })

  it('tells a name nobody bears from an account that did nothing', async () => {
    const admin = await test.signIn('admin')
    await addAccount(test.db, { username: 'idle', password: 'correct horse', role: 'operator' }, 0)
    recordAct(test.db.sqlite, { type: 'revealed', by: 'cli', data: {} }, test.clock.ms)
    expect((await audit('?by=idle', admin)).items).toEqual([])
    expect((await audit('?by=cli', admin)).items).toHaveLength(1)
    const unknown = await ask('/audit?by=nobody', admin)
    expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'unknown_account'])
  })

  it('holds no events of cases', async () => {
    const admin = await test.signIn('admin')
    const entry = { channel: 'phone', receivedAt: '2026-09-29T09:30:00+08:00', category: 'sanitation' }
    const { sqlite } = test.db
    inTransaction(sqlite, () => planDeployment(sqlite, { actor: 'test', nowMs: test.clock.ms }).apply(sqlite))
    insertDepartment(sqlite, 'street', { key: 1, id: 'c1', name: 'c1', kind: 'committee' })
    const added = await test.app.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: admin,
      payload: { ...entry, title: '楼道堆物', urgency: 'ordinary', scope: 'building', firstReceiver: 'c1' },
    })
    expect(added.statusCode).toBe(201)
    expect((await audit('?q=submitted', admin)).items).toEqual([])
    const { size } = await checkpoint()
    const { body } = await answer<InclusionProof>(`/trail/proof/inclusion?event=${size - 1}`)
    expect(body).toContain('"type":"submitted"')
    expect(body).not.toContain('楼道堆物')
  })
})
