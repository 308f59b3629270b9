// Which rule set judges a case: the one in force on its local day of receipt, of the family its source declares.
import type { EpochMs, LocalDay } from '#db/units.ts'
import { ruleSetOn } from '../domain/clocks/limits.ts'
import { DomainError } from '../domain/errors.ts'
import type { RuleSet } from '../domain/rules.ts'
import type { Zone } from '../domain/time/zone.ts'

/** Rule set by family (`default`, `published`) and instant of receipt. */
export type RulesOn = (ruleSetId: string, receivedAtMs: EpochMs) => RuleSet

interface Family {
  readonly sets: RuleSet[]
  readonly byDay: Map<LocalDay, RuleSet>
}

/**
 * Looks rule sets up by the day of receipt in a zone; answers are remembered by day.
 * @throws DomainError `conflict` for a family no rule set is stored of.
 */
export function limitsInForce(ruleSets: readonly RuleSet[], zone: Zone): RulesOn {
  const families = new Map<string, Family>()
  for (const rules of ruleSets) {
    const family: Family = families.get(rules.id) ?? { sets: [], byDay: new Map() }
    family.sets.push(rules)
    families.set(rules.id, family)
  }
  return (ruleSetId, receivedAtMs) => {
    const family = families.get(ruleSetId)
    const day = zone.dayOf(receivedAtMs)
    const known = family?.byDay.get(day)
    if (known !== undefined) return known
    const rules = family && ruleSetOn(family.sets, day)
    if (family === undefined || rules === undefined) {
      throw new DomainError('conflict', `no rule set “${ruleSetId}” is stored`)
    }
    family.byDay.set(day, rules)
    return rules
  }
}
