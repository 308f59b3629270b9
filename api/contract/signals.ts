// Questions the figures raise (线索): by signal and department, with their cases, what they may be, and what was answered.
import { type Static, Type } from 'typebox'
import { SIGNAL_ANSWERS, SIGNALS } from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, words } from './kit.ts'

export const SignalAnswer = closed({
  answer: oneOf(SIGNAL_ANSWERS),
  note: Type.String(),
  by: Type.String(),
  at: instant,
  /** So many of so many when it was answered. */
  numThen: Type.Number(),
  denThen: Type.Number(),
})

export const SignalItem = closed({
  signal: oneOf(SIGNALS),
  department: closed({ id: Type.String(), name: Type.String(), kind: Type.String() }),
  num: Type.Number(),
  den: Type.Number(),
  /** Number that would be usual, by the peers or by the department's own other figures; null where nothing can be expected. */
  expected: numberOrNull,
  /** Chance of as much or more, were nothing behind it; null where there is nothing to test. */
  p: numberOrNull,
  /** Smallest false discovery rate over all signals and departments at which it is raised. */
  q: numberOrNull,
  raised: Type.Boolean(),
  /** What was counted, with the counts in place. */
  found: words,
  /** Exactly the `num` cases. */
  casesUrl: Type.String(),
  /** The latest; null = nobody has answered. */
  answer: nullable(SignalAnswer),
})
export type SignalItem = Static<typeof SignalItem>

const envelope = {
  period: closed({ id: Type.String(), start: instant, end: instant, zone: Type.String() }),
  asOf: instant,
  ruleSet: Type.String(),
  dataVersion: Type.String(),
} as const

export const Signals = closed({
  ...envelope,
  /** Share of the questions raised that may be raised by chance alone. */
  falseShare: Type.Number(),
  /** Pairs of signal and department that could be tested, among which those raised were found. */
  tested: Type.Number(),
  /** Raised and not answered, of all departments asked for. */
  unanswered: Type.Number(),
  catalogue: Type.Array(closed({ code: oneOf(SIGNALS), name: words, question: words, innocent: words })),
  /** Those that could be tested, by q, then p, then department and signal. */
  items: Type.Array(SignalItem),
})
export type Signals = Static<typeof Signals>

export const SignalParams = closed({ code: Type.String({ maxLength: 60 }) })

export const SignalBar = closed({
  label: words,
  value: Type.Number(),
  /** Of so many; null where the bar is a plain number. */
  of: numberOrNull,
  /** What the question is about. */
  isOwn: Type.Boolean(),
})

/** What stands behind one question: a small chart, what repeats, and all that was answered. */
export const SignalEvidence = closed({
  ...envelope,
  signal: oneOf(SIGNALS),
  department: Type.String(),
  bars: Type.Array(SignalBar),
  barsTitle: words,
  /** Texts or ways that repeat, the most frequent first; masked. */
  groups: Type.Array(closed({ text: Type.String(), count: Type.Number(), cases: Type.Array(Type.String()) })),
  /** Every answer, in the order given. */
  answers: Type.Array(SignalAnswer),
})
export type SignalEvidence = Static<typeof SignalEvidence>

export const NewSignalAnswer = closed({
  period: Type.String({ maxLength: 40 }),
  department: Type.String({ minLength: 1, maxLength: 200 }),
  answer: oneOf(SIGNAL_ANSWERS),
  note: Type.String({ minLength: 1, maxLength: 2000 }),
})
export type NewSignalAnswer = Static<typeof NewSignalAnswer>
