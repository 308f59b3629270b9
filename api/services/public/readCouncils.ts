// What the public reads of residents' councils: results that were made public, without a word anybody wrote.
import { listCouncils } from '#db/queries/councils.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { storedResult } from '../council/councilView.ts'

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
  /** Points 0–100 with 95 % limits, the most first; null = fewer than five valid ballots. */
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
export function publicCouncils({ db, zone }: Context): PublicCouncil[] {
  return listCouncils(db).flatMap((row): PublicCouncil[] => {
    const result = storedResult(row)
    if (row.state !== 'published' || result === null || row.publishedAtMs === null) return []
    const { period, title, invited, attended, resultHash } = row
    const points = (share: number | null) => (share === null ? null : share * HUNDRED)
    const departments = result.departments?.map(({ department, value, lo, hi }) => ({
      ...{ id: department.id, name: department.name },
      ...{ points: points(value), lo: points(lo), hi: points(hi) },
    }))
    return [
      {
        ...{ period, title, invited, attended, isValid: result.isValid, sha256: resultHash },
        heldAt: isoInZone(row.heldAtMs, zone),
        publishedAt: isoInZone(row.publishedAtMs, zone),
        ballots: { returned: result.ballots.returned, valid: result.ballots.valid },
        departments: departments?.sort((a, b) => (b.points ?? -1) - (a.points ?? -1)) ?? null,
      },
    ]
  })
}
