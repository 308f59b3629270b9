// The deployment as writers see it: zone, calendar, rule sets and clock; how a fresh database gets them.

import type { Sqlite } from '#db/open.ts'
import { addVersion, listVersions, type RuleTable, type VersionedRow } from '#db/queries/rules.ts'
import {
  fixClock,
  insertStreet,
  raiseDataVersion,
  readStreet,
  type StreetRow,
  setCalendar,
  setZone,
} from '#db/queries/street.ts'
import { trailSize } from '#db/queries/trail.ts'
import type { EpochMs } from '#db/units.ts'
import { DEFAULT_RULE_SETS, RECORDED_SCHEME, STANDARD_SCHEME } from '../domain/defaults.ts'
import { DomainError } from '../domain/errors.ts'
import type { CalendarFile, RuleSet } from '../domain/rules.ts'
import { buildCalendar, type Calendar } from '../domain/time/calendar.ts'
import { MINUTE_MS, type Zone, zoneOf } from '../domain/time/zone.ts'
import { defaultCalendar, loadCalendar, type NamedCalendar } from './loadCalendar.ts'
import { inForceOrder, newRules } from './newRules.ts'
import { limitsInForce, type RulesOn } from './rulesOn.ts'

export const STREET_ID = 'street'
const DEFAULT_ZONE = 'Asia/Shanghai'
const DEFAULT_NAME = '街道'

export interface Deployment {
  /** Undefined where nothing was ever stored. */
  readonly street: StreetRow | undefined
  readonly zone: Zone
  readonly calendar: Calendar
  readonly calendarId: string
  /** The rule set of a case, by its mapping's `ruleSet` and its instant of receipt. */
  readonly rulesOn: RulesOn
  /** The deployment's clock: now floored to the minute, or the fixed instant. */
  readonly asOfMs: EpochMs
}

/** What somebody declares beside a file; absent = as stored, else the default. */
export interface DeploymentWish {
  /** IANA zone; must be the stored one once the trail has begun. */
  readonly zone?: string | undefined
  /** Zone of a fresh deployment where none is declared: that of the source. */
  readonly fallbackZone?: string | undefined
  /** `cn`, `weekends` or the path of a calendar file; or its content under the id it is stored by. */
  readonly calendar?: string | NamedCalendar | undefined
  /** A rule set to store beside those there are. */
  readonly rules?: RuleSet | undefined
  /** Fixes the deployment's clock. */
  readonly asOfMs?: EpochMs | undefined
  readonly name?: string | undefined
  readonly isDemo?: boolean | undefined
  readonly actor: string
  readonly nowMs: EpochMs
}

export interface PlannedDeployment extends Deployment {
  /** Calendar or limits of the cases already there change: their clocks must be derived anew. */
  readonly judgesAnew: boolean
  /** A rule set that is not stored yet; null = none. */
  readonly addedRules: RuleSet | null
  /** The calendar that will be in use. */
  readonly calendarVersion: { readonly id: string; readonly version: string }
  /** Stores what is new; to be called inside the writing transaction. */
  apply(sqlite: Sqlite): void
}

/** The deployment as stored. @throws DomainError `conflict` where nothing was ever stored. */
export function readDeployment(sqlite: Sqlite, nowMs: EpochMs): Deployment {
  if (readStreet(sqlite) === undefined) throw new DomainError('conflict', 'the database holds no street yet')
  return planDeployment(sqlite, { actor: 'system', nowMs })
}

/**
 * The deployment as it will be with what is declared, nothing written yet.
 * @throws DomainError zone_mismatch, bad_calendar; `validation` for a zone nobody knows; `conflict` for a version of a rule
 *   set that is stored with other limits.
 */
export function planDeployment(sqlite: Sqlite, wish: DeploymentWish): PlannedDeployment {
  const street = readStreet(sqlite)
  const isFixed = street !== undefined && trailSize(sqlite) > 0
  const zone = zoneFor(street, isFixed, wish)
  const planned = planCalendar(sqlite, street, zone, wish)
  const calendar = buildCalendar({ ...planned.file, zone: zone.id })
  const stored = storedBodies<RuleSet>(sqlite, 'rule_set')
  const known = stored.length > 0 ? stored : DEFAULT_RULE_SETS
  const added = newRules(known, wish.rules)
  const rulesOn = limitsInForce(added === null ? known : inForceOrder([...known, added]), zone)
  return {
    street,
    zone,
    calendar,
    calendarId: planned.id,
    rulesOn,
    asOfMs: clockOf(street, wish),
    addedRules: added,
    calendarVersion: { id: planned.id, version: planned.version },
    judgesAnew:
      street !== undefined && (planned.isNew || (added !== null && known.some(({ id }) => id === added.id))),
    apply(target) {
      if (street === undefined) storeFresh(target, { ...wish, zone: zone.id, calendar: planned.id })
      else if (street.zone !== zone.id) setZone(target, zone.id)
      if (planned.isNew) storeCalendar(target, planned, wish)
      if (added !== null) storeRules(target, added, wish)
      if (wish.asOfMs !== undefined && wish.asOfMs !== street?.clockAtMs) {
        fixClock(target, wish.asOfMs)
        raiseDataVersion(target, null)
      }
    },
  }
}

