// Rule sets as stored, the next version of one, and what it would change; the working-day calendar beside them.
import { type Static, Type } from 'typebox'
import { APPRAISAL_STATES, CLOCKS } from '#db/vocabulary.ts'
import { closed, instant, localDate, nullable, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'
import { CalendarFile, RuleSetFile } from './ruleFiles.ts'

/** By id, then in the order in which they come into force. */
export const RuleSets = closed({
  items: Type.Array(
    closed({
      rules: RuleSetFile,
      enteredAt: instant,
      actor: stringOrNull,
      /** Cases this version judges. */
      cases: Type.Number(),
      /** A case received at as-of would be judged by it, among the versions of its id. */
      inForce: Type.Boolean(),
    }),
  ),
})
export type RuleSets = Static<typeof RuleSets>

export const RuleSetParams = closed({
  id: Type.String({ maxLength: 60 }),
  version: Type.String({ maxLength: 40 }),
})

/** A version to add; without `version` it gets the next number of its id. */
export const NewRuleSet = closed({
  rules: Type.Object(
    { ...RuleSetFile.properties, version: Type.Optional(RuleSetFile.properties.version) },
    { additionalProperties: false },
  ),
  /** Last version of the id that the writer knew, null = none: another one stored since is a `conflict`. */
  basedOn: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
})
export type NewRuleSet = Static<typeof NewRuleSet>

export const AddedRuleSet = closed({
  id: Type.String(),
  version: Type.String(),
  /** Cases judged by it from now on; of them the clocks whose verdict changed. */
  cases: Type.Number(),
  changed: Type.Number(),
})
export type AddedRuleSet = Static<typeof AddedRuleSet>

const CLOCK_VERDICTS = { met: 1, breached: 1, running: 1, paused: 1, none: 1 } as const
export type ClockVerdict = keyof typeof CLOCK_VERDICTS
const verdict = oneOf(CLOCK_VERDICTS)

const place = numberOrNull

/** A quarter that changed deadlines lie in; ranks under the standard scheme, only departments whose rank moves. */
export const RuleEffect = closed({
  period: closed({ id: Type.String(), label: words }),
  /** Its appraisal; what is published stays as it is whatever the rules say. */
  state: oneOf(APPRAISAL_STATES),
  changed: Type.Number(),
  toMet: Type.Number(),
  toBreached: Type.Number(),
  ranks: Type.Array(
    closed({ department: Type.String(), name: Type.String(), group: words, from: place, to: place }),
  ),
})
export type RuleEffect = Static<typeof RuleEffect>

export const RulesPreview = closed({
  asOf: instant,
  id: Type.String(),
  version: Type.String(),
  /** Cases the version would judge, clocks whose deadline moves, clocks whose verdict at as-of changes. */
  cases: Type.Number(),
  moved: Type.Number(),
  changed: Type.Number(),
  /** Newest first, at most four. */
  periods: Type.Array(RuleEffect),
  /** Earlier quarters with changed verdicts that are not listed. */
  earlier: Type.Number(),
  /** The first changed clocks, by the order of cases. */
  items: Type.Array(
    closed({
      id: Type.String(),
      title: stringOrNull,
      department: stringOrNull,
      clock: oneOf(CLOCKS),
      from: closed({ due: stringOrNull, verdict }),
      to: closed({ due: stringOrNull, verdict }),
    }),
  ),
})
export type RulesPreview = Static<typeof RulesPreview>

export const Calendars = closed({
  /** The calendar in use. */
  id: Type.String(),
  versions: Type.Array(closed({ version: Type.String(), enteredAt: instant, actor: stringOrNull })),
  /** Days known of each covered year, ascending; empty where every year is plain weekends. */
  years: Type.Array(
    closed({ year: Type.Number(), rest: Type.Array(localDate), work: Type.Array(localDate) }),
  ),
  everyYear: Type.Boolean(),
  /** Clocks whose deadline touches a year that is not covered. */
  provisionalDeadlines: Type.Number(),
  /** Next year, from 15 October on, while its days are not known; else null. */
  missingYear: numberOrNull,
})
export type Calendars = Static<typeof Calendars>

/** Years to add; a year that is there already is replaced. */
export const NewCalendar = Type.Object({ ...CalendarFile.properties }, { additionalProperties: false })
export type NewCalendar = Static<typeof NewCalendar>

export const AddedCalendar = closed({
  id: Type.String(),
  version: Type.String(),
  cases: Type.Number(),
  changed: Type.Number(),
})
export type AddedCalendar = Static<typeof AddedCalendar>
