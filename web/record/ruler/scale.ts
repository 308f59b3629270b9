// The ruler's time axis: one column a local day, linear in real time; long stretches where nothing happens are folded.
import type { CaseDetail } from '#api/contract/cases.ts'
import { dayFromIso, type Zone } from '#api/domain/time/zone.ts'
import type { EpochMs, LocalDay } from '#db/units.ts'

/** Width of a day and of a folded stretch, before the text scale. */
const DAY_WIDTH = 52
const FOLD_WIDTH = 78
/** A day where every limit is one of hours, and up to how many days such a ruler may have. */
const HOURS_WIDTH = 208
const HOURS_DAYS = 5
/** Shorter dull stretches are drawn day by day. */
const SHORTEST_FOLD = 6
/** Limits that take up to this many days from start to deadline show all of them. */
const WHOLE_LIMIT = 40
/** Longer ones show every counted day up to this many. */
const ALL_COUNTED = 15

export type RulerInput = Pick<CaseDetail, 'asOf' | 'clocks' | 'pauses' | 'days'> & {
  /** For the instant at which a case was made urgent. */
  readonly trail?: readonly Pick<CaseDetail['trail'][number], 'occurredAt' | 'changes'>[]
}

export interface DayColumn {
  readonly kind: 'day'
  readonly day: LocalDay
  readonly x: number
  readonly width: number
  /** Null = beyond what the answer says of the calendar. */
  readonly isWorking: boolean | null
  readonly isMakeUp: boolean
  readonly isCovered: boolean
}

export interface FoldColumn {
  readonly kind: 'fold'
  readonly first: LocalDay
  readonly last: LocalDay
  readonly x: number
  readonly width: number
  /** Working days inside; null where the calendar of some day is not in the answer. */
  readonly workingDays: number | null
}

export type Column = DayColumn | FoldColumn

export interface Scale {
  readonly columns: readonly Column[]
  readonly width: number
  /** Days are wide enough to show their hours. */
  readonly hasHours: boolean
  /** Place of an instant; cut to the axis. */
  xOf(ms: EpochMs): number
}

/** Every instant a reader looks for on the ruler. */
export function keyInstants({ asOf, clocks, pauses }: RulerInput): EpochMs[] {
  const given = clocks.flatMap((clock) => [clock.start, clock.due, clock.dueWithoutPauses, clock.done])
  const isOpen = clocks.some((clock) => clock.done === null || clock.due === null)
  const first = Math.min(...clocks.map((clock) => Date.parse(clock.start)))
  const settled = [...given, isOpen ? asOf : null].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  const last = Math.max(...settled)
  const paused = pauses
    .flatMap((pause) => [pause.from, pause.to])
    .flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  return [...settled, ...paused.filter((ms) => ms >= first && ms <= last)]
}

/** The axis over all clocks of a case; null where it has none. `em` = text scale. */
export function rulerScale(input: RulerInput, zone: Zone, em = 1): Scale | null {
  const instants = input.clocks.length === 0 ? [] : keyInstants(input)
  if (instants.length === 0) return null
  const keyDays = instants.map((ms) => zone.dayOf(ms))
  const days = knownDays(input)
  const [first, end] = [Math.min(...keyDays), Math.max(...keyDays)]
  // One day more shows that the flag stands at the end of its day; of a day nobody asked about nothing is known.
  const last = days.has(end + 1) ? end + 1 : end
  const hasHours = last - first < HOURS_DAYS && input.clocks.every((clock) => clock.countedDays.length === 0)
  const dayWidth = hasHours ? HOURS_WIDTH : DAY_WIDTH
  const columns = layOut({ first, last, kept: keptDays(input, keyDays, zone), days, em, dayWidth })
  const column = columns.at(-1)
  return { columns, width: column ? column.x + column.width : 0, hasHours, xOf: placeOf(columns, zone) }
}

interface KnownDay {
  readonly working: boolean
  readonly makeUp: boolean
  readonly covered: boolean
}

