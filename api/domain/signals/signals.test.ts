import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import { fisherGreater } from '../statistics/fisher.ts'
import { QUESTIONS } from './catalogue.ts'
import { copiedReplies, plainReply } from './copies.ts'
import type { Closing, Evidence, Unit } from './evidence.ts'
import { batchChance, bunchingChance, mcNemarChance, returnsIn } from './exact.ts'
import { findSignals, type SignalFinding } from './findSignals.ts'
import { noLists } from './lists.ts'

const GROUPS = new Map([
  ['a', 'committee'],
  ['b', 'committee'],
  ['c', 'committee'],
  ['alone', 'property'],
])
const evidenceOf = (part: Partial<Evidence>): Evidence => ({ ...noLists(), groups: GROUPS, ...part })
const found = (part: Partial<Evidence>, signal: SignalCode, department = 'a'): SignalFinding => {
  const finding = findSignals(evidenceOf(part)).find(
    (one) => one.signal === signal && one.department === department,
  )
  if (finding === undefined) throw new Error('no finding')
  return finding
}
/** `counted` of `all` units of a department, the counted ones first. */
const units = (department: string, counted: number, all: number): Unit[] =>
  Array.from({ length: all }, (_, i) => ({ caseId: `${department}${i}`, department, isCounted: i < counted }))
const closing = (i: number, change: Partial<Closing> = {}): Closing => ({
  caseId: `a${i}`,
  department: 'a',
  category: 'facility',
  user: 'u',
  at: i * 3_600_000,
  minutesTaken: 1000,
  minutesLeft: 5000,
  windowMinutes: 1440,
  isTrue: null,
  ...change,
})
const many = (n: number, one: (i: number) => Closing): Closing[] =>
  Array.from({ length: n }, (_, i) => one(i))

describe('against peers', () => {
  test('is Fisher’s exact test against the others of the group, with the cases behind it', () => {
    const exemptions = [...units('a', 3, 3), ...units('b', 0, 3), ...units('alone', 9, 9)].map((unit) => ({
      ...unit,
      ...{ day: null, daysInMonth: null, isSatisfied: null },
    }))
    const finding = found({ exemptions }, 'exemptions')
    expect(finding.p).toBeCloseTo(0.05, 12)
    expect(finding).toMatchObject({ num: 3, den: 3, expected: 0, caseIds: ['a0', 'a1', 'a2'] })
  })
  test('who has no facts, or no peers, is asked nothing', () => {
    const calls = [...units('a', 5, 10), ...units('alone', 9, 9)]
    for (const department of ['a', 'b', 'alone'])
      expect(found({ calls }, 'unreachable', department)).toMatchObject({ p: null, q: null, isRaised: false })
  })
  test('departments nobody asked about count nowhere', () => {
    const events = [...units('a', 1, 4), ...units('b', 1, 4), ...units('stranger', 0, 1000)]
    expect(found({ events }, 'back_dating')).toMatchObject({ expected: 1, isRaised: false })
  })
  test('harder cases are compared with their like', () => {
    const inStratum = (stratum: string, list: Unit[]) => list.map((unit) => ({ ...unit, stratum }))
    const reopenings = [
      ...inStratum('hard', [...units('a', 40, 80), ...units('b', 10, 20)]),
      ...inStratum('easy', [...units('a', 0, 20), ...units('b', 0, 80)]),
      ...inStratum('only a', units('a', 5, 5)),
    ]
    const finding = found({ reopenings }, 'reopened_soon')
    expect(finding).toMatchObject({ num: 40, den: 100, expected: 40 })
    expect(finding.p).toBeGreaterThan(0.5)
    expect(finding.caseIds).toHaveLength(40)
  })
})

