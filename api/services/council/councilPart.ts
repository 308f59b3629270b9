// What the residents' councils of a quarter give to its total: ballots of sealed, quorate sessions, pooled by department.
import { listCouncils } from '#db/queries/councils.ts'
import type { PartValue } from '../../domain/appraisal/total.ts'
import { partOf, pooledTally } from '../../domain/council/tally.ts'
import type { Period } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { storedResult } from './councilView.ts'

/** Points by department id, with the sessions they were given in; absent = no session, none quorate, or fewer than five ballots. A session that was ended gives nothing. */
export function councilPart({ db }: Context, period: Period): Readonly<Record<string, PartValue>> {
  const results = listCouncils(db, period.id)
    .filter(({ state }) => state === 'sealed' || state === 'published')
    .flatMap((council) => {
      const result = storedResult(council)
      return result?.isValid ? (result.departments ?? []).map((one) => ({ ...one, council: council.id })) : []
    })
  const ids = [...new Set(results.map(({ department }) => department.id))]
  const parts = ids.map((id) => {
    const own = results.filter(({ department }) => department.id === id)
    const part = partOf(pooledTally(own))
    const receipts = own.map(({ council }) => `/councils/${council}`)
    return [id, part === null ? null : { ...part, receipts }] as const
  })
  return Object.fromEntries(parts)
}
