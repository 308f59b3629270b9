// Reads fixtures/vectors for tests: the vectors' shapes, their calendars and rule sets, and a vector's case as a trail.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CaseAttributes, CaseEvent } from '../domain/case.ts'
import { DEFAULT_RULE_SET, PUBLISHED_RULE_SET } from '../domain/defaults.ts'
import type { FactBase } from '../domain/facts/rows.ts'
import type { CalendarFile, RuleSet } from '../domain/rules.ts'
import { buildCalendar, type Calendar, mergeCalendarFiles, weekendsFile } from '../domain/time/calendar.ts'

const fixtures = join(import.meta.dirname, '../../fixtures')

export interface Named {
  readonly name: string
  readonly zone: string
  readonly calendar: 'cn' | 'weekends' | Omit<CalendarFile, 'zone'>
}
export interface RawEvent {
  readonly type: string
  readonly at: string
  readonly department?: string
  readonly recordedAt?: string
  readonly data?: Readonly<Record<string, unknown>>
}
export interface RawCase {
  readonly received: string
  readonly recordedAt?: string
  readonly publishedDue?: string | null
  readonly firstReceiver: string
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(fixtures, path), 'utf8'))
export const vectorsOf = <T>(folder: string): [string, readonly T[]][] =>
  readdirSync(join(fixtures, 'vectors', folder)).map((file) => {
    const { vectors } = read(`vectors/${folder}/${file}`) as { readonly vectors: readonly T[] }
    return [`${folder}/${file}`, vectors]
  })

const calendars = new Map<string, Calendar>()
const china = mergeCalendarFiles(
  readdirSync(join(fixtures, 'calendars'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => read(`calendars/${file}`) as CalendarFile),
)
export function calendarOf({ calendar, zone }: Named): Calendar {
  const key = JSON.stringify([calendar, zone])
  const known = calendars.get(key)
  if (known) return known
  const file =
    calendar === 'cn' ? china : calendar === 'weekends' ? weekendsFile(zone) : { ...calendar, zone }
  const built = buildCalendar({ ...file, zone: zone ?? 'Asia/Shanghai' })
  calendars.set(key, built)
  return built
}

export function rulesOf(ruleSet: 'default' | 'published' | Partial<RuleSet>): RuleSet {
  if (ruleSet === 'published') return PUBLISHED_RULE_SET
  return ruleSet === 'default' ? DEFAULT_RULE_SET : { ...DEFAULT_RULE_SET, ...ruleSet }
}

export const msOf = (iso: string): number => Date.parse(iso)
export const msOrNull = (iso: string | null | undefined): number | null => (iso == null ? null : msOf(iso))

/** What a vector leaves unsaid inside an event's data. */
const UNSAID: Readonly<Record<string, object>> = {
  archived: { outcome: null },
  paused: { reason: null },
  reopened: { reason: null },
  called_back: { contacted: null, resolved: null, grade: null },
  corrected: { changes: {}, reason: null, approver: null },
}

function dataOf(raw: RawEvent): object {
  const data: Record<string, unknown> = { ...UNSAID[raw.type], ...raw.data }
  if (raw.type !== 'corrected') return data
  const { receivedAt, ...changes } = data.changes as Record<string, string>
  const voids = data.voids as readonly RawEvent[] | undefined
  return {
    ...data,
    changes: receivedAt === undefined ? changes : { ...changes, receivedAtMs: msOf(receivedAt) },
    ...(voids && { voids: voids.map(({ type, at }) => ({ type, occurredAtMs: msOf(at) })) }),
  }
}

export function trailOf(raw: RawCase, events: readonly RawEvent[]): CaseEvent[] {
  const { received, recordedAt, publishedDue, ...said } = raw
  const unsaid = { channel: 'phone', category1: 'facility', category2: null, urgency: 'ordinary' }
  const attributes = { ...unsaid, scope: 'unknown', community: null, ...said } as unknown as CaseAttributes
  const published = publishedDue === undefined ? {} : { publishedDueAtMs: msOrNull(publishedDue) }
  const receivedAtMs = msOf(received)
  const base = { enteredAtMs: receivedAtMs, actor: null, department: null }
  const first: CaseEvent = {
    ...base,
    type: 'submitted',
    occurredAtMs: receivedAtMs,
    recordedAtMs: msOrNull(recordedAt),
    data: { ...attributes, ...published, receivedAtMs },
  }
  const rest = events.map((event) => ({
    ...base,
    type: event.type,
    occurredAtMs: msOf(event.at),
    recordedAtMs: msOrNull(event.recordedAt),
    department: event.department ?? null,
    data: dataOf(event),
  }))
  const ordered = [first, ...(rest as unknown as CaseEvent[])]
  return ordered.sort((a, b) => a.occurredAtMs - b.occurredAtMs || (a === first ? -1 : b === first ? 1 : 0))
}

export const knownAt = <T extends FactBase>(rows: readonly T[], asOfMs: number): T[] =>
  rows.filter((row) => row.validFromMs <= asOfMs && asOfMs < row.validToMs)

/** `got` with only what `want` says; numbers within 1e-9. */
export function expectSaid(
  got: Readonly<Record<string, unknown>>,
  want: Readonly<Record<string, unknown>>,
): void {
  const near = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 9) : value)
  const said = Object.keys(want)
  expect(Object.fromEntries(said.map((key) => [key, got[key]]))).toEqual(
    Object.fromEntries(said.map((key) => [key, near(want[key])])),
  )
}
