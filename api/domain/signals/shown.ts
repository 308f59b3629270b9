// What stands behind one question, as a small chart and a list of what repeats.
import type { CaseId } from '#db/units.ts'
import type { SignalCode, Words } from '#db/vocabulary.ts'
import { byCodeUnit } from '../sampling/tickets.ts'
import type { Zone } from '../time/zone.ts'
import { plainReply } from './copies.ts'
import type { Closing, Evidence, TwoAnswers } from './evidence.ts'
import { returnsIn } from './exact.ts'
import { LAST_DAYS, type SignalFinding } from './findSignals.ts'

export interface ShownBar {
  /** Words, or a department's id. */
  readonly label: Words | string
  readonly value: number
  readonly of: number | null
  readonly isOwn: boolean
}

export interface ShownGroup {
  /** Departments' ids in order, or one text. */
  readonly parts: readonly string[]
  readonly count: number
  readonly caseIds: readonly CaseId[]
}

export interface Shown {
  readonly title: Words
  readonly bars: readonly ShownBar[]
  /** The most frequent first; ties by text. */
  readonly groups: readonly ShownGroup[]
}

export interface ShownOf {
  readonly signal: SignalCode
  readonly department: string
  readonly zone: Zone
}

const MOST_BARS = 10
const MOST_GROUPS = 10
const MOST_CASES = 20
/** Windows before the deadline shown one by one. */
const WINDOWS = 6

/** The chart that fits a signal: by time left, by minute, by part of the month, this against that, else the peers. */
export function evidenceOf(evidence: Evidence, findings: readonly SignalFinding[], of: ShownOf): Shown {
  const own = <T extends { readonly department: string }>(list: readonly T[]): T[] =>
    list.filter(({ department }) => department === of.department)
  const none = { groups: [] }
  switch (of.signal) {
    case 'deadline_bunching':
      return { ...byTimeLeft(own(evidence.closings), () => true, false), ...none }
    case 'late_false_closings':
      return {
        ...byTimeLeft(
          own(evidence.closings).filter(({ isTrue }) => isTrue !== null),
          ({ isTrue }) => isTrue === false,
          true,
        ),
        ...none,
      }
    case 'batch_closing':
      return { ...byMinute(own(evidence.closings), of.zone), ...none }
    case 'exemptions_month_end':
      return { ...byPartOfMonth(own(evidence.exemptions)), ...none }
    case 'coached_satisfaction':
      return { ...bothAnswers(own(evidence.satisfaction), SATISFIED_WORDS, true), ...none }
    case 'reached_by_others':
      return { ...bothAnswers(own(evidence.reached), REACHED_WORDS, false), ...none }
    case 'ping_pong':
      return { ...amongPeers(evidence, findings, of), groups: cyclesOf(own(evidence.routes)) }
    case 'copied_replies':
      return { ...amongPeers(evidence, findings, of), groups: repliesOf(own(evidence.replies), findings, of) }
    default:
      return { ...amongPeers(evidence, findings, of), ...none }
  }
}

type Chart = Pick<Shown, 'title' | 'bars'>

/** The same share of each peer, the highest first; the department itself always among them. */
function amongPeers({ groups }: Evidence, findings: readonly SignalFinding[], of: ShownOf): Chart {
  const group = groups.get(of.department)
  const peers = findings
    .filter(
      ({ department, signal, den }) => signal === of.signal && den > 0 && groups.get(department) === group,
    )
    .sort((a, b) => b.num / b.den - a.num / a.den || byCodeUnit(a.department, b.department))
  const own = peers.filter(({ department }) => department === of.department)
  const first = peers.slice(0, MOST_BARS)
  const shown = own.every((one) => first.includes(one)) ? first : [...first.slice(0, MOST_BARS - 1), ...own]
  return {
    title: { zh: '与同组单位相比', en: 'Beside its peers' },
    bars: shown.map(({ department, num, den }) => ({
      ...{ label: department, value: num, of: den },
      isOwn: department === of.department,
    })),
  }
}

function byTimeLeft(
  closings: readonly Closing[],
  isCounted: (closing: Closing) => boolean,
  isShare: boolean,
): Chart {
  const bins = Array.from({ length: WINDOWS + 2 }, () => ({ value: 0, of: 0 }))
  for (const closing of closings) {
    if (closing.minutesLeft === null) continue
    const place = Math.floor(closing.minutesLeft / closing.windowMinutes)
    const bin = bins[closing.minutesLeft < 0 ? 0 : 1 + Math.min(place, WINDOWS)]
    if (bin === undefined) continue
    bin.of += 1
    if (isCounted(closing)) bin.value += 1
  }
  const [late, ...rest] = bins
  const inTime = rest.reverse()
  return {
    title: {
      zh: '办结时距时限还有几个工作日（24 小时件以 2 小时为一格）',
      en: 'Working days left at closing (24-hour cases: steps of two hours)',
    },
    bars: [...inTime, ...(late === undefined ? [] : [late])].map((bin, i) => ({
      label: leftWords(WINDOWS - i),
      value: bin.value,
      of: isShare ? bin.of : null,
      isOwn: i === WINDOWS,
    })),
  }
}

function leftWords(windows: number): Words {
  if (windows < 0) return { zh: '已超期', en: 'Late' }
  if (windows === 0) return { zh: '最后 1 个', en: 'The last' }
  if (windows >= WINDOWS) return { zh: `还有 ${windows} 个以上`, en: `${windows} or more` }
  return { zh: `还有 ${windows} 个`, en: `${windows} left` }
}

