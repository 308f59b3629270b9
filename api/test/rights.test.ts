// Who may call what: every route × every caller; where an action is on one's own, on one's own object and on another's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertRectification } from '#db/queries/rectifications.ts'
import { CHECK_ITEMS, codes, ROLES } from '#db/vocabulary.ts'
import { type Action, CALLERS, type Caller, scopeOf } from '../domain/access/policy.ts'
import { parseSnapshot } from '../domain/appraisal/snapshot.ts'
import { casesOf } from '../domain/appraisal/units.ts'
import { sessionIdOf } from '../services/sessions.ts'
import { type Life, NOW, PERIOD, startLife } from './appraisalLife.ts'
import { enter } from './buildTestApp.ts'
import { planCouncil, step } from './councilLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'
import { plantSample } from './plantSample.ts'

const [MINE, THEIRS] = ['p01', 'p02'] as const
const LAN = '192.168.1.7'
const ROOT = '/api/v1'

interface Route {
  /** `GET /api/v1/meta`. */
  readonly key: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly permission: Action
}

interface Asked {
  readonly url: string
  readonly payload?: object
}

/** What a route is asked for where somebody may act on their own only. */
interface Objects {
  readonly own: (username: string) => Asked | Promise<Asked>
  /** Null = another's cannot even be named. */
  readonly other: (() => Asked | Promise<Asked>) | null
  /** What the answer to `own` must not hold. */
  readonly hides?: string
}

let street: DemoStreet
let life: Life
let routes: readonly Route[]
/** Token of a slip of a council that is open. */
let slip: string
let objects: Readonly<Record<string, Objects>>
const headersOf = new Map<Caller, Record<string, string>>()

beforeAll(async () => {
  street = await demoStreet(6000, { isLive: true })
  life = await startLife(street.open(), [MINE, THEIRS])
  routes = listRoutes()
  await everybodyEnters()
  await life.toObjection()
  objects = await makeObjects()
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

/** Every registered route, from the server's own list. */
const listRoutes = (): Route[] =>
  life.test.app.routeList.flatMap(({ url, method, config }) =>
    [method]
      .flat()
      .filter((one) => one !== 'HEAD')
      .map((one) => ({
        ...{ key: `${one} ${url}`, method: one as Route['method'], url },
        permission: config?.permission ?? 'public',
      })),
  )
const usernameOf = (caller: Caller) => (caller === 'department' ? 'unit' : caller)

async function everybodyEnters(): Promise<void> {
  const { app } = life.test
  for (const role of codes(ROLES)) {
    headersOf.set(role, enter(app, usernameOf(role)))
  }
  const url = `${ROOT}/screens`
  const headers = headersOf.get('admin') ?? {}
  const added = await app.inject({ method: 'POST', url, payload: { name: '大厅' }, headers })
  headersOf.set('screen', { authorization: `Bearer ${added.json().token}` })
  const { council, tokens } = await planCouncil(life, 2)
  await step(life, council.id, 'open')
  slip = tokens[0] ?? ''
  headersOf.set('ballot', { authorization: `Bearer ${slip}` })
}

async function makeObjects(): Promise<Readonly<Record<string, Objects>>> {
  const { units } = parseSnapshot((await life.bytes()).text)
  const [mine = '', mineToo = ''] = casesOf(units, MINE)
  const [theirs = '', theirsToo = ''] = casesOf(units, THEIRS)
  const ours = await life.object('unit', [mine])
  const others = await life.object('unit2', [theirs])
  const objecting = { period: PERIOD, ground: 'not_ours', evidence: '不在辖区内' }
  const evidence = (id: number) => ({
    url: `${ROOT}/rectifications/${id}/evidence`,
    payload: { evidence: '已整改' },
  })
  const items = { own: addItem(MINE), other: addItem(THEIRS) }
  return {
    [`GET ${ROOT}/objections`]: {
      own: () => ({ url: `${ROOT}/objections` }),
      other: null,
      hides: theirs,
    },
    [`GET ${ROOT}/objections/:id/effect`]: {
      own: () => ({ url: `${ROOT}/objections/${ours.id}/effect` }),
      other: () => ({ url: `${ROOT}/objections/${others.id}/effect` }),
    },
    [`POST ${ROOT}/objections`]: {
      own: () => ({ url: `${ROOT}/objections`, payload: { ...objecting, cases: [mineToo] } }),
      other: () => ({
        url: `${ROOT}/objections`,
        payload: { ...objecting, cases: [theirsToo], department: THEIRS },
      }),
    },
    [`POST ${ROOT}/rectifications/:id/evidence`]: {
      own: () => evidence(items.own),
      other: () => evidence(items.other),
    },
    [`POST ${ROOT}/session/password`]: {
      own: () => ({ url: `${ROOT}/session/password`, payload: { old: 'wrong', password: 'another horse' } }),
      other: null,
    },
    [`GET ${ROOT}/sessions`]: {
      own: (username) => ({ url: `${ROOT}/sessions?account=${username}` }),
      other: () => ({ url: `${ROOT}/sessions?account=unit2` }),
    },
    [`DELETE ${ROOT}/sessions/:id`]: {
      own: async (username) => ({ url: `${ROOT}/sessions/${newSession(username)}` }),
      other: async () => ({ url: `${ROOT}/sessions/${newSession('unit2')}` }),
    },
    ...inspectorObjects(),
    // Another's slip cannot be named: whoever has its token holds it.
    'GET /b/:token': { own: () => ({ url: `/b/${slip}` }), other: null },
    'POST /b/:token': { own: () => ({ url: `/b/${slip}` }), other: null },
    [`GET ${ROOT}/screens/self`]: { own: () => ({ url: `${ROOT}/screens/self` }), other: null },
    [`GET ${ROOT}/screens/self/programme`]: {
      own: () => ({ url: `${ROOT}/screens/self/programme` }),
      other: null,
    },
    [`POST ${ROOT}/screens/self/heartbeat`]: {
      own: () => ({ url: `${ROOT}/screens/self/heartbeat`, payload: {} }),
      other: null,
    },
  }
}

/** One record drawn for the supervisor of the walk, one for another. */
function inspectorObjects(): Readonly<Record<string, Objects>> {
  const [own, other] = ['hotline:own', 'hotline:other']
  const id = plantSample(life.test.db, {
    records: [
      { caseId: own, inspector: 'supervisor' },
      { caseId: other, inspector: 'supervisor2' },
    ],
  })
  const answers = Object.fromEntries(codes(CHECK_ITEMS).map((item) => [item, 'upheld']))
  const check = { kind: 'check', answers, note: '', version: 0 }
  const list = (url: string): Objects => ({ own: () => ({ url }), other: null, hides: other })
  const record = (end: string, payload?: object): Objects => {
    const of = (caseId: string) => ({
      url: `${ROOT}/samples/${id}/records/${caseId}/${end}`,
      ...(payload && { payload }),
    })
    return { own: () => of(own), other: () => of(other) }
  }
  return {
    [`GET ${ROOT}/inspections`]: list(`${ROOT}/inspections`),
    [`GET ${ROOT}/samples/:id/queue`]: list(`${ROOT}/samples/${id}/queue`),
    [`GET ${ROOT}/samples/:id/visits`]: list(`${ROOT}/samples/${id}/visits`),
    [`GET ${ROOT}/samples/:id/records/:caseId/check`]: record('check'),
    [`PUT ${ROOT}/samples/:id/records/:caseId/check`]: record('check', check),
    [`POST ${ROOT}/samples/:id/records/:caseId/visits`]: record('visits', { attempt: 1, reached: 'no' }),
  }
}

function addItem(departmentId: string): number {
  const { db } = life.test
  const appraisalId = db.sqlite.prepare('SELECT id FROM appraisal').pluck().get() as number
  return insertRectification(db, {
    ...{ appraisalId, departmentId, title: '电梯', owner: '王', workingDays: 5, dueMs: NOW, state: 'open' },
    ...{ createdBy: 'operator', createdAtMs: NOW },
  })
}

function newSession(username: string): string {
  const { cookie } = enter(life.test.app, username)
  return sessionIdOf(cookie.split('=')[1] ?? '')
}

/** An address of the route with nothing behind it, and an empty body. */
function nothingOf(route: Route, caller: Caller): Asked {
  if (route.permission === 'vote') return { url: caller === 'ballot' ? `/b/${slip}` : '/b/nobody' }
  const known = route.url.replace(':period', '1999-01').replace('*', 'nothing.txt')
  const url = known.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? '999999' : 'nobody'))
  return route.method === 'GET' || route.method === 'DELETE' ? { url } : { url, payload: {} }
}

