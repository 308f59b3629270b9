// From which instant back personal data are erased: a day somebody names, or a term in months.
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../domain/errors.ts'
import { dayFromIso, isoDay, type Zone } from '../domain/time/zone.ts'

const MOST_MONTHS = 1200

export interface ErasureTerm {
  /** Local day, `2024-07-01`. */
  readonly before?: string | undefined
  /** Whole months before as-of; 0 = no term. */
  readonly months?: string | undefined
  readonly asOfMs: EpochMs
  readonly zone: Zone
}

/**
 * Start of the named local day, or of as-of's local day so many months earlier (31 July − 1 month = 30 June); null where
 * neither is given or the term is 0. A day after as-of is refused: no mistyped year shall erase what is in use.
 * @throws DomainError validation
 */
export function erasureLimit({ before, months, asOfMs, zone }: ErasureTerm): EpochMs | null {
  if (before !== undefined) {
    const day = dayFromIso(before)
    if (day === null || zone.startOfDay(day) > asOfMs)
      throw wrong('before', 'a day up to the deployment’s clock')
    return zone.startOfDay(day)
  }
  if (months === undefined || months === '') return null
  const count = /^\d{1,4}$/.test(months) ? Number(months) : Number.NaN
  if (!(count <= MOST_MONTHS)) throw wrong('months', `a whole number up to ${MOST_MONTHS}`)
  return count === 0 ? null : zone.startOfDay(monthsBack(zone.dayOf(asOfMs), count))
}

function monthsBack(from: number, count: number): number {
  const [year = 0, month = 1, day = 1] = isoDay(from).split('-').map(Number)
  const index = year * 12 + month - 1 - count
  const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  for (let last = day; last > 28; last--) {
    const found = dayFromIso(`${first}-${last}`)
    if (found !== null) return found
  }
  return dayFromIso(`${first}-${String(Math.min(day, 28)).padStart(2, '0')}`) ?? from
}

const wrong = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
