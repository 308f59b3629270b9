// What quick entries are checked against: the deployment's clock, its departments and categories.
import type { Db } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import { CATEGORIES, isCode } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import { contextOf } from './context.ts'

/** Latest instant an entry may carry: now, or the instant a fixed clock stands at. */
export function clockOf(db: Db, nowMs: EpochMs): EpochMs {
  const { clock, asOfMs } = contextOf(db, nowMs)
  return clock === 'fixed' ? asOfMs : nowMs
}

/** @throws DomainError unknown_department. */
export function requireDepartment(db: Db, id: string): void {
  if (db.sqlite.prepare('SELECT 1 FROM department WHERE id = ?').get(id) === undefined) {
    throw new DomainError('unknown_department', `there is no “${id}”`)
  }
}

/** A category of the deployment or a first-level one of the built-in taxonomy. @throws DomainError unknown_category. */
export function requireCategory(db: Db, code: string): void {
  const known = db.sqlite.prepare('SELECT 1 FROM category WHERE code = ?').get(code) !== undefined
  if (!known && !isCode(CATEGORIES, code)) throw new DomainError('unknown_category', `there is no “${code}”`)
}