const MINUTE_MS = 60_000
const FROM_MONTH = 5
const TO_MINUTE = 16

/** The minutes with most closings of one user, the fullest first; ties by time. */
function byMinute(closings: readonly Closing[], zone: Zone): Chart {
  const counts = new Map<string, { readonly minute: number; value: number }>()
  for (const { at, user } of closings) {
    if (user === null) continue
    const minute = Math.floor(at / MINUTE_MS)
    const count = counts.get(`${user} ${minute}`) ?? { minute, value: 0 }
    count.value += 1
    counts.set(`${user} ${minute}`, count)
  }
  const fullest = [...counts.values()].sort((a, b) => b.value - a.value || a.minute - b.minute)
  return {
    title: { zh: '同一经办人办结最多的几分钟', en: 'Minutes with most closings of one user' },
    bars: fullest.slice(0, MOST_BARS).map(({ minute, value }, i) => {
      const local = new Date(zone.toLocal(minute * MINUTE_MS)).toISOString()
      const time = local.slice(FROM_MONTH, TO_MINUTE).replace('T', ' ')
      return { label: { zh: time, en: time }, value, of: null, isOwn: i === 0 }
    }),
  }
}

function byPartOfMonth(exemptions: Evidence['exemptions']): Chart {
  const parts: readonly (readonly [zh: string, en: string, from: number, to: (days: number) => number])[] = [
    ['1–10 日', 'Days 1–10', 1, () => 10],
    ['11–20 日', 'Days 11–20', 11, () => 20],
    ['21 日至月末前 4 天', 'Day 21 to the fourth last', 21, (days) => days - LAST_DAYS],
    ['月末三天', 'Last three days', 0, (days) => days],
  ]
  const isIn = (at: number, day: number, days: number) => {
    const isLast = day > days - LAST_DAYS
    if (at === parts.length - 1) return isLast
    const [, , from, to] = parts[at] ?? ['', '', 0, () => 0]
    return !isLast && day >= from && day <= to(days)
  }
  return {
    title: { zh: '剔除在一个月里的哪些天', en: 'Exemptions by days of the month' },
    bars: parts.map(([zh, en], at) => ({
      label: { zh, en },
      value: exemptions.filter(
        ({ day, daysInMonth }) => day !== null && daysInMonth !== null && isIn(at, day, daysInMonth),
      ).length,
      of: null,
      isOwn: at === parts.length - 1,
    })),
  }
}

const SATISFIED_WORDS = {
  suits: { zh: '对单位满意、对第三方不满意', en: 'Satisfied to the department only' },
  other: { zh: '对第三方满意、对单位不满意', en: 'Satisfied to the supervisors only' },
}
const REACHED_WORDS = {
  suits: { zh: '单位没接通、第三方接通', en: 'Reached by the supervisors only' },
  other: { zh: '单位接通、第三方没接通', en: 'Reached by the department only' },
}

function bothAnswers(
  answers: readonly TwoAnswers[],
  words: { readonly suits: Words; readonly other: Words },
  suits: boolean,
): Chart {
  const count = (toDepartment: boolean) =>
    answers.filter((one) => one.toDepartment === toDepartment && one.toSupervisor !== toDepartment).length
  return {
    title: { zh: '同一件两方听到的不一样', en: 'Told differently to both' },
    bars: [
      { label: words.suits, value: count(suits), of: null, isOwn: true },
      { label: words.other, value: count(!suits), of: null, isOwn: false },
    ],
  }
}

/** Ways that lead back, by how often each was gone. */
function cyclesOf(routes: Evidence['routes']): ShownGroup[] {
  return grouped(
    routes
      .filter(({ holders }) => returnsIn(holders) > 0)
      .map(({ caseId, holders }) => ({ caseId, parts: holders.filter((one, i) => one !== holders[i - 1]) })),
    (parts) => parts.join('\n'),
  )
}

/** Counted replies by their text but for digits and blanks; near copies stand alone. */
function repliesOf(
  replies: Evidence['replies'],
  findings: readonly SignalFinding[],
  of: ShownOf,
): ShownGroup[] {
  const finding = findings.find(
    ({ signal, department }) => signal === of.signal && department === of.department,
  )
  const counted = new Set(finding?.caseIds)
  return grouped(
    replies
      .filter(({ caseId }) => counted.has(caseId))
      .map(({ caseId, text }) => ({ caseId, parts: [text] })),
    ([text = '']) => plainReply(text),
  )
}

function grouped(
  ones: readonly { readonly caseId: CaseId; readonly parts: readonly string[] }[],
  keyOf: (parts: readonly string[]) => string,
): ShownGroup[] {
  const groups = new Map<string, { parts: readonly string[]; caseIds: CaseId[] }>()
  for (const { caseId, parts } of ones) {
    const key = keyOf(parts)
    const group = groups.get(key) ?? { parts, caseIds: [] }
    group.caseIds.push(caseId)
    groups.set(key, group)
  }
  return [...groups]
    .sort(([a, one], [b, two]) => two.caseIds.length - one.caseIds.length || byCodeUnit(a, b))
    .slice(0, MOST_GROUPS)
    .map(([, { parts, caseIds }]) => ({
      parts,
      count: caseIds.length,
      caseIds: caseIds.slice(0, MOST_CASES),
    }))
}