/** On this machine where that could help the caller, else from another one. */
async function ask(route: Route, caller: Caller, asked: Asked) {
  const isHere = caller === 'machine' || caller === 'screen' || caller === 'ballot'
  const answer = await life.test.app.inject({
    ...asked,
    method: route.method,
    headers: headersOf.get(caller) ?? {},
    remoteAddress: isHere ? '127.0.0.1' : LAN,
  })
  return { status: answer.statusCode, body: answer.body }
}

const isLetIn = (status: number) => status !== 401 && status !== 403

describe.each(CALLERS)('%s', (caller) => {
  it('is let in where the policy says so, and nowhere else', async () => {
    for (const route of routes) {
      const { status } = await ask(route, caller, nothingOf(route, caller))
      const isAllowed = scopeOf(route.permission, caller) !== null
      const expected = caller === 'nobody' || caller === 'machine' ? 401 : 403
      const said = `${route.key} (${route.permission}) answered ${status}`
      expect(isAllowed ? isLetIn(status) : status === expected, said).toBe(true)
      if (route.key === `DELETE ${ROOT}/session`) comeBack(caller)
    }
  })

  it('acts on its own where it may act on no other’s', async () => {
    for (const route of routes) {
      const scope = scopeOf(route.permission, caller)
      const object = objects[route.key]
      if (scope === null || object === undefined) continue
      const own = await ask(route, caller, await object.own(usernameOf(caller)))
      expect([401, 403, 404], `${route.key}, one’s own: ${own.body}`).not.toContain(own.status)
      if (object.hides !== undefined) expect(own.body.includes(object.hides)).toBe(scope === 'any')
      if (object.other === null) continue
      const other = await ask(route, caller, await object.other())
      const isRefused = other.status === 403 || other.status === 404
      expect(isRefused, `${route.key}, another’s: ${other.status} ${other.body}`).toBe(scope === 'own')
    }
  })
})

/** Signing out has ended the session that the other requests are made with. */
function comeBack(caller: Caller): void {
  if (headersOf.get(caller)?.cookie === undefined) return
  headersOf.set(caller, enter(life.test.app, usernameOf(caller)))
}

describe('the walk', () => {
  it('has an object for every route on which somebody may act on their own only', () => {
    const isOnOwn = ({ permission }: Route) => CALLERS.some((caller) => scopeOf(permission, caller) === 'own')
    expect(
      routes
        .filter(isOnOwn)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(Object.keys(objects).sort())
  })
})
