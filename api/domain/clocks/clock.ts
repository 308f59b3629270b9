// One time limit running on one case: when it is due, with pauses and raised urgency, and its verdict as of an instant.
import type { EpochMs, LocalDay } from '#db/units.ts'
import type { Limit } from '../rules.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY_MS, HOUR_MS } from '../time/zone.ts'
import type { Pause } from './pauses.ts'

/** Ordinary → urgent at an instant, with the limit that then starts. */
export interface Escalation {
  readonly atMs: EpochMs
  readonly limit: Limit
}

export interface ClockRun {
  readonly startMs: EpochMs
  readonly limit: Limit
  readonly doneMs: EpochMs | null
  readonly pauses: readonly Pause[]
  readonly escalations: readonly Escalation[]
}

export interface Deadline {
  /** Null while a pause is open: the deadline is not known. */
  readonly dueMs: EpochMs | null
  /** A working-day limit touched a date of a year that the calendar does not cover (暂定). */
  readonly isProvisional: boolean
  /** Local days counted for a day limit, first to N-th, and those skipped because a pause touched them. */
  readonly countedDays: readonly LocalDay[]
  readonly skippedDays: readonly LocalDay[]
}

type Running = {
  readonly limit: Limit
  readonly startMs: EpochMs
  readonly touched: Set<LocalDay>
  dueMs: EpochMs
  counted: readonly LocalDay[]
}

/**
 * The deadline of a clock (domain.md section 2). N working days: the day of receipt does not count, due is 23:59:59.999
 * local on the N-th working day after it. N hours: start + N·3600 s. N calendar days: the same local time N days later.
 * Pauses and escalations act in time order; one that begins at or after `done` or the so-far extended due has no effect.
 */
export function deadlineOf(run: ClockRun, calendar: Calendar): Deadline {
  let clock = startClock(run.limit, run.startMs, calendar)
  for (const step of stepsOf(run)) {
    if (step.atMs >= clock.dueMs || (run.doneMs !== null && step.atMs >= run.doneMs)) continue
    if (step.escalation) clock = escalate(clock, step.escalation, calendar)
    else if (step.pause.toMs === null) return { ...describe(clock, calendar), dueMs: null }
    else extend(clock, step.pause.fromMs, step.pause.toMs, calendar)
  }
  return describe(clock, calendar)
}

type Step =
  | { readonly atMs: EpochMs; readonly escalation: Escalation; readonly pause?: never }
  | { readonly atMs: EpochMs; readonly pause: Pause; readonly escalation?: never }

/** In time order; at one instant the escalation comes first, so that the pause extends the new limit. */
function stepsOf(run: ClockRun): Step[] {
  const steps: Step[] = run.escalations
    .filter((escalation) => escalation.atMs >= run.startMs)
    .map((escalation) => ({ atMs: escalation.atMs, escalation }))
  for (const pause of run.pauses) {
    if (pause.toMs === null || pause.toMs > run.startMs) {
      steps.push({ atMs: Math.max(pause.fromMs, run.startMs), pause })
    }
  }
  return steps.sort((a, b) => a.atMs - b.atMs)
}

function startClock(limit: Limit, startMs: EpochMs, calendar: Calendar): Running {
  const clock: Running = { limit, startMs, touched: new Set(), dueMs: 0, counted: [] }
  if (limit.kind === 'hours') clock.dueMs = startMs + limit.n * HOUR_MS
  else recount(clock, calendar)
  return clock
}

/** Due = min(old due, t + the urgent limit); the earlier of the two clocks goes on. */
function escalate(clock: Running, escalation: Escalation, calendar: Calendar): Running {
  const urgent = startClock(escalation.limit, escalation.atMs, calendar)
  return urgent.dueMs < clock.dueMs ? urgent : clock
}

/** An hour clock moves by the pause's length, a day clock skips each later day the pause touches. */
function extend(clock: Running, fromMs: EpochMs, toMs: EpochMs, calendar: Calendar): void {
  if (clock.limit.kind === 'hours') {
    clock.dueMs += toMs - Math.max(fromMs, clock.startMs)
    return
  }
  const { zone } = calendar
  const last = zone.dayOf(toMs - 1)
  for (let day = zone.dayOf(fromMs); day <= last; day++) clock.touched.add(day)
  recount(clock, calendar)
}

function recount(clock: Running, calendar: Calendar): void {
  const { zone } = calendar
  const startDay = zone.dayOf(clock.startMs)
  const isWorking = clock.limit.kind === 'working_days'
  const counted: LocalDay[] = []
  let day = startDay
  while (counted.length < clock.limit.n) {
    day += 1
    if (!clock.touched.has(day) && (!isWorking || calendar.isWorkingDay(day))) counted.push(day)
  }
  clock.counted = counted
  clock.dueMs = isWorking
    ? zone.fromLocal(day * DAY_MS + DAY_MS - 1)
    : zone.fromLocal(zone.toLocal(clock.startMs) + (day - startDay) * DAY_MS)
}

function describe(clock: Running, calendar: Calendar): Deadline {
  const last = clock.counted.at(-1)
  const first = calendar.zone.dayOf(clock.startMs) + 1
  let isProvisional = false
  if (clock.limit.kind === 'working_days' && last !== undefined) {
    for (let day = first; day <= last && !isProvisional; day++) isProvisional = !calendar.covers(day)
  }
  const skippedDays = [...clock.touched]
    .filter((day) => day >= first && (last === undefined || day <= last))
    .filter((day) => clock.limit.kind !== 'working_days' || calendar.isWorkingDay(day))
    .sort((a, b) => a - b)
  return { dueMs: clock.dueMs, isProvisional, countedDays: clock.counted, skippedDays }
}

export type ClockState = 'met' | 'breached' | 'paused' | 'running'

/**
 * The verdict as of an instant: met iff done ≤ due; breached iff done > due, or not done and as-of > due; paused while
 * the deadline is unknown; else running. Done after as-of is not done.
 */
export function clockState(
  clock: { readonly dueMs: EpochMs | null; readonly doneMs: EpochMs | null },
  asOfMs: EpochMs,
): ClockState {
  if (clock.dueMs === null) return 'paused'
  if (clock.doneMs !== null && clock.doneMs <= asOfMs) return clock.doneMs <= clock.dueMs ? 'met' : 'breached'
  return asOfMs > clock.dueMs ? 'breached' : 'running'
}

/** Working milliseconds from start to done, pauses left out. */
export function workedMs(
  fromMs: EpochMs,
  toMs: EpochMs,
  pauses: readonly Pause[],
  calendar: Calendar,
): number {
  let worked = calendar.workedAt(toMs) - calendar.workedAt(fromMs)
  for (const pause of pauses) {
    const from = Math.max(pause.fromMs, fromMs)
    const to = Math.min(pause.toMs ?? toMs, toMs)
    if (to > from) worked -= calendar.workedAt(to) - calendar.workedAt(from)
  }
  return worked
}
