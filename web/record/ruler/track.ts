// One clock on the ruler: its line in stretches, counted and skipped days, pauses, the due flag and the original one.
import type { CaseDetail } from '#api/contract/cases.ts'
import { dayFromIso, type Zone } from '#api/domain/time/zone.ts'
import type { EpochMs, LocalDay } from '#db/units.ts'
import type { Column, RulerInput, Scale } from './scale.ts'

export type CaseClock = CaseDetail['clocks'][number]

/** `run` up to done or as-of, `late` what of it lies after the deadline, `spare` what was left of the limit. */
export type Phase = 'run' | 'late' | 'spare'

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly phase: Phase
  /** Counts for the limit; rest days of a day limit do not. */
  readonly isCounted: boolean
}

export interface Flag {
  readonly atMs: EpochMs
  readonly x: number
}

export interface Track {
  readonly clock: CaseClock
  readonly startX: number
  /** An earlier band names the same start already. */
  readonly isSameStart: boolean
  readonly stretches: readonly Stretch[]
  /** Middle of the day and its number among the counted ones; null = skipped because of a pause. */
  readonly counts: readonly { readonly day: LocalDay; readonly x: number; readonly n: number | null }[]
  /** Ends of counted days. */
  readonly ticks: readonly number[]
  readonly pauses: readonly { readonly from: Flag; readonly to: Flag | null; readonly endX: number }[]
  readonly due: Flag | null
  /** Where the deadline would stand without pauses; null where that changes nothing. */
  readonly original: Flag | null
  readonly done: Flag | null
  /** As-of, for a clock that is not done. */
  readonly now: Flag | null
  /** When the case was made urgent and the deadline came forward. */
  readonly raised: Flag | null
}

const msOf = (iso: string | null): EpochMs | null => (iso === null ? null : Date.parse(iso))

/** The clock's own days count only where the limit is one of days that still holds (an urgent case has hours). */
export const countsDays = (clock: CaseClock): boolean => clock.countedDays.length > 0

/** One track per clock, in the order of the answer. */
export function rulerTracks(input: RulerInput, scale: Scale, zone: Zone): readonly Track[] {
  return input.clocks.map((clock, index) => ({
    ...trackOf(clock, { input, scale, zone }),
    isSameStart: input.clocks.slice(0, index).some((one) => one.start === clock.start),
  }))
}

interface Place {
  readonly input: RulerInput
  readonly scale: Scale
  readonly zone: Zone
}

function trackOf(clock: CaseClock, place: Place): Omit<Track, 'isSameStart'> {
  const { scale } = place
  const flag = (ms: EpochMs | null): Flag | null => (ms === null ? null : { atMs: ms, x: scale.xOf(ms) })
  const [due, done, original] = [msOf(clock.due), msOf(clock.done), msOf(clock.dueWithoutPauses)]
  const pauses = pausesOf(clock, place)
  return {
    clock,
    startX: scale.xOf(Date.parse(clock.start)),
    stretches: stretchesOf(clock, place, pauses),
    counts: countsOf(clock, place),
    ticks: scale.columns.flatMap((column) =>
      column.kind === 'day' && isCountedDay(clock, column.day) && column.day < openFrom(clock, place)
        ? [column.x + column.width]
        : [],
    ),
    pauses,
    due: flag(due),
    original: original !== null && original !== due ? flag(original) : null,
    done: flag(done),
    now: done === null ? flag(Date.parse(place.input.asOf)) : null,
    raised: flag(raisedAt(clock, place.input)),
  }
}

const isCountedDay = (clock: CaseClock, day: LocalDay): boolean =>
  clock.countedDays.some((date) => dayFromIso(date) === day)

/** Day from which on nothing is counted because a pause is still open. */
function openFrom({ due }: CaseClock, { input, zone }: Place): LocalDay {
  const open = due === null ? input.pauses.find((pause) => pause.to === null) : undefined
  return open ? zone.dayOf(Date.parse(open.from)) : Number.POSITIVE_INFINITY
}

/** The change to urgent that made a limit of days one of hours; null where none did, or the answer does not tell. */
export function raisedAt(clock: CaseClock, { trail = [] }: RulerInput): EpochMs | null {
  if (clock.limit === null || clock.limit.kind === 'hours' || countsDays(clock)) return null
  const start = Date.parse(clock.start)
  const change = trail.find(
    (event) =>
      Date.parse(event.occurredAt) > start &&
      event.changes.some(({ field, after }) => field === 'urgency' && after === 'urgent'),
  )
  return change ? Date.parse(change.occurredAt) : null
}

function countsOf(clock: CaseClock, place: Place): Track['counts'] {
  const numbers = new Map(clock.countedDays.map((date, index) => [dayFromIso(date), index + 1]))
  const skipped = new Set(clock.skippedDays.map(dayFromIso))
  const end = openFrom(clock, place)
  return place.scale.columns.flatMap((column) => {
    if (column.kind !== 'day' || column.day >= end) return []
    const n = numbers.get(column.day) ?? null
    if (n === null && !skipped.has(column.day)) return []
    return [{ day: column.day, x: column.x + column.width / 2, n }]
  })
}

/** Pauses that act on this clock: those that begin before it was done or due. */
function pausesOf(clock: CaseClock, { input, scale }: Place): Track['pauses'] {
  const start = Date.parse(clock.start)
  const asOf = Date.parse(input.asOf)
  const end = Math.min(msOf(clock.done) ?? Infinity, msOf(clock.due) ?? Infinity, asOf)
  return input.pauses.flatMap((pause) => {
    const [from, to] = [Math.max(start, Date.parse(pause.from)), msOf(pause.to)]
    if (from >= end || (to !== null && to <= start)) return []
    const until = to === null ? null : { atMs: to, x: scale.xOf(to) }
    return [{ from: { atMs: from, x: scale.xOf(from) }, to: until, endX: until?.x ?? scale.xOf(asOf) }]
  })
}

function stretchesOf(clock: CaseClock, place: Place, pauses: Track['pauses']): Stretch[] {
  const { input, scale } = place
  const start = scale.xOf(Date.parse(clock.start))
  const ended = scale.xOf(msOf(clock.done) ?? Date.parse(input.asOf))
  const dueMs = msOf(clock.due)
  const due = dueMs === null ? ended : scale.xOf(dueMs)
  const edges = scale.columns.flatMap((column) => [column.x, column.x + column.width])
  const cuts = [start, ended, due, ...edges, ...pauses.flatMap((pause) => [pause.from.x, pause.endX])]
  const end = Math.max(ended, due)
  const inside = [...new Set(cuts)].filter((x) => x >= start && x <= end).sort((a, b) => a - b)
  return inside.slice(1).flatMap((to, index) => {
    const from = inside[index] ?? to
    if (pauses.some((pause) => from >= pause.from.x && to <= pause.endX)) return []
    const phase = from >= ended ? 'spare' : from >= due ? 'late' : 'run'
    return [{ from, to, phase, isCounted: isCountedAt(clock, scale.columns, (from + to) / 2) }]
  })
}

function isCountedAt(clock: CaseClock, columns: readonly Column[], x: number): boolean {
  const column = columns.find((one) => x < one.x + one.width)
  if (column?.kind === 'fold') return false
  if (!countsDays(clock) || clock.limit?.kind !== 'working_days') return true
  return column?.isWorking === true
}
