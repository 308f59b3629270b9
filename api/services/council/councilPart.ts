// What the residents' councils of a quarter give to its total: ballots of sealed, quorate sessions, pooled by department.
import { listCouncils } from '#db/queries/councils.ts'
import type { PartValue } from '../../domain/appraisal/total.ts'
import { partOf, pooledTally } from '../../domain/council/tally.ts'
import type { Period } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { storedResult } from './councilView.ts'

/** Points by department id; absent = no session, none quorate, or fewer than five ballots. A session that was ended gives nothing. */
export function councilPart({ db }: Context, period: Period): Readonly<Record<string, PartValue>> {
  const results = listCouncils(db, period.id)
    .filter(({ state }) => state === 'sealed' || state === 'published')
    .map(storedResult)
    .filter((result) => result?.isValid)
    .flatMap((result) => result?.departments ?? [])
  const ids = [...new Set(results.map(({ department }) => department.id))]
  const parts = ids.map((id) => {
    const own = results.filter(({ department }) => department.id === id)
    return [id, partOf(pooledTally(own))] as const
  })
  return Object.fromEntries(parts)
}
