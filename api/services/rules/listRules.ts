// Rule sets as stored: every version with who entered it, whether it is in force, and how many cases it judged.
import { countJudged, listVersions } from '#db/queries/rules.ts'
import type { RuleSets } from '../../contract/rules.ts'
import { ruleSetOn } from '../../domain/clocks/limits.ts'
import { DomainError } from '../../domain/errors.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { storedRuleSets } from './checkRules.ts'

/** Every version of every rule set, by id and then by first day in force; those of the product where nothing is stored. */
export function listRules(context: Context): RuleSets {
  const { db, zone, asOfMs } = context
  const sets = storedRuleSets(context)
  const rows = new Map(listVersions(db.sqlite, 'rule_set').map((row) => [`${row.id}@${row.version}`, row]))
  const judged = countJudged(db.sqlite)
  const today = zone.dayOf(asOfMs)
  const items = sets.map((rules) => {
    const name = `${rules.id}@${rules.version}`
    const row = rows.get(name)
    const family = sets.filter(({ id }) => id === rules.id)
    return {
      rules: rules as RuleSets['items'][number]['rules'],
      enteredAt: isoInZone(row?.enteredAtMs ?? 0, zone),
      actor: row?.actor ?? null,
      cases: judged.get(name) ?? 0,
      inForce: ruleSetOn(family, today) === rules,
    }
  })
  // A stable sort: within an id the order of coming into force stays.
  return { items: items.sort((a, b) => (a.rules.id < b.rules.id ? -1 : Number(a.rules.id > b.rules.id))) }
}

/** One version as its file has it. @throws DomainError `not_found` for a version nobody stored. */
export function readRules(
  context: Context,
  name: { readonly id: string; readonly version: string },
): RuleSet {
  const found = storedRuleSets(context).find(({ id, version }) => id === name.id && version === name.version)
  if (found === undefined)
    throw new DomainError('not_found', `no rule set ${name.id}@${name.version} is stored`)
  return found
}
