// How many distinct cases stand at least behind a number that the public sees of a result.
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { PUBLIC_K } from '../../domain/privacy/suppress.ts'

/** `publicK` of the rule sets its cases were judged by, the most careful of several; frozen with the snapshot, so that a plan stays. */
export function publicKOf({ ruleSets }: Pick<Snapshot, 'ruleSets'>): number {
  return ruleSets.length === 0 ? PUBLIC_K : Math.max(...ruleSets.map(({ publicK }) => publicK))
}
