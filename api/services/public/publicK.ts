// How many distinct cases stand at least behind a number that the public sees.
import { listReleases } from '#db/queries/releases.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { PUBLIC_K } from '../../domain/privacy/suppress.ts'
import type { Context } from '../context.ts'
import { rulesInUse } from '../rulesInUse.ts'

/** `publicK` of the rule sets its cases were judged by, the most careful of several; frozen with the snapshot, so that a plan stays. */
export function publicKOf({ ruleSets }: Pick<Snapshot, 'ruleSets'>): number {
  return ruleSets.length === 0 ? PUBLIC_K : Math.max(...ruleSets.map(({ publicK }) => publicK))
}

/** Of what is told beside results, such as checks and councils of a period: that of its releases, the most careful; before any, of the rules in use. */
export function publicKIn(context: Context, period: string): number {
  const told = listReleases(context.db).flatMap((row) =>
    row.period === period && row.body !== null ? [(JSON.parse(row.body) as PublicResult).k] : [],
  )
  return told.length === 0 ? publicKNow(context) : Math.max(...told)
}

/** Of pages that are of no period. */
export const publicKNow = (context: Context): number => rulesInUse(context).publicK
