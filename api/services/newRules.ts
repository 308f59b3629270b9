// A rule set that comes with an import, among those stored.
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '../domain/errors.ts'
import type { RuleSet } from '../domain/rules.ts'

/**
 * The given rule set where its version is not stored yet, else null.
 * @throws DomainError `conflict` for a version that is stored with other content: what judged a case never changes.
 */
export function newRules(known: readonly RuleSet[], rules: RuleSet | undefined): RuleSet | null {
  if (rules === undefined) return null
  const stored = known.find(({ id, version }) => id === rules.id && version === rules.version)
  if (stored === undefined) return rules
  if (isDeepStrictEqual(stored, rules)) return null
  const name = `${rules.id}@${rules.version}`
  throw new DomainError(
    'conflict',
    `the rule set ${name} is stored with other content: give it a version of its own`,
  )
}

/** Rule sets as `listVersions` has them, so that ties fall alike before and after storing. */
export const inForceOrder = (sets: readonly RuleSet[]): RuleSet[] =>
  [...sets].sort(
    (a, b) =>
      compare(a.effectiveFrom, b.effectiveFrom) ||
      a.version.length - b.version.length ||
      compare(a.version, b.version),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
