// AC-36: on every worked case of fixtures/vectors/clocks the ruler's flags and sentences say what the second program says.
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '#api/domain/case.ts'
import { clockState, deadlineOf } from '#api/domain/clocks/clock.ts'
import { DEFAULT_RULE_SET, PUBLISHED_RULE_SET } from '#api/domain/defaults.ts'
import { caseFacts, type Ruling } from '#api/domain/facts/caseFacts.ts'
import { clockRun, startedClocks } from '#api/domain/facts/clockFacts.ts'
import { historyOf } from '#api/domain/facts/history.ts'
import type { CalendarFile, RuleSet } from '#api/domain/rules.ts'
import { buildCalendar, mergeCalendarFiles, weekendsFile } from '#api/domain/time/calendar.ts'
import { isoDay, isoInZone, type Zone } from '#api/domain/time/zone.ts'
import { en } from '#web/lib/i18n/en.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { rulerPicture } from './picture.ts'
import { type RulerInput, rulerScale } from './scale.ts'
import { rulerSummary } from './summary.ts'
import { rulerTracks } from './track.ts'
import { clockVerdicts } from './verdict.ts'

interface Vector {
  readonly name: string
  readonly zone: string
  readonly calendar: 'cn' | 'weekends' | Omit<CalendarFile, 'zone'>
  readonly ruleSet: 'default' | 'published' | Partial<RuleSet>
  readonly case: { readonly received: string; readonly publishedDue?: string | null }
  readonly events: readonly { readonly type: string; readonly at: string; readonly data?: object }[]
  readonly asOf: string
  readonly expect: { readonly clocks: readonly Expected[] }
}
interface Expected {
  readonly clock: 'acknowledge' | 'reply'
  readonly due: string | null
  readonly done: string | null
  readonly state: 'met' | 'breached' | 'paused' | 'running'
  readonly provisional: boolean
}

const json = <T>(found: Record<string, unknown>): readonly T[] => Object.values(found) as T[]
const files = json<{ name: string; vectors: Vector[] }>(
  import.meta.glob('../../../fixtures/vectors/clocks/*.json', { eager: true, import: 'default' }),
)
const china = mergeCalendarFiles(
  json<CalendarFile>(
    import.meta.glob('../../../fixtures/calendars/*.json', { eager: true, import: 'default' }),
  ),
)
// Corrections rewrite a case's own past; what they do to facts is held to the vectors in api/domain.
const vectors = files.filter((file) => !file.name.startsWith('corrections')).flatMap((file) => file.vectors)

function rulingOf({ calendar, zone, ruleSet }: Vector): Ruling {
  const file = calendar === 'cn' ? china : calendar === 'weekends' ? weekendsFile(zone) : calendar
  const rules =
    ruleSet === 'published'
      ? PUBLISHED_RULE_SET
      : ruleSet === 'default'
        ? DEFAULT_RULE_SET
        : { ...DEFAULT_RULE_SET, ...ruleSet }
  return { rules, calendar: buildCalendar({ ...file, zone }) }
}

const UNSAID: Readonly<Record<string, object>> = {
  archived: { outcome: null },
  paused: { reason: null },
  reopened: { reason: null },
  called_back: { contacted: null, resolved: null, grade: null },
  corrected: { changes: {}, reason: null, approver: null },
}

function trailOf({ case: raw, events }: Vector): CaseEvent[] {
  const { received, publishedDue, ...said } = raw
  const base = { recordedAtMs: null, enteredAtMs: 0, actor: null, department: null }
  const unsaid = { channel: 'phone', category1: 'facility', category2: null, urgency: 'ordinary' }
  const published =
    publishedDue === undefined
      ? {}
      : { publishedDueAtMs: publishedDue === null ? null : Date.parse(publishedDue) }
  const receivedAtMs = Date.parse(received)
  const data = { ...unsaid, scope: 'unknown', community: null, ...said, ...published, receivedAtMs }
  const first = { ...base, type: 'submitted', occurredAtMs: receivedAtMs, data }
  const rest = events.map((event) => ({
    ...base,
    ...event,
    occurredAtMs: Date.parse(event.at),
    data: { ...UNSAID[event.type], ...event.data },
  }))
  const all = [first, ...rest] as unknown as CaseEvent[]
  return all.sort((a, b) => a.occurredAtMs - b.occurredAtMs || (a === all[0] ? -1 : b === all[0] ? 1 : 0))
}

