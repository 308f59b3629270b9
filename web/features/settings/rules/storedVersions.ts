// Which of the stored versions of a rule set is meant.
import type { StoredRules } from '../queries.ts'

/** Rule sets of the product itself hold from the beginning. */
export const ALWAYS = '2000-01-01'

/** The version a next one is made of: the last numbered of its id, whatever its first day. */
export const lastOf = (items: readonly StoredRules[], id: string): StoredRules | undefined =>
  items
    .filter(({ rules }) => rules.id === id)
    .sort((a, b) => Number(a.rules.version) - Number(b.rules.version))
    .at(-1)
