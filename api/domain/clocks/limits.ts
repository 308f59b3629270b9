// Which limit of a rule set holds for a clock, an urgency and a category; which rule set holds for a day of receipt.

import type { LocalDay } from '#db/units.ts'
import type { ClockKind, Urgency } from '#db/vocabulary.ts'
import type { Limit, RuleSet } from '../rules.ts'
import { dayFromIso } from '../time/zone.ts'

/** The most specific limit: second-level category, then first-level, then none; null = this clock is not run. */
export function limitFor(
  rules: RuleSet,
  clock: ClockKind,
  urgency: Urgency,
  categories: { readonly category1: string; readonly category2: string | null },
): Limit | null {
  let best: Limit | null = null
  let bestDepth = -1
  for (const rule of rules.limits) {
    if (rule.clock !== clock || rule.urgency !== urgency) continue
    const depth = depthOf(rule.category, categories)
    if (depth > bestDepth) {
      best = rule.limit
      bestDepth = depth
    }
  }
  return best
}

function depthOf(
  category: string | null,
  categories: { readonly category1: string; readonly category2: string | null },
): number {
  if (category === null) return 0
  if (category === categories.category2) return 2
  return category === categories.category1 ? 1 : -1
}

/**
 * The rule set in force on a local day: the latest `effectiveFrom` not after it, ties by the later listed;
 * before all of them the earliest one.
 */
export function ruleSetOn(ruleSets: readonly RuleSet[], day: LocalDay): RuleSet | undefined {
  let chosen: RuleSet | undefined
  let earliest: RuleSet | undefined
  for (const rules of ruleSets) {
    const from = dayFromIso(rules.effectiveFrom) ?? 0
    if (from <= day && (chosen === undefined || rules.effectiveFrom >= chosen.effectiveFrom)) chosen = rules
    if (earliest === undefined || rules.effectiveFrom < earliest.effectiveFrom) earliest = rules
  }
  return chosen ?? earliest
}