/** What GET /cases/{id} answers of a vector, made with the engine's own functions. */
function detailOf(vector: Vector): { input: RulerInput; zone: Zone } {
  const ruling = rulingOf(vector)
  const { calendar } = ruling
  const { zone } = calendar
  const asOfMs = Date.parse(vector.asOf)
  const trail = trailOf(vector).filter((event) => event.occurredAtMs <= asOfMs)
  if (trail.length === 0) return { input: { asOf: vector.asOf, clocks: [], pauses: [], days: [] }, zone }
  const history = historyOf(trail, asOfMs)
  const facts = caseFacts(trail, ruling).clocks.filter(
    (fact) => fact.validFromMs <= asOfMs && asOfMs < fact.validToMs,
  )
  const iso = (ms: number | null) => (ms === null ? null : isoInZone(ms, zone))
  const isPublished =
    ruling.rules.deadlines === 'published' || history.attributes.publishedDueAtMs !== undefined
  const clocks = facts.map((fact) => {
    const started = startedClocks(history, ruling).find(
      (one) => one.clock === fact.clock && one.round === fact.round,
    )
    const run = isPublished || !started ? null : clockRun(history, ruling, started)
    const deadline = run && deadlineOf(run, calendar)
    return {
      clock: fact.clock,
      round: fact.round,
      start: isoInZone(fact.startMs, zone),
      due: iso(fact.dueMs),
      dueWithoutPauses: iso(run ? deadlineOf({ ...run, pauses: [] }, calendar).dueMs : fact.dueMs),
      done: iso(fact.doneMs),
      state: clockState(fact, asOfMs),
      provisional: fact.isProvisional,
      department: fact.department,
      limit: run ? run.limit : null,
      countedDays: (deadline?.countedDays ?? []).map(isoDay),
      skippedDays: (deadline?.skippedDays ?? []).map(isoDay),
      workingMinutes: fact.workedMs === null ? null : fact.workedMs / 60_000,
    }
  })
  const lastMs = Math.max(
    ...trail.map((event) => event.occurredAtMs),
    ...facts.map(({ dueMs }) => dueMs ?? 0),
  )
  const [first, last] = [zone.dayOf(history.receivedAtMs), zone.dayOf(lastMs)]
  const days = Array.from({ length: Math.min(120, last - first + 1) }, (_, i) => ({
    date: isoDay(first + i),
    working: calendar.isWorkingDay(first + i),
    makeUp: calendar.isMakeUpDay(first + i),
    covered: calendar.covers(first + i),
  }))
  const pauses = history.pauses.map(({ fromMs, toMs, reason }) => ({
    from: isoInZone(fromMs, zone),
    to: iso(toMs),
    reason,
  }))
  return { input: { asOf: vector.asOf, clocks, pauses, days }, zone }
}

const STATE_WORDS = { met: /按时/, breached: /超期/, paused: /挂起中/, running: /在期限内/ } as const

const told = vectors.map((vector) => ({ vector, ...detailOf(vector) }))

describe('the ruler on the worked cases', () => {
  it('there are at least 150 of them, with clocks', () => {
    expect(told.filter(({ input }) => input.clocks.length > 0).length).toBeGreaterThan(150)
  })

  for (const { vector, input, zone } of told) {
    it(vector.name, () => {
      const words = createWords(zh, 'zh', vector.zone)
      const verdicts = clockVerdicts(input, zone, words)
      const scale = rulerScale(input, zone)
      const tracks = scale ? rulerTracks(input, scale, zone) : []
      expect(verdicts).toHaveLength(vector.expect.clocks.length)
      expect(tracks).toHaveLength(vector.expect.clocks.length)
      vector.expect.clocks.forEach((wanted, index) => {
        const [track, verdict] = [tracks[index], verdicts[index]]
        const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso))
        expect(track?.due?.atMs ?? null).toBe(ms(wanted.due))
        expect(track?.done?.atMs ?? null).toBe(ms(wanted.done))
        expect(verdict?.head).toMatch(STATE_WORDS[wanted.state])
        expect(verdict?.body.includes('暂定')).toBe(wanted.provisional)
        const due = ms(wanted.due)
        if (due !== null) expect(verdict?.body).toContain(words.f.dayMonth(due))
        if (due === null) expect(verdict?.body).toContain('期限待恢复后确定')
        if (wanted.done !== null) expect(verdict?.body).toContain(words.f.dateTime(wanted.done))
      })
    })
  }

  it('places grow with time and every flag stands inside the picture', () => {
    for (const { input, zone } of told) {
      const scale = rulerScale(input, zone)
      const tracks = scale === null ? [] : rulerTracks(input, scale, zone)
      for (const track of tracks) {
        const flags = [track.due, track.original, track.done, track.now].filter((flag) => flag !== null)
        const places = flags.sort((a, b) => a.atMs - b.atMs).map((flag) => flag.x)
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(Math.min(...places)).toBeGreaterThanOrEqual(track.startX)
        expect(Math.max(...places)).toBeLessThanOrEqual(scale?.width ?? 0)
      }
    }
  })

  it('a deadline at the end of a day stands on the right edge of its column, numbered N', () => {
    for (const { input, zone } of told) {
      const scale = rulerScale(input, zone)
      if (!scale) continue
      for (const { due, counts, clock } of rulerTracks(input, scale, zone)) {
        if (due === null || clock.limit?.kind !== 'working_days' || clock.countedDays.length === 0) continue
        const column = scale.columns.find((one) => one.kind === 'day' && one.day === zone.dayOf(due.atMs))
        expect(column && Math.abs(column.x + column.width - due.x)).toBeLessThan(0.01)
        expect(counts.find((one) => one.day === zone.dayOf(due.atMs))?.n).toBe(clock.limit.n)
      }
    }
  })

  it('says “若无挂起，将超期” exactly where done lies after the deadline without pauses', () => {
    let seen = 0
    for (const { input, zone, vector } of told) {
      const verdicts = clockVerdicts(input, zone, createWords(zh, 'zh', vector.zone))
      input.clocks.forEach((clock, index) => {
        const would =
          clock.state === 'met' &&
          clock.done !== null &&
          clock.dueWithoutPauses !== null &&
          Date.parse(clock.done) > Date.parse(clock.dueWithoutPauses)
        expect(verdicts[index]?.warning === '若无挂起，将超期。').toBe(would)
        seen += Number(would)
      })
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('draws and speaks every case in both languages without a hole', () => {
    for (const { input, zone, vector } of told) {
      for (const [dictionary, lang] of [
        [zh, 'zh'],
        [en, 'en'],
      ] as const) {
        const words = createWords(dictionary, lang, vector.zone)
        const scale = rulerScale(input, zone)
        if (!scale) continue
        const summary = rulerSummary(input, zone, words)
        const picture = rulerPicture(
          rulerTracks(input, scale, zone),
          { scale, zone, words, em: 1.25 },
          summary,
        )
        expect(`${picture.svg} ${summary}`, vector.name).not.toMatch(
          /NaN|undefined|null|Infinity|\{\w+\}|cases\./,
        )
      }
    }
  })
})
