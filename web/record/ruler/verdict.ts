// The verdict of each clock in one sentence that anybody can check on the ruler: which day, which deadline, what pauses did.
import { dayFromIso, type Zone } from '#api/domain/time/zone.ts'
import type { EpochMs, LocalDay } from '#db/units.ts'
import { CLOCKS } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { VerdictKind } from '#web/lib/verdict.ts'
import { isEndOfDay } from './drawing.ts'
import type { RulerInput } from './scale.ts'
import { type CaseClock, raisedAt } from './track.ts'

export interface ClockVerdict {
  readonly key: string
  readonly kind: VerdictKind
  /** `确认接收：按时` */
  readonly head: string
  readonly body: string
  /** What had been without pauses, where that is another verdict. */
  readonly warning: string | null
}

interface About {
  readonly clock: CaseClock
  readonly input: RulerInput
  readonly zone: Zone
  readonly words: Words
}

/** One verdict per clock, in the order of the answer. */
export function clockVerdicts(input: RulerInput, zone: Zone, words: Words): readonly ClockVerdict[] {
  return input.clocks.map((clock) => verdictOf({ clock, input, zone, words }))
}

function verdictOf(about: About): ClockVerdict {
  const { clock, words } = about
  const clauses = [doneClause(about), dueClause(about), pauseClause(about), provisionalClause(about)]
  const said = clauses.filter((clause) => clause !== null)
  return {
    key: `${clock.clock}-${clock.round}`,
    kind: KINDS[clock.state],
    head: words.t('cases.verdictHead', { clock: clockName(clock, words), state: stateWord(clock, words) }),
    body: `${said.join(words.t('cases.clauseGap'))}${words.t('cases.sentenceEnd')}`,
    warning: withoutPauses(about),
  }
}

const KINDS: Record<CaseClock['state'], VerdictKind> = {
  met: 'good',
  breached: 'poor',
  paused: 'uncertain',
  running: 'noise',
  none: 'uncertain',
}

/** `答复`, and after a reopening `重办后答复`. */
export function clockName(clock: Pick<CaseClock, 'clock' | 'round'>, { t, label }: Words): string {
  const name = label(CLOCKS, clock.clock)
  if (clock.round === 0) return name
  return clock.round === 1
    ? t('cases.clockReopened', { name })
    : t('cases.clockReopenedNth', { name, n: String(clock.round) })
}

function stateWord({ state, done }: CaseClock, { t }: Words): string {
  switch (state) {
    case 'met':
      return t('cases.stateMet')
    case 'breached':
      return t(done === null ? 'cases.stateBreachedOpen' : 'cases.stateBreached')
    case 'paused':
      return t('cases.statePaused')
    case 'running':
      return t('cases.stateRunning')
    case 'none':
      return t('cases.stateNone')
  }
}

const verbOf = ({ clock }: CaseClock, { t }: Words): string =>
  t(clock === 'acknowledge' ? 'cases.verbAcknowledge' : 'cases.verbReply')

const hasDays = ({ countedDays }: CaseClock): boolean => countedDays.length > 0

/** Number of a local day among the counted ones, from 1; null where it is none of them. */
function countedPlace({ countedDays }: CaseClock, day: LocalDay): number | null {
  const at = countedDays.findIndex((date) => dayFromIso(date) === day)
  return at < 0 ? null : at + 1
}

function doneClause(about: About): string {
  const { clock, words } = about
  if (clock.done === null) return openClause(about)
  const doneMs = Date.parse(clock.done)
  const at = words.f.dateTime(doneMs)
  const verb = verbOf(clock, words)
  const dueMs = clock.due === null ? null : Date.parse(clock.due)
  if (dueMs !== null && doneMs > dueMs) {
    return words.t('cases.doneLate', { at, verb, late: lateness(about, dueMs, doneMs) })
  }
  if (!hasDays(clock)) {
    const used = span(doneMs - Date.parse(clock.start), words)
    return words.t('cases.doneAfter', { used, at, verb, from: startWord(clock, words) })
  }
  return dayClause(about, doneMs)
}

function dayClause({ clock, zone, words, input }: About, doneMs: EpochMs): string {
  const { t } = words
  const [at, verb, day] = [words.f.dateTime(doneMs), verbOf(clock, words), zone.dayOf(doneMs)]
  const n = countedPlace(clock, day)
  const kind = clock.limit?.kind === 'calendar_days' ? 'calendar' : 'working'
  if (n !== null)
    return t(kind === 'calendar' ? 'cases.doneNthDay' : 'cases.doneNth', { n: String(n), at, verb })
  if (day === zone.dayOf(Date.parse(clock.start)))
    return t('cases.doneSameDay', { at, verb, from: startWord(clock, words) })
  if (clock.skippedDays.some((date) => dayFromIso(date) === day))
    return t('cases.doneSkippedDay', { at, verb })
  const isRest = input.days.some((one) => dayFromIso(one.date) === day && !one.working)
  return isRest ? t('cases.doneRestDay', { at, verb }) : t('cases.doneAt', { at, verb })
}

const startWord = ({ round }: CaseClock, { t }: Words): string =>
  t(round > 0 ? 'cases.startReopened' : 'cases.startReceived')

function openClause(about: About): string {
  const { clock, input, words } = about
  const asOfMs = Date.parse(input.asOf)
  const said = { at: words.f.dateTime(asOfMs), verb: verbOf(clock, words) }
  if (clock.due === null) return words.t('cases.notDone', said)
  const dueMs = Date.parse(clock.due)
  if (clock.state === 'breached') {
    return words.t('cases.notDoneLate', { ...said, late: lateness(about, dueMs, asOfMs) })
  }
  return words.t('cases.notDoneLeft', { ...said, left: remaining(about, asOfMs, dueMs) })
}

