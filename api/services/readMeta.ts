// What a page must know before it asks for numbers: units, words, periods with data, rules, calendar, clock.
import { standingStates } from '#db/queries/appraisals.ts'
import {
  countProvisional,
  countSources,
  firstReceivedMs,
  hasData,
  lastImportMs,
  listLayerIds,
} from '#db/queries/metaReads.ts'
import {
  APPRAISAL_ACTS,
  APPRAISAL_CHECKS,
  APPRAISAL_KINDS,
  APPRAISAL_OUTCOMES,
  APPRAISAL_STATES,
  CATEGORIES,
  CHANNELS,
  CHECK_LEVELS,
  CLOCKS,
  COORDINATE_SYSTEMS,
  DEPARTMENT_KINDS,
  EVENT_TYPES,
  GRADES,
  IMPORT_STATES,
  LIMIT_KINDS,
  OBJECTION_GROUNDS,
  OBJECTION_STATES,
  OBJECTION_VERDICTS,
  OUTCOME_STATES,
  OUTCOMES,
  REACHED,
  REASONS,
  RECTIFICATION_STATES,
  ROLES,
  SCOPES,
  SCORE_BANDS,
  STAGES,
  TOTAL_PARTS,
  URGENCIES,
  type Words,
} from '#db/vocabulary.ts'
import type { Meta } from '../contract/meta.ts'
import { EXCELLENT_SCORE, TARGET_SCORE } from '../domain/defaults.ts'
import { METRICS } from '../domain/metrics/definitions.ts'
import { CELL_SIZES } from '../domain/place/grid.ts'
import { type Period, periodOfDay } from '../domain/time/period.ts'
import { isoInZone, yearOf } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { groupingName } from './peerGroups.ts'
import { perVersion } from './perVersion.ts'
import { rulesInUse } from './rulesInUse.ts'

const LISTS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  departmentKind: DEPARTMENT_KINDS,
  channel: CHANNELS,
  category: CATEGORIES,
  urgency: URGENCIES,
  scope: SCOPES,
  stage: STAGES,
  eventType: EVENT_TYPES,
  outcome: OUTCOMES,
  grade: GRADES,
  reached: REACHED,
  clock: CLOCKS,
  limitKind: LIMIT_KINDS,
  role: ROLES,
  coordinateSystem: COORDINATE_SYSTEMS,
  reason: REASONS,
  importState: IMPORT_STATES,
  appraisalState: APPRAISAL_STATES,
  appraisalKind: APPRAISAL_KINDS,
  appraisalAct: APPRAISAL_ACTS,
  appraisalCheck: APPRAISAL_CHECKS,
  appraisalOutcome: APPRAISAL_OUTCOMES,
  checkLevel: CHECK_LEVELS,
  objectionGround: OBJECTION_GROUNDS,
  objectionState: OBJECTION_STATES,
  objectionVerdict: OBJECTION_VERDICTS,
  outcomeState: OUTCOME_STATES,
  rectificationState: RECTIFICATION_STATES,
  scoreBand: SCORE_BANDS,
  totalPart: TOTAL_PARTS,
}

/** `GET /meta`: everything but the clock and the periods up to it stays the same within a data version. `origin` = the setting. */
export function readMeta(context: Context, origin: string | null = null): Meta {
  const { street, zone, asOfMs, clock } = context
  const held = holdings(context)
  return {
    street: { id: street.id, name: street.name, mapApproval: street.mapApproval },
    origin,
    zone: zone.id,
    departments: context.departments.map(({ id, name, kind }) => ({ id, name, kind })),
    communities: context.communities.map(({ id, name, households, population }) => ({
      id,
      name,
      households,
      population,
    })),
    categories: context.categories.map(({ code, parent, zh, en }) => ({ code, parent, zh, en })),
    vocabulary: VOCABULARY,
    metrics: METRIC_DEFINITIONS,
    schemes: context.schemes.map(({ id, version, indicators, group }) => ({
      id,
      version,
      indicators: indicators.map(({ metric, weight, min }) => ({ metric, weight, min })),
      group: groupingName(group),
    })),
    periods: periodsOf(context),
    calendar: calendarOf(context),
    ruleSet: ruleSetOf(context),
    sources: held.sources,
    cases: held.sources.reduce((sum, source) => sum + source.cases, 0),
    dataVersion: String(context.dataVersion),
    clock,
    asOf: isoInZone(asOfMs, zone),
    lastImportAt: held.lastImportMs === null ? null : isoInZone(held.lastImportMs, zone),
    demo: street.isDemo,
    cellSizes: [...CELL_SIZES],
    layers: held.layers,
  }
}