describe('closings', () => {
  test('the window before due ends with due and begins after D − w', () => {
    const left = [0, 1439, 1440, 2879, 2880, -1, null]
    const closings = left.map((minutesLeft, i) => closing(i, { minutesLeft }))
    expect(found({ closings }, 'deadline_bunching')).toMatchObject({ num: 2, den: 4, caseIds: ['a0', 'a1'] })
  })
  test('bunching is more than half, or more than the peers have; both looked at count twice', () => {
    const last = (department: string, num: number, den: number) =>
      many(den, (i) =>
        closing(i, { department, caseId: `${department}${i}`, minutesLeft: i < num ? 5 : 1500 }),
      )
    const early = { closings: [...last('a', 20, 34), ...last('b', 60, 200)] }
    const byPeers = fisherGreater({ num: 20, den: 34 }, { num: 60, den: 200 })
    expect(found(early, 'deadline_bunching').p).toBeCloseTo(2 * byPeers, 12)
    expect(found(early, 'deadline_bunching').expected).toBeCloseTo(34 * 0.3, 12)
    // Where everybody closes at the last moment the half still tells.
    const all = { closings: [...last('a', 40, 60), ...last('b', 60, 90)] }
    expect(found(all, 'deadline_bunching').p).toBeCloseTo(2 * bunchingChance(40, 20), 12)
    expect(found({ closings: last('alone', 40, 60) }, 'deadline_bunching', 'alone').p).toBe(
      bunchingChance(40, 20),
    )
  })
  test('false closings in the last window against earlier ones', () => {
    const closings = [
      ...many(5, (i) => closing(i, { minutesLeft: 5, isTrue: false })),
      ...many(20, (i) => closing(100 + i, { isTrue: i > 0 })),
      closing(999, { minutesLeft: -5, isTrue: false }),
    ]
    const finding = found({ closings }, 'late_false_closings')
    expect(finding.p).toBeCloseTo(0.00011293054771315641, 12)
    expect(finding).toMatchObject({ num: 5, den: 5, caseIds: ['a0', 'a1', 'a2', 'a3', 'a4'] })
    expect(found({ closings: closings.slice(0, 5) }, 'late_false_closings').p).toBeNull()
  })
  test('too fast is faster than nearly all closings of the others that visits found true', () => {
    const others = many(40, (i) =>
      closing(i, { caseId: `b${i}`, department: 'b', minutesTaken: 100 + i, isTrue: true }),
    )
    const own = many(10, (i) => closing(i, { minutesTaken: i < 8 ? 5 : 500, isTrue: true }))
    const finding = found({ closings: [...others, ...own] }, 'too_fast')
    expect(finding).toMatchObject({ num: 8, den: 10, isRaised: true })
    expect(finding.expected).toBeCloseTo((10 * 2) / 41, 12)
    expect(found({ closings: [...others.slice(0, 19), ...own] }, 'too_fast').p).toBeNull()
    const slow = own.map((one) => ({ ...one, minutesTaken: 101 }))
    expect(found({ closings: [...others, ...slow] }, 'too_fast')).toMatchObject({ num: 0, p: 1 })
  })
  test('ten within one minute are a question, ten over ten hours are not', () => {
    const usual = many(60, (i) => closing(i))
    const atOnce = many(10, (i) => closing(100 + i, { at: i * 100 }))
    expect(found({ closings: usual }, 'batch_closing').p).toBe(1)
    const finding = found({ closings: [...usual, ...atOnce] }, 'batch_closing')
    expect(finding).toMatchObject({ num: 11, den: 70, isRaised: true })
    expect(found({ closings: atOnce.map((one) => ({ ...one, user: null })) }, 'batch_closing').p).toBeNull()
  })
})

describe('exemptions', () => {
  const exempted = (i: number, day: number, isSatisfied: boolean | null) => ({
    ...{ caseId: `a${i}`, department: 'a', isCounted: day > 0, isSatisfied },
    ...{ day: day > 0 ? day : null, daysInMonth: day > 0 ? 30 : null },
  })
  test('on the last three days of the month', () => {
    const exemptions = [28, 29, 30, 27, 1].map((day, i) => exempted(i, day, null))
    const finding = found({ exemptions }, 'exemptions_month_end')
    expect(finding).toMatchObject({ num: 3, den: 5, caseIds: ['a0', 'a1', 'a2'] })
    expect(finding.p).toBeCloseTo(10 * 0.1 ** 3 * 0.9 ** 2 + 5 * 0.1 ** 4 * 0.9 + 0.1 ** 5, 12)
  })
  test('of the dissatisfied', () => {
    const exemptions = [
      ...[0, 1, 2].map((i) => exempted(i, 5, false)),
      ...[3, 4, 5].map((i) => exempted(i, 0, true)),
      exempted(6, 5, null),
    ]
    const finding = found({ exemptions }, 'exempted_dissatisfied')
    expect(finding.p).toBeCloseTo(0.05, 12)
    expect(finding).toMatchObject({ num: 3, den: 3, expected: 0, caseIds: ['a0', 'a1', 'a2'] })
  })
})

describe('two who ask the same', () => {
  const answers = (n: number, toDepartment: boolean, toSupervisor: boolean) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ caseId: `${toDepartment}${toSupervisor}${i}`, department: 'a' },
      ...{ toDepartment, toSupervisor },
    }))
  const told = [...answers(15, true, false), ...answers(3, false, true), ...answers(40, true, true)]
  test('only what suits the department is a question', () => {
    const finding = found({ satisfaction: told }, 'coached_satisfaction')
    expect(finding.p).toBeCloseTo(0.007537841796875, 12)
    expect(finding).toMatchObject({ num: 15, den: 18 })
    expect(found({ reached: told }, 'reached_by_others')).toMatchObject({ num: 3, p: 1 })
    const turned = told.map((one) => ({
      ...one,
      toDepartment: one.toSupervisor,
      toSupervisor: one.toDepartment,
    }))
    expect(found({ reached: turned }, 'reached_by_others').p).toBeCloseTo(0.007537841796875, 12)
  })
})

