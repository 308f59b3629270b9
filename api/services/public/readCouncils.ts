// What the public reads of residents' councils: results that were made public, without a word anybody wrote.
import { listCouncils } from '#db/queries/councils.ts'
import { FEWEST_BALLOTS } from '../../domain/council/tally.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { storedResult } from '../council/councilView.ts'
import { publicKIn } from './publicK.ts'

export interface PublicCouncil {
  readonly period: string
  readonly title: string
  readonly heldAt: string
  readonly publishedAt: string
  readonly invited: number
  readonly attended: number | null
  /** Enough persons came; else the result counts nowhere. */
  readonly isValid: boolean
  readonly ballots: { readonly returned: number; readonly valid: number }
  /** Fewest valid ballots that points are told of. */
  readonly k: number
  /** Points 0–100 with 95 % limits, the most first; null = fewer than k valid ballots. */
  readonly departments:
    | {
        readonly id: string
        readonly name: string
        readonly points: number | null
        readonly lo: number | null
        readonly hi: number | null
      }[]
    | null
  /** Of the result as counted at the sealing. */
  readonly sha256: string | null
}

const HUNDRED = 100

/** Published councils, the latest session first. */
export function publicCouncils(context: Context): PublicCouncil[] {
  const { db, zone } = context
  return listCouncils(db).flatMap((row): PublicCouncil[] => {
    const result = storedResult(row)
    if (row.state !== 'published' || result === null || row.publishedAtMs === null) return []
    const { period, title, invited, attended, resultHash } = row
    const points = (share: number | null) => (share === null ? null : share * HUNDRED)
    const k = Math.max(FEWEST_BALLOTS, publicKIn(context, period))
    const told = result.ballots.valid < k ? null : result.departments
    const departments = told?.map(({ department, value, lo, hi }) => ({
      ...{ id: department.id, name: department.name },
      ...{ points: points(value), lo: points(lo), hi: points(hi) },
    }))
    return [
      {
        ...{ period, title, invited, attended, k, isValid: result.isValid, sha256: resultHash },
        heldAt: isoInZone(row.heldAtMs, zone),
        publishedAt: isoInZone(row.publishedAtMs, zone),
        ballots: { returned: result.ballots.returned, valid: result.ballots.valid },
        departments: departments?.sort((a, b) => (b.points ?? -1) - (a.points ?? -1)) ?? null,
      },
    ]
  })
}