const VOCABULARY: Meta['vocabulary'] = Object.fromEntries(
  Object.entries(LISTS).map(([name, list]) => [
    name,
    Object.entries(list).map(([code, { zh, en }]) => ({ code, zh, en })),
  ]),
)

const METRIC_DEFINITIONS: Meta['metrics'] = Object.entries(METRICS).map(([id, definition]) => ({
  id,
  ...definition,
}))

const holdings = perVersion((context) => {
  const { db } = context
  return {
    sources: countSources(db),
    provisional: countProvisional(db),
    firstReceivedMs: firstReceivedMs(db),
    lastImportMs: lastImportMs(db),
    layers: ['communities', ...listLayerIds(db).filter((id) => id !== 'communities')],
    hasData: new Map<string, boolean>(),
    states: standingStates(db, DEFAULT_SCHEME),
  }
})

const DEFAULT_SCHEME = 'standard'
const GRAINS = ['year', 'quarter', 'month'] as const

/** Years, quarters and months from the first receipt to as-of that hold data, and in any case those of as-of. */
function periodsOf(context: Context): Meta['periods'] {
  const { zone, asOfMs } = context
  const firstMs = holdings(context).firstReceivedMs
  if (firstMs === null) return []
  const periods: Period[] = []
  for (const grain of GRAINS) {
    let period = periodOfDay(grain, zone.dayOf(Math.min(firstMs, asOfMs)), zone)
    while (period.startMs <= asOfMs) {
      if (asOfMs < period.endMs || holdsData(context, period)) periods.push(period)
      period = periodOfDay(grain, period.endDay, zone)
    }
  }
  const { states } = holdings(context)
  return periods.map(({ id, startMs, endMs }) => {
    const status = states.get(id)
    return {
      id,
      start: isoInZone(startMs, zone),
      end: isoInZone(endMs, zone),
      complete: asOfMs >= endMs,
      ...(status === undefined ? {} : { status }),
    }
  })
}

function holdsData(context: Context, period: Period): boolean {
  const known = holdings(context).hasData
  const before = known.get(period.id)
  if (before !== undefined) return before
  const answer = hasData(context.db, [period.startMs, period.endMs])
  known.set(period.id, answer)
  return answer
}

/** `complete` = no deadline touches a year whose holidays are unknown; the first such year may lie before or ahead. */
function calendarOf(context: Context): Meta['calendar'] {
  const { calendar, calendarId, zone, asOfMs } = context
  const { firstReceivedMs: firstMs, provisional } = holdings(context)
  return {
    id: calendarId,
    years: calendar.years === null ? [] : [...calendar.years],
    complete: provisional === 0,
    provisionalDeadlines: provisional,
    firstUncoveredYear: firstUncoveredYear(
      calendar.years,
      yearOf(zone.dayOf(Math.min(firstMs ?? asOfMs, asOfMs))),
    ),
  }
}

/** First year from the given one on that the calendar does not cover; null = it covers all (plain weekends, declared). */
function firstUncoveredYear(years: readonly number[] | null, from: number): number | null {
  if (years === null) return null
  let year = from
  while (years.includes(year)) year += 1
  return year
}

function ruleSetOf(context: Context): Meta['ruleSet'] {
  const { id, version, deadlines, limits, minimum } = rulesInUse(context)
  return {
    id,
    version,
    deadlines,
    limits: limits.map(({ clock, urgency, category, limit }) => ({ clock, urgency, category, ...limit })),
    minimum,
    target: TARGET_SCORE,
    excellent: EXCELLENT_SCORE,
  }
}