describe('copied replies', () => {
  const long = '经核实您反映的路灯不亮问题已于今日由物业公司更换灯泡恢复照明感谢您的监督与支持欢迎再次来电'
  test('digits, blanks and width make no difference; an empty reply is no copy', () => {
    expect(plainReply(' 已于１2日 处理')).toBe('已于00日处理')
    expect(copiedReplies(['已于3日处理', '已于 17日处理', '已于17日办结', '', ' '])).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(copiedReplies(['已于13日处理', '已于 17日处理', '别的'])).toEqual([true, true, false])
  })
  test('one character changed in a long reply is a copy, in a short one not', () => {
    expect(copiedReplies([long, `${long.slice(0, -1)}话`])).toEqual([true, true])
    expect(copiedReplies(['已更换灯泡', '已更换灯具'])).toEqual([false, false])
  })
  test('finds what comparing each with each finds', () => {
    const shingles = (text: string) =>
      new Set(Array.from({ length: Math.max(1, text.length - 3) }, (_, i) => text.slice(i, i + 4)))
    const isAlike = (one: string, other: string) => {
      const [a, b] = [shingles(one), shingles(other)]
      const common = [...a].filter((shingle) => b.has(shingle)).length
      return 10 * common >= 9 * (a.size + b.size - common)
    }
    // Long texts over few characters, cut at few places: many pairs near the limit.
    const text = fc
      .tuple(fc.nat(6), fc.integer({ min: 30, max: 46 }))
      .map(([from, to]) => long.slice(from, to))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const expected = texts.map((one, i) => texts.some((other, k) => i !== k && isAlike(one, other)))
        expect(copiedReplies(texts)).toEqual(expected)
      }),
    )
  })
  test('are compared with the peers’ share of templates', () => {
    const texts = (department: string, copies: number) =>
      Array.from({ length: 60 }, (_, i) => ({
        ...{ caseId: `${department}${i}`, department },
        text:
          i < copies
            ? '您好，已处理。'
            : String.fromCodePoint(...Array.from({ length: 30 }, (_, k) => 0x4e00 + 31 * i + k)),
      }))
    const replies = [...texts('a', 20), ...texts('b', 3), ...texts('c', 2)]
    expect(found({ replies }, 'copied_replies')).toMatchObject({ num: 20, den: 60, isRaised: true })
    expect(found({ replies }, 'copied_replies', 'b')).toMatchObject({ isRaised: false })
  })
})

test('routes: only a return to an earlier holder counts', () => {
  expect([['A', 'A', 'B'], ['A', 'B', 'A', 'B', 'A'], []].map(returnsIn)).toEqual([0, 3, 0])
  const routes = [
    { caseId: '1', department: 'a', holders: ['a', 'b', 'a'] },
    { caseId: '2', department: 'a', holders: ['b', 'a'] },
    { caseId: '3', department: 'b', holders: ['b'] },
  ]
  expect(found({ routes }, 'ping_pong')).toMatchObject({ num: 1, den: 2, caseIds: ['1'] })
})

describe('all together', () => {
  test('each signal of each department once, none raised without facts', () => {
    const findings = findSignals(evidenceOf({}))
    expect(findings).toHaveLength(Object.keys(SIGNALS).length * GROUPS.size)
    expect(new Set(findings.map(({ signal }) => signal))).toEqual(new Set(Object.keys(SIGNALS)))
    for (const finding of findings)
      expect(finding).toMatchObject({ num: 0, p: null, q: null, isRaised: false, caseIds: [] })
  })
  test('what is significant alone is not among many that are not', () => {
    const calls = [...units('a', 9, 30), ...units('b', 6, 60), ...units('c', 6, 60)]
    const alone = found({ calls }, 'unreachable')
    expect(alone.p).toBeLessThan(0.02)
    const events = [...units('a', 20, 100), ...units('b', 20, 100), ...units('c', 20, 100)]
    const among = found({ calls, events, urgent: events, lateRecords: events }, 'unreachable')
    expect(among.p).toBe(alone.p)
    expect(among.q).toBeGreaterThan(alone.q ?? 1)
  })
  test('a signal asks; it has no points to take away', () => {
    for (const [code, { zh, en }] of Object.entries(SIGNALS)) {
      const { question } = QUESTIONS[code as SignalCode]
      expect(question.zh).toMatch(/？$/)
      expect(question.en).toMatch(/\?$/)
      expect(`${zh}${en}`).not.toMatch(/[?？]/)
    }
    const [finding] = findSignals(evidenceOf({}))
    expect(Object.keys(finding ?? {}).sort()).toEqual([
      'caseIds',
      'den',
      'department',
      'expected',
      'isRaised',
      'num',
      'p',
      'q',
      'signal',
    ])
  })
})

test('no counts at all are no evidence', () => {
  expect([bunchingChance(0, 0), mcNemarChance(0, 0), batchChance(0, 1, 60)]).toEqual([1, 1, 1])
})
