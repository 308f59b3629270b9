// What every reading answer needs of the deployment: zone, calendar, clock, units, rules; read once per data version.

import type { FactReader } from '#db/facts/reader.ts'
import { sqliteFactReader } from '#db/facts/sqlite.ts'
import type { Db } from '#db/open.ts'
import { countJudged } from '#db/queries/rules.ts'
import type { EpochMs } from '#db/units.ts'
import type { DepartmentKind } from '#db/vocabulary.ts'
import { DEFAULT_RULE_SET, RECORDED_SCHEME, STANDARD_SCHEME } from '../domain/defaults.ts'
import type { CalendarFile, RuleSet, Scheme } from '../domain/rules.ts'
import { buildCalendar, type Calendar, weekendsFile } from '../domain/time/calendar.ts'
import { MINUTE_MS, type Zone } from '../domain/time/zone.ts'

export interface DepartmentRow {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly kind: DepartmentKind
}
export interface CommunityRow {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly households: number | null
  readonly population: number | null
  readonly geometry: string | null
}
export interface CategoryRow {
  readonly code: string
  readonly parent: string | null
  readonly zh: string
  readonly en: string
}

export interface Context {
  readonly db: Db
  readonly reader: FactReader
  readonly street: {
    readonly id: string
    readonly name: string
    readonly isDemo: boolean
    readonly mapApproval: string | null
  }
  readonly zone: Zone
  readonly calendar: Calendar
  readonly calendarId: string
  readonly clock: 'live' | 'fixed'
  /** The deployment's clock when this context was asked for. */
  readonly asOfMs: EpochMs
  readonly dataVersion: number
  readonly origin: { readonly lng: number; readonly lat: number } | null
  readonly departments: readonly DepartmentRow[]
  readonly communities: readonly CommunityRow[]
  readonly categories: readonly CategoryRow[]
  readonly ruleSets: readonly RuleSet[]
  readonly schemes: readonly Scheme[]
  /** `id@version` of the rule sets that cases were judged by. */
  readonly ruleSetsInUse: string
}

interface StreetRow {
  id: string
  name: string
  zone: string
  calendar_id: string
  clock_mode: 'live' | 'fixed'
  clock_at_ms: number | null
  origin_lng: number | null
  origin_lat: number | null
  data_version: number
  is_demo: number
  map_approval: string | null
}

const cache = new WeakMap<Db, Context>()

/** The deployment as it stands; `nowMs` moves only the live clock. A database without a street gets an empty one. */
export function contextOf(db: Db, nowMs: EpochMs): Context {
  const row = db.sqlite.prepare('SELECT * FROM street LIMIT 1').get() as StreetRow | undefined
  const street = row ?? emptyStreet()
  const known = cache.get(db)
  const isFresh = known?.dataVersion === street.data_version && known.street.id === street.id
  const context = isFresh && known ? known : readContext(db, street)
  if (context !== known) cache.set(db, context)
  const isLive = street.clock_mode === 'live' || street.clock_at_ms === null
  const asOfMs = isLive ? Math.floor(nowMs / MINUTE_MS) * MINUTE_MS : (street.clock_at_ms ?? nowMs)
  return { ...context, clock: isLive ? 'live' : 'fixed', asOfMs }
}

function emptyStreet(): StreetRow {
  return {
    id: '',
    name: '',
    zone: 'Asia/Shanghai',
    calendar_id: 'weekends',
    clock_mode: 'live',
    clock_at_ms: null,
    origin_lng: null,
    origin_lat: null,
    data_version: 0,
    is_demo: 0,
    map_approval: null,
  }
}

function readContext(db: Db, street: StreetRow): Context {
  const all = <T>(sql: string, ...params: unknown[]) => db.sqlite.prepare(sql).all(...params) as T[]
  const bodies = <T>(table: 'rule_set' | 'scheme') =>
    all<{ body: string }>(`SELECT body FROM ${table} ORDER BY effective_from, version`).map(
      (row) => JSON.parse(row.body) as T,
    )
  const ruleSets = bodies<RuleSet>('rule_set')
  const schemes = bodies<Scheme>('scheme')
  const calendar = readCalendar(db, street)
  const { origin_lng: lng, origin_lat: lat } = street
  return {
    db,
    reader: sqliteFactReader(db.sqlite),
    street: {
      id: street.id,
      name: street.name,
      isDemo: street.is_demo === 1,
      mapApproval: street.map_approval,
    },
    zone: calendar.zone,
    calendar,
    calendarId: street.calendar_id,
    clock: street.clock_mode,
    asOfMs: 0,
    dataVersion: street.data_version,
    origin: lng === null || lat === null ? null : { lng, lat },
    departments: all<DepartmentRow>('SELECT key, id, name, kind FROM department ORDER BY id'),
    communities: all<CommunityRow>(
      'SELECT key, id, name, households, population, geometry FROM community ORDER BY id',
    ),
    categories: all<CategoryRow>('SELECT code, parent, zh, en FROM category ORDER BY code'),
    ruleSets: ruleSets.length > 0 ? ruleSets : [DEFAULT_RULE_SET],
    schemes: schemes.length > 0 ? schemes : [STANDARD_SCHEME, RECORDED_SCHEME],
    ruleSetsInUse: ruleSetsInUse(db),
  }
}

function readCalendar(db: Db, street: StreetRow): Calendar {
  const row = db.sqlite
    .prepare('SELECT body FROM calendar WHERE id = ? ORDER BY effective_from DESC, version DESC LIMIT 1')
    .get(street.calendar_id) as { body: string } | undefined
  const file = row ? (JSON.parse(row.body) as CalendarFile) : weekendsFile(street.zone)
  return buildCalendar({ ...file, zone: street.zone })
}

/** Rule sets by the number of cases they judged; `default@1` where there are none yet. */
function ruleSetsInUse({ sqlite }: Db): string {
  const used = [...countJudged(sqlite)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return used.map(([name]) => name).join(', ') || 'default@1'
}
