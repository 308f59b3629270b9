// The text of a rule-set file → a rule set, checked.
import { Value } from 'typebox/value'
import { RuleSetFile } from '#api/contract/ruleFiles.ts'
import { DomainError } from '#api/domain/errors.ts'
import type { RuleSet } from '#api/domain/rules.ts'
import { dayFromIso } from '#api/domain/time/zone.ts'

const SHOWN_FAULTS = 20

/**
 * Reads a rule-set file.
 * @throws DomainError validation naming every place that is not as the schema has it, an `effectiveFrom` that is no day, or
 *   text that is no JSON.
 */
export function parseRules(text: string): RuleSet {
  const parsed = parseJson(text.replace(/^\ufeff/, ''))
  if (!Value.Check(RuleSetFile, parsed)) {
    const faults = Value.Errors(RuleSetFile, parsed).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    )
    throw new DomainError('validation', `not a rule set: ${faults.slice(0, SHOWN_FAULTS).join('; ')}`)
  }
  if (dayFromIso(parsed.effectiveFrom) === null) {
    throw new DomainError('validation', `not a rule set: /effectiveFrom “${parsed.effectiveFrom}” is no day`)
  }
  return parsed
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DomainError('validation', 'not a rule set: no JSON', { cause })
  }
}
