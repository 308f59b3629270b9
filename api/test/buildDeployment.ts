// A deployment in memory made of given trails: facts, roll-ups, trail and projection, as an import would leave them.
import { addContributions, type Ledger } from '#db/facts/contributions.ts'
import { factRows } from '#db/facts/factRows.ts'
import { openKeys, type PlaceValues } from '#db/facts/keys.ts'
import { openDeltas } from '#db/facts/rollups.ts'
import { factWriter } from '#db/facts/write.ts'
import { type Db, openDb } from '#db/open.ts'
import { caseWriter } from '#db/queries/caseWrites.ts'
import {
  addCategory,
  fixClock,
  insertDepartment,
  insertStreet,
  raiseDataVersion,
  setOrigin,
  writeCommunity,
} from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import type { CaseEvent } from '../domain/case.ts'
import { DEFAULT_RULE_SET } from '../domain/defaults.ts'
import { caseFacts, inTimeOrder } from '../domain/facts/caseFacts.ts'
import { historyOf } from '../domain/facts/history.ts'
import type { RuleSet } from '../domain/rules.ts'
import { buildCalendar, weekendsFile } from '../domain/time/calendar.ts'
import { periodOfDay } from '../domain/time/period.ts'
import { projectionOf } from '../services/writing/projection.ts'
import { eventText, openTrailLog, type TrailLog } from '../services/writing/trailLog.ts'

export const TEST_CALENDAR = buildCalendar(weekendsFile('Asia/Shanghai'))
const { zone } = TEST_CALENDAR

export const TEST_DEPARTMENTS: readonly string[] = ['d1', 'd2', 'd3']
export const TEST_ORIGIN = { lng: 121, lat: 31 }

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.02, south],
      [west + 0.02, south + 0.02],
      [west, south + 0.02],
      [west, south],
    ],
  ],
})
/** 1 has households and an outline, 2 an outline only, 3 only a name. */
const COMMUNITIES = [
  { key: 1, id: 'c1', name: '柳荫', households: 1000, population: 2500, geometry: square(121, 31) },
  { key: 2, id: 'c2', name: '望河', households: null, population: null, geometry: square(121.02, 31) },
  { key: 3, id: 'c3', name: '东篱', households: 500, population: null, geometry: null },
]

export interface TestCase {
  readonly number: string
  readonly title: string | null
  readonly place: PlaceValues
  /** `submitted` first. */
  readonly events: readonly CaseEvent[]
  readonly rules?: RuleSet
}

/** The cases under source `t`, with the deployment's clock fixed at an instant. */
export function buildDeployment(cases: readonly TestCase[], asOfMs: EpochMs): Db {
  const db = openDb(':memory:')
  const { sqlite } = db
  insertStreet(sqlite, {
    id: 's1',
    name: '云杉街道',
    zone: zone.id,
    calendarId: 'weekends',
    isDemo: 0,
  })
  fixClock(sqlite, asOfMs)
  setOrigin(sqlite, TEST_ORIGIN)
  for (const [i, id] of TEST_DEPARTMENTS.entries()) {
    insertDepartment(sqlite, 's1', {
      key: i + 1,
      id,
      name: `单位${i + 1}`,
      kind: i < 2 ? 'committee' : 'property',
    })
  }
  for (const { geometry, ...community } of COMMUNITIES) {
    const outline = geometry === null ? null : JSON.stringify(geometry)
    writeCommunity(sqlite, 's1', { ...community, geometry: outline })
  }
  for (const code of ['a', 'b']) addCategory(sqlite, { code, parent: null, zh: code, en: code })
  addCategory(sqlite, { code: 'a.x', parent: 'a', zh: 'x', en: 'x' })
  const log = openTrailLog(sqlite)
  const ledger: Ledger = { deltas: openDeltas(), keys: openKeys(sqlite), startsOf }
  cases.forEach((one, i) => {
    writeCase(db, { one, key: i + 1, ledger, log })
  })
  ledger.keys.dims.flush(sqlite)
  ledger.keys.places.flush(sqlite)
  ledger.deltas.apply(sqlite)
  const times = cases.flatMap(({ events }) => events.map((event) => event.occurredAtMs))
  raiseDataVersion(sqlite, times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null)
  return db
}

function startsOf(ms: EpochMs) {
  const day = zone.dayOf(ms)
  return {
    day: zone.startOfDay(day),
    month: periodOfDay('month', day, zone).startMs,
    quarter: periodOfDay('quarter', day, zone).startMs,
    year: periodOfDay('year', day, zone).startMs,
  }
}

interface Writing {
  readonly one: TestCase
  readonly key: number
  readonly ledger: Ledger
  readonly log: TrailLog
}

function writeCase(db: Db, { one, key, ledger, log }: Writing): void {
  const { sqlite } = db
  const { keys } = ledger
  const rules = one.rules ?? DEFAULT_RULE_SET
  const events = inTimeOrder(one.events)
  const departmentKey = (id: string) => TEST_DEPARTMENTS.indexOf(id) + 1
  const rows = factRows(caseFacts(events, { rules, calendar: TEST_CALENDAR }), {
    caseKey: key,
    placeKey: keys.places.keyOf(one.place),
    departmentKey,
    dimKey: (fact) => keys.dims.keyOf(fact),
    credits: rules.credits,
  })
  const history = historyOf(events, Number.MAX_SAFE_INTEGER)
  const { attributes } = history
  const { stage, department } = projectionOf(events)
  caseWriter(sqlite)({
    key,
    id: `t:${one.number}`,
    source: 't',
    number: one.number,
    title: one.title,
    receivedAtMs: history.receivedAtMs,
    ...attributes,
    declaredCommunity: attributes.community,
    communityKey: one.place.communityKey,
    lng: one.place.cellX === null ? null : TEST_ORIGIN.lng,
    lat: one.place.cellX === null ? null : TEST_ORIGIN.lat,
    firstReceiverKey: departmentKey(attributes.firstReceiver),
    departmentKey: departmentKey(department),
    ruleSetId: rules.id,
    ruleSetVersion: rules.version,
    stage,
    isVoid: Number(history.isVoid),
    isOpen: 1,
    dueMs: null,
    doneMs: null,
    isPaused: 0,
    isProvisional: 0,
    importId: null,
    recordHash: null,
  })
  factWriter(sqlite).insert(rows)
  addContributions(ledger, rows, 1)
  for (const event of events)
    log.append(key, eventText({ key, id: `t:${one.number}` }, event, { by: 'test' }))
}
