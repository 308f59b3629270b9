// A version of a rule set as somebody wants it → the rule set to store, or what is wrong with it.
import { listVersions } from '#db/queries/rules.ts'
import type { NewRuleSet } from '../../contract/rules.ts'
import { DEFAULT_RULE_SETS } from '../../domain/defaults.ts'
import { DomainError, type FieldProblem } from '../../domain/errors.ts'
import type { LimitRule, RuleSet } from '../../domain/rules.ts'
import { dayFromIso } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'

/** Rule sets as stored, else those a deployment starts with, in the order in which they come into force. */
export function storedRuleSets({ db }: Pick<Context, 'db'>): readonly RuleSet[] {
  const stored = listVersions(db.sqlite, 'rule_set').map(({ body }) => JSON.parse(body) as RuleSet)
  return stored.length > 0 ? stored : DEFAULT_RULE_SETS
}

/**
 * The rule set with its version: the one given, else the next number of its id.
 * @throws DomainError `validation` naming what is wrong; `unknown_category`; `conflict` for a version that is taken and
 *   where a version was stored that its writer did not know of.
 */
export function checkRules(context: Context, { rules, basedOn }: NewRuleSet): RuleSet {
  const versions = storedRuleSets(context)
    .filter(({ id }) => id === rules.id)
    .map(({ version }) => version)
  const latest = latestOf(versions)
  if (basedOn !== undefined && basedOn !== latest) {
    throw new DomainError(
      'conflict',
      `${rules.id} stands at version ${latest ?? '–'}, not at ${basedOn ?? '–'}`,
    )
  }
  const version = rules.version ?? nextNumber(versions)
  if (versions.includes(version)) {
    throw new DomainError('conflict', `“${rules.id}” has a version ${version} already`)
  }
  const fields = faultsOf(rules)
  if (fields.length > 0) {
    const detail = fields.map(({ field, message }) => `${field} ${message}`).join('; ')
    throw new DomainError('validation', detail, { fields })
  }
  for (const { category } of rules.limits) requireCategory(context, category)
  return { ...rules, version }
}

/** The version with the largest number; versions that are no numbers come before, in code-unit order. */
export function latestOf(versions: readonly string[]): string | null {
  const numbered = versions.filter((version) => Number.isInteger(Number(version)))
  const others = versions.filter((version) => !numbered.includes(version)).sort()
  return numbered.sort((a, b) => Number(a) - Number(b)).at(-1) ?? others.at(-1) ?? null
}

function nextNumber(versions: readonly string[]): string {
  const numbers = versions.map(Number).filter(Number.isInteger)
  return String(Math.max(0, ...numbers) + 1)
}

function faultsOf({ effectiveFrom, deadlines, limits }: NewRuleSet['rules']): FieldProblem[] {
  const faults: FieldProblem[] = []
  if (dayFromIso(effectiveFrom) === null) {
    faults.push({ field: 'rules.effectiveFrom', message: 'is no day' })
  }
  if (deadlines === 'limits' && limits.length === 0) {
    faults.push({ field: 'rules.limits', message: 'must hold a limit' })
  }
  const seen = new Set<string>()
  limits.forEach((limit, i) => {
    const name = nameOf(limit)
    if (seen.has(name)) faults.push({ field: `rules.limits.${i}`, message: 'stands twice' })
    seen.add(name)
  })
  return faults
}

const nameOf = ({ clock, urgency, category }: LimitRule): string => `${clock} ${urgency} ${category ?? ''}`

/** A mistyped category would silently judge nothing. */
function requireCategory({ categories }: Context, code: string | null): void {
  if (code === null || categories.some((category) => category.code === code)) return
  throw new DomainError('unknown_category', `there is no category “${code}”`)
}
