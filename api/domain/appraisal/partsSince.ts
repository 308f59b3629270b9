// Whether checks and councils say something else than when a quarter was frozen: what came since counts only once it is frozen again.
import type { ResultGroup } from './results.ts'
import type { PartValue } from './total.ts'

/** Parts beside the score as they are now, by department id; absent = no data. */
export type PartsNow = Readonly<Record<'supervision' | 'council', Readonly<Record<string, PartValue>>>>

/** Points that differ by less are equal. */
const SLACK = 1e-9

/**
 * Ids of the departments whose total holds another value of a part, or none, than there is now, in the order of the rows. A department
 * without a total is left out: nothing could change it.
 */
export function partsSince(groups: readonly Pick<ResultGroup, 'rows'>[], now: PartsNow): string[] {
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ id, parts }) =>
      parts.some(({ part, value }) => part !== 'score' && !isSame(value, now[part][id]?.value ?? null)),
    )
    .map(({ id }) => id)
}

const isSame = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < SLACK