/** The answer's calendar; beyond its last day what the clocks' own counted and skipped days tell of it. */
function knownDays({ days, clocks }: RulerInput): ReadonlyMap<LocalDay, KnownDay> {
  const known = new Map<LocalDay, KnownDay>(days.map((day) => [dayFromIso(day.date) ?? Number.NaN, day]))
  for (const { limit, countedDays, skippedDays } of clocks) {
    if (limit?.kind !== 'working_days') continue
    const told = [...countedDays, ...skippedDays].map((date) => dayFromIso(date) ?? 0)
    const working = new Set(told)
    for (let day = Math.min(...told); day <= Math.max(...told); day++) {
      if (!known.has(day)) known.set(day, { working: working.has(day), makeUp: false, covered: true })
    }
  }
  return known
}

function keptDays({ clocks }: RulerInput, keyDays: readonly LocalDay[], zone: Zone): ReadonlySet<LocalDay> {
  const kept = new Set(keyDays.flatMap((day) => [day - 1, day, day + 1]))
  for (const clock of clocks) for (const day of limitDays(clock, zone)) kept.add(day)
  return kept
}

/** The days a reader counts: all from the start to the deadline, holidays between them included; of long limits the first. */
function limitDays(
  { start, countedDays, skippedDays }: RulerInput['clocks'][number],
  zone: Zone,
): LocalDay[] {
  const counted = countedDays.map((date) => dayFromIso(date) ?? 0)
  const first = zone.dayOf(Date.parse(start))
  const last = counted.at(-1) ?? first
  if (last - first <= WHOLE_LIMIT) return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const skipped = skippedDays.slice(0, ALL_COUNTED).map((date) => dayFromIso(date) ?? 0)
  return [...(counted.length <= ALL_COUNTED ? counted : counted.slice(0, 2)), ...skipped]
}

interface Layout {
  readonly first: LocalDay
  readonly last: LocalDay
  readonly kept: ReadonlySet<LocalDay>
  readonly days: ReadonlyMap<LocalDay, KnownDay>
  readonly em: number
  readonly dayWidth: number
}

function layOut(layout: Layout): Column[] {
  const { first, last, em } = layout
  const columns: Column[] = []
  let x = 0
  let day = first
  while (day <= last) {
    const dull = dullStretch(layout, day)
    const column = dull >= SHORTEST_FOLD ? foldOf(layout, day, dull, x) : dayOf(layout, day, x)
    columns.push(column)
    x += column.width
    day += column.kind === 'fold' ? dull : 1
  }
  return columns.map((column) => ({ ...column, x: column.x * em, width: column.width * em }))
}

/** How many days from here on nobody looks for. */
function dullStretch({ kept, last }: Layout, from: LocalDay): number {
  let day = from
  while (day <= last && !kept.has(day)) day += 1
  return day - from
}

function dayOf({ days, dayWidth }: Layout, day: LocalDay, x: number): DayColumn {
  const known = days.get(day)
  return {
    kind: 'day',
    day,
    x,
    width: dayWidth,
    isWorking: known?.working ?? null,
    isMakeUp: known?.makeUp ?? false,
    isCovered: known?.covered ?? true,
  }
}

function foldOf({ days }: Layout, first: LocalDay, count: number, x: number): FoldColumn {
  const inside = Array.from({ length: count }, (_, i) => days.get(first + i))
  const workingDays = inside.includes(undefined) ? null : inside.filter((day) => day?.working).length
  return { kind: 'fold', first, last: first + count - 1, x, width: FOLD_WIDTH, workingDays }
}

function placeOf(columns: readonly Column[], zone: Zone): Scale['xOf'] {
  return (ms) => {
    const day = zone.dayOf(ms)
    const column = columns.find((one) => day <= (one.kind === 'day' ? one.day : one.last)) ?? columns.at(-1)
    if (!column) return 0
    const [first, last] = column.kind === 'day' ? [column.day, column.day] : [column.first, column.last]
    const [from, to] = [zone.startOfDay(first), zone.startOfDay(last + 1)]
    const share = Math.min(1, Math.max(0, (ms - from) / (to - from)))
    return column.x + share * column.width
  }
}
