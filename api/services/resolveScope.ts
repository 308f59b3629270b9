// A query's texts → a period, an as-of and dictionary keys; whatever does not exist is refused by name.

import type { FactScope } from '#db/facts/reader.ts'
import type { EpochMs } from '#db/units.ts'
import type { Filters } from '../contract/filters.ts'
import { DomainError } from '../domain/errors.ts'
import { parseInstant } from '../domain/time/instant.ts'
import { type Period, parsePeriod, periodOfDay } from '../domain/time/period.ts'
import { isoDay, isoInZone } from '../domain/time/zone.ts'
import type { Context } from './context.ts'

export interface Asked {
  readonly period: Period
  readonly asOfMs: EpochMs
  readonly scope: FactScope
  /** The query without period, as-of and anything but the common filters, for `casesUrl`. */
  readonly filters: Filters
}

/**
 * Reads period (default: the quarter of as-of), as-of (default: the deployment's clock) and filters.
 * @throws DomainError unknown_period, bad_as_of, unknown_department, unknown_community, unknown_category.
 */
export function resolveScope(context: Context, query: Filters): Asked {
  const asOfMs = readAsOf(query.asOf, context)
  const period = readPeriod(query.period, asOfMs, context)
  return { period, asOfMs, scope: scopeOf(context, query, { period, asOfMs }), filters: query }
}

/** The scope of another period under the same filters. */
export function scopeOf(
  context: Context,
  query: Filters,
  { period, asOfMs }: { readonly period: Period; readonly asOfMs: EpochMs },
): FactScope {
  return {
    startMs: period.startMs,
    endMs: period.endMs,
    grain: grainOf(period, context),
    asOfMs,
    departments: keysOf(query.department, context.departments, 'unknown_department'),
    communities: keysOf(query.community, context.communities, 'unknown_community'),
    categories: readCategories(query.category, context),
    urgencies: query.urgency ?? null,
    scopes: query.scope ?? null,
    channels: query.channel ?? null,
  }
}

/** The calendar grain that the period's days are exactly (a cut period is none). */
function grainOf(period: Period, context: Context): FactScope['grain'] {
  for (const grain of ['month', 'quarter', 'year'] as const) {
    const whole = periodOfDay(grain, period.firstDay, context.zone)
    if (whole.firstDay === period.firstDay && whole.endDay === period.endDay) return grain
  }
  return null
}

export function readAsOf(text: string | undefined, context: Context): EpochMs {
  if (text === undefined) return context.asOfMs
  const ms = parseInstant(text)
  if (ms === null) throw new DomainError('bad_as_of', `“${text}” is no ISO 8601 time with offset`)
  return ms
}

function readPeriod(id: string | undefined, asOfMs: EpochMs, context: Context): Period {
  if (id === undefined) return periodOfDay('quarter', context.zone.dayOf(asOfMs), context.zone)
  const period = parsePeriod(id, context.zone)
  if (period === null) {
    throw new DomainError(
      'unknown_period',
      `“${id}” is no period: 2026, 2026-Q3, 2026-09, 2026-09-01..2026-09-30`,
    )
  }
  return period
}

function keysOf(
  ids: readonly string[] | undefined,
  rows: readonly { readonly key: number; readonly id: string }[],
  code: 'unknown_department' | 'unknown_community',
): number[] | null {
  if (ids === undefined || ids.length === 0) return null
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id)
    if (row === undefined) throw new DomainError(code, `there is no “${id}”`)
    return row.key
  })
}

function readCategories(codes: readonly string[] | undefined, context: Context): string[] | null {
  if (codes === undefined || codes.length === 0) return null
  for (const code of codes) {
    if (!context.categories.some((category) => category.code === code)) {
      throw new DomainError('unknown_category', `there is no category “${code}”`)
    }
  }
  return [...codes]
}

/** The envelope every aggregate answer carries. */
export function envelopeOf(context: Context, asked: Asked) {
  return {
    period: periodRef(context, asked.period),
    asOf: isoInZone(asked.asOfMs, context.zone),
    ruleSet: context.ruleSetsInUse,
    dataVersion: String(context.dataVersion),
  }
}

export function periodRef(context: Context, period: Period) {
  const { zone } = context
  return {
    id: period.id,
    start: isoInZone(period.startMs, zone),
    end: isoInZone(period.endMs, zone),
    zone: zone.id,
  }
}

const LISTS = ['department', 'community', 'category', 'urgency', 'scope', 'channel'] as const

/** Address below /api/v1 of the cases behind a figure: exactly its denominator's units. */
export function casesUrl(
  context: Context,
  asked: { readonly period: Period; readonly asOfMs: EpochMs; readonly filters: Filters },
  more: Readonly<Record<string, string>>,
): string {
  const search = new URLSearchParams({
    period: rangeId(asked.period),
    asOf: isoInZone(asked.asOfMs, context.zone),
  })
  for (const name of LISTS) for (const value of asked.filters[name] ?? []) search.append(name, value)
  for (const [name, value] of Object.entries(more)) search.set(name, value)
  return `/cases?${search}`
}

/** A cut period's id would name the whole one, so the address gives its days. */
function rangeId(period: Period): string {
  const isWhole = period.grain !== 'range' && wholeDays(period) === period.endDay
  return isWhole ? period.id : `${isoDay(period.firstDay)}..${isoDay(period.endDay - 1)}`
}

function wholeDays(period: Period): number {
  const start = new Date(period.firstDay * 86_400_000)
  const months = period.grain === 'year' ? 12 : period.grain === 'quarter' ? 3 : 1
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1) / 86_400_000
}

/** The first-level category, or those of its parts that the question is narrowed to. */
export function categoriesIn(
  { categories }: Context,
  first: string,
  asked: readonly string[] = [],
): string[] {
  if (asked.length === 0 || asked.includes(first)) return [first]
  const parts = asked.filter((code) => categories.some((one) => one.code === code && one.parent === first))
  return parts.length > 0 ? parts : [...asked]
}