/**
 * The stored zone, once the trail has begun. Before, as after boundaries loaded first, nothing hangs on it yet: a declared
 * one takes its place, and so does the source's where only the default is stored.
 */
function zoneFor(street: StreetRow | undefined, isFixed: boolean, wish: DeploymentWish): Zone {
  const { zone: wished, fallbackZone } = wish
  const stored = street?.zone
  if (isFixed && stored !== undefined && wished !== undefined && wished !== stored) {
    throw new DomainError('zone_mismatch', `the deployment is in ${stored}, not in ${wished}`)
  }
  const declared = isFixed || stored !== DEFAULT_ZONE ? stored : undefined
  const id = (isFixed ? declared : (wished ?? declared ?? fallbackZone)) ?? DEFAULT_ZONE
  try {
    return zoneOf(id)
  } catch (cause) {
    throw new DomainError('validation', `“${id}” is no IANA zone such as Asia/Shanghai`, { cause })
  }
}

function storeRules(sqlite: Sqlite, rules: RuleSet, wish: DeploymentWish): void {
  const { id, version, effectiveFrom } = rules
  addVersion(sqlite, 'rule_set', {
    ...versioned(wish),
    id,
    version,
    effectiveFrom,
    body: JSON.stringify(rules),
  })
  raiseDataVersion(sqlite, null)
}

function clockOf(street: StreetRow | undefined, wish: DeploymentWish): EpochMs {
  if (wish.asOfMs !== undefined) return wish.asOfMs
  if (street?.clockMode === 'fixed' && street.clockAtMs !== null) return street.clockAtMs
  return Math.floor(wish.nowMs / MINUTE_MS) * MINUTE_MS
}

interface PlannedCalendar {
  readonly id: string
  readonly version: string
  readonly file: CalendarFile
  readonly isNew: boolean
}

/** The stored calendar, unless another one, or another version of it, is declared. */
function planCalendar(
  sqlite: Sqlite,
  street: StreetRow | undefined,
  zone: Zone,
  wish: DeploymentWish,
): PlannedCalendar {
  const stored = listVersions(sqlite, 'calendar')
  const inUse = stored.findLast((row) => row.id === street?.calendarId)
  if (street?.zone === zone.id && wish.calendar === undefined && inUse !== undefined) {
    return {
      id: inUse.id,
      version: inUse.version,
      file: JSON.parse(inUse.body) as CalendarFile,
      isNew: false,
    }
  }
  const { calendar: choice = defaultCalendar(zone.id) } = wish
  const { id, file } = typeof choice === 'string' ? loadCalendar(choice, zone.id) : choice
  const latest = stored.findLast((row) => row.id === id)
  const isKnown = latest?.body === JSON.stringify(file)
  const version = isKnown ? latest.version : nextVersion(latest?.version)
  return { id, version, file, isNew: !isKnown || street?.calendarId !== id }
}

/** Three digits, so that versions sort as texts. */
const nextVersion = (version: string | undefined): string =>
  String(Number(version ?? '0') + 1).padStart(3, '0')

function storeCalendar(sqlite: Sqlite, planned: PlannedCalendar, wish: DeploymentWish): void {
  const { id, version, file } = planned
  addVersion(sqlite, 'calendar', { ...versioned(wish), id, version, body: JSON.stringify(file) })
  setCalendar(sqlite, id)
  raiseDataVersion(sqlite, null)
}

const versioned = ({ nowMs, actor }: DeploymentWish) => ({
  effectiveFrom: '1970-01-01',
  enteredAtMs: nowMs,
  actor,
})

function storeFresh(
  sqlite: Sqlite,
  wish: DeploymentWish & { readonly zone: string; readonly calendar: string },
): void {
  const { zone, calendar: calendarId, name, isDemo } = wish
  insertStreet(sqlite, {
    id: STREET_ID,
    name: name ?? DEFAULT_NAME,
    zone,
    calendarId,
    isDemo: Number(isDemo ?? false),
  })
  const store = (
    table: RuleTable,
    bodies: readonly Pick<VersionedRow, 'id' | 'version' | 'effectiveFrom'>[],
  ) => {
    for (const body of bodies) {
      const { id, version, effectiveFrom } = body
      addVersion(sqlite, table, {
        ...versioned(wish),
        id,
        version,
        effectiveFrom,
        body: JSON.stringify(body),
      })
    }
  }
  store('rule_set', DEFAULT_RULE_SETS)
  store('scheme', [STANDARD_SCHEME, RECORDED_SCHEME])
}

const storedBodies = <T>(sqlite: Sqlite, table: RuleTable): T[] =>
  listVersions(sqlite, table).map((row) => JSON.parse(row.body) as T)
