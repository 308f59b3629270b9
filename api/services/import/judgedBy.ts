// A mapping whose cases are judged by a given rule set instead of the one it names.
import type { Mapping } from '../../contract/mapping.ts'
import type { RuleSet } from '../../domain/rules.ts'

/**
 * Under limits the deadlines that a source publishes are not read: a case has one judge. Under published deadlines they
 * are, whatever the mapping says. Without rules the mapping stands.
 */
export function judgedBy(mapping: Mapping, rules: RuleSet | undefined): Mapping {
  if (rules === undefined) return mapping
  if (rules.deadlines === 'published') return { ...mapping, ruleSet: 'published' }
  const { replyDue: _, ...fields } = mapping.fields
  return { ...mapping, ruleSet: 'default', fields }
}
