// The rule set most cases were judged by: the one a page shows limits and thresholds of.
import { DEFAULT_RULE_SET } from '../domain/defaults.ts'
import type { RuleSet } from '../domain/rules.ts'
import type { Context } from './context.ts'

/** The rule set most cases were judged by; before there are cases the first one. */
export function rulesInUse(context: Context): RuleSet {
  const [name] = context.ruleSetsInUse.split(', ')
  const used = context.ruleSets.find(({ id, version }) => `${id}@${version}` === name)
  return used ?? context.ruleSets[0] ?? DEFAULT_RULE_SET
}
