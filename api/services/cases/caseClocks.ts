// The clocks of one case with everything the working-time ruler (工作时间尺) draws: limit, counted and skipped days, verdict.
import type { EpochMs, LocalDay } from '#db/units.ts'
import type { CaseDetail } from '../../contract/cases.ts'
import type { CalendarDay } from '../../contract/meta.ts'
import { clockState, type Deadline, deadlineOf } from '../../domain/clocks/clock.ts'
import type { Ruling } from '../../domain/facts/caseFacts.ts'
import { clockRun, startedClocks } from '../../domain/facts/clockFacts.ts'
import type { History } from '../../domain/facts/history.ts'
import type { ClockFact } from '../../domain/facts/rows.ts'
import type { Limit } from '../../domain/rules.ts'
import { isoDay, isoInZone, MINUTE_MS } from '../../domain/time/zone.ts'

type CaseClock = CaseDetail['clocks'][number]

export interface Judged {
  readonly history: History
  readonly ruling: Ruling
  /** Clock facts valid at as-of. */
  readonly clocks: readonly ClockFact[]
  readonly asOfMs: EpochMs
}

/** In the order acknowledge, reply, reply after each reopening. A published deadline has no limit and counts no days. */
export function caseClocks(judged: Judged): CaseClock[] {
  return judged.clocks.map((fact) => caseClock(judged, fact))
}

interface Run {
  readonly limit: Limit | null
  readonly deadline: Deadline
  readonly dueWithoutPausesMs: EpochMs | null
}

function runOf({ history, ruling }: Judged, fact: ClockFact): Run {
  const started = startedClocks(history, ruling).find(
    ({ clock, round }) => clock === fact.clock && round === fact.round,
  )
  const isPublished =
    ruling.rules.deadlines === 'published' || history.attributes.publishedDueAtMs !== undefined
  const run = started === undefined || isPublished ? null : clockRun(history, ruling, started)
  if (run === null) {
    const deadline = { dueMs: fact.dueMs, isProvisional: false, countedDays: [], skippedDays: [] }
    return { limit: null, deadline, dueWithoutPausesMs: fact.dueMs }
  }
  const { calendar } = ruling
  const dueWithoutPausesMs = deadlineOf({ ...run, pauses: [] }, calendar).dueMs
  return { limit: run.limit, deadline: deadlineOf(run, calendar), dueWithoutPausesMs }
}

function caseClock(judged: Judged, fact: ClockFact): CaseClock {
  const { zone } = judged.ruling.calendar
  const { limit, deadline, dueWithoutPausesMs } = runOf(judged, fact)
  const iso = (ms: EpochMs | null) => (ms === null ? null : isoInZone(ms, zone))
  return {
    clock: fact.clock,
    round: fact.round,
    start: isoInZone(fact.startMs, zone),
    due: iso(fact.dueMs),
    dueWithoutPauses: iso(dueWithoutPausesMs),
    done: iso(fact.doneMs),
    state: clockState(fact, judged.asOfMs),
    provisional: fact.isProvisional,
    department: fact.department,
    limit,
    countedDays: deadline.countedDays.map(isoDay),
    skippedDays: deadline.skippedDays.map(isoDay),
    workingMinutes: fact.workedMs === null ? null : fact.workedMs / MINUTE_MS,
  }
}

const MOST_DAYS = 120

/** Every local date from receipt to the latest of the given instants, at most 120. */
export function rulerDays(
  { calendar }: Ruling,
  receivedAtMs: EpochMs,
  instants: readonly EpochMs[],
): CalendarDay[] {
  const { zone } = calendar
  const first = zone.dayOf(receivedAtMs)
  const last = zone.dayOf(Math.max(receivedAtMs, ...instants))
  const days: CalendarDay[] = []
  for (let day: LocalDay = first; day <= last && days.length < MOST_DAYS; day++) {
    days.push({
      date: isoDay(day),
      working: calendar.isWorkingDay(day),
      makeUp: calendar.isMakeUpDay(day),
      covered: calendar.covers(day),
    })
  }
  return days
}