function remaining({ clock, zone, words }: About, asOfMs: EpochMs, dueMs: EpochMs): string {
  if (!hasDays(clock) || clock.limit?.kind !== 'working_days') return span(dueMs - asOfMs, words)
  const today = zone.dayOf(asOfMs)
  const n = clock.countedDays.filter((date) => (dayFromIso(date) ?? 0) >= today).length
  const isToday = countedPlace(clock, today) !== null
  return words.t(isToday ? 'cases.daysLeftToday' : 'cases.daysLeft', { n })
}

/** Working days past the deadline where the calendar of all of them is known, else plain time. */
function lateness({ clock, input, zone, words }: About, dueMs: EpochMs, atMs: EpochMs): string {
  const [from, to] = [zone.dayOf(dueMs), zone.dayOf(atMs)]
  const after = input.days.filter((one) => {
    const day = dayFromIso(one.date) ?? Number.NaN
    return day > from && day <= to
  })
  const working = after.filter((one) => one.working).length
  const isKnown = after.length === to - from && working > 0
  return hasDays(clock) && clock.limit?.kind === 'working_days' && isKnown
    ? words.t('cases.lateWorkingDays', { n: working })
    : span(atMs - dueMs, words)
}

const HOUR_MS = 3_600_000

/** `35 分钟`, `26 小时`, from two days on whole days. */
export function span(ms: number, { f, t }: Words): string {
  if (ms < 48 * HOUR_MS) return f.elapsed(Math.max(0, Math.floor(ms / 60_000)))
  return t('format.calendarDays', { n: Math.floor(ms / (24 * HOUR_MS)) })
}

function dueClause(about: About): string {
  const { clock, words } = about
  const { t, f } = words
  if (clock.due === null) return pausedClause(about)
  const dueMs = Date.parse(clock.due)
  if (clock.limit === null) return t('cases.duePublished', { at: dueText(dueMs, about) })
  const n = clock.limit.n
  if (clock.limit.kind === 'hours') {
    return t('cases.dueHours', { n, at: f.dateTime(dueMs), from: startWord(clock, words) })
  }
  if (!hasDays(clock)) {
    const raised = raisedAt(clock, about.input)
    const at = f.dateTime(dueMs)
    return raised === null
      ? t('cases.dueRaised', { at })
      : t('cases.dueRaisedAt', { raised: f.dateTime(raised), at })
  }
  if (clock.limit.kind === 'calendar_days') return t('cases.dueDays', { n: String(n), at: f.dateTime(dueMs) })
  return t('cases.dueNth', {
    n: String(n),
    day: f.dayMonth(dueMs),
    kind: dayKind(about, dueMs),
    next: f.dayMonth(dueMs + 1),
  })
}

function pausedClause({ input, words }: About): string {
  const open = input.pauses.find((pause) => pause.to === null)
  return open
    ? words.t('cases.duePausedSince', { at: words.f.dateTime(open.from) })
    : words.t('cases.duePaused')
}

/** `周六，调休上班`, `周一`. */
function dayKind({ input, zone, words }: About, ms: EpochMs): string {
  const day = zone.dayOf(ms)
  const weekday = words.f.weekday(ms)
  const isMakeUp = input.days.some((one) => dayFromIso(one.date) === day && one.makeUp)
  return isMakeUp ? words.t('cases.makeUpDay', { weekday }) : weekday
}

/** `10月19日 24:00`, `10月8日 15:42`. */
function dueText(ms: EpochMs, { zone, words }: Pick<About, 'zone' | 'words'>): string {
  return isEndOfDay(ms, zone)
    ? words.t('cases.endOfDay', { day: words.f.dayMonth(ms) })
    : words.f.dateTime(ms)
}

const MOST_NAMED = 4

function pauseClause(about: About): string | null {
  const { clock, words, zone } = about
  const { t, f } = words
  if (clock.due === null || clock.dueWithoutPauses === null || clock.due === clock.dueWithoutPauses)
    return null
  const [due, before] = [Date.parse(clock.due), Date.parse(clock.dueWithoutPauses)]
  const skipped = clock.skippedDays.map((date) => f.dayMonth(zone.startOfDay(dayFromIso(date) ?? 0)))
  const moved = { from: dueText(before, about), to: dueText(due, about) }
  if (skipped.length === 0) return t('cases.pauseMoved', moved)
  const days =
    skipped.length <= MOST_NAMED
      ? skipped.join(t('cases.listGap'))
      : t('cases.skippedMany', { first: skipped[0] ?? '', last: skipped.at(-1) ?? '', n: skipped.length })
  return t('cases.pauseSkipped', { days, ...moved })
}

/** Whether the verdict rests on a pause: done in time only because of it, or open and not yet late only because of it. */
function withoutPauses({ clock, input, words }: About): string | null {
  if (clock.dueWithoutPauses === null) return null
  const before = Date.parse(clock.dueWithoutPauses)
  if (clock.state === 'met' && clock.done !== null && Date.parse(clock.done) > before)
    return words.t('cases.wouldBreach')
  const isOpen = clock.state === 'running' || clock.state === 'paused'
  return isOpen && Date.parse(input.asOf) > before && clock.due !== clock.dueWithoutPauses
    ? words.t('cases.wouldBeLate')
    : null
}

function provisionalClause({ clock, input, words }: About): string | null {
  if (!clock.provisional) return null
  const due = clock.due === null ? null : clock.due.slice(0, 4)
  const uncovered = input.days.find((one) => !one.covered && one.date >= clock.start.slice(0, 10))
  const year = uncovered?.date.slice(0, 4) ?? due ?? ''
  return words.t('cases.provisional', { year })
}
