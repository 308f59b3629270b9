// The map approval number (审图号): a map that is shown in public names the one it was approved under (地图管理条例, art. 22).
import type { Sqlite } from '#db/open.ts'
import { raiseDataVersion, readStreet, setMapApproval as storeNumber } from '#db/queries/street.ts'
import { DomainError } from '../domain/errors.ts'
import { recordAct } from './audit/recordAct.ts'
import { inTransaction } from './writing/caseBook.ts'

/**
 * Stores the number as it is to be printed, blanks at its ends cut; a blank one takes it away. Answers with what is stored
 * now. What is stored already is not written, nor entered, again.
 * @throws DomainError validation for control characters, conflict where there is no street yet.
 */
export function setMapApproval(
  sqlite: Sqlite,
  text: string,
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): string | null {
  const number = readNumber(text)
  return inTransaction(sqlite, () => {
    const street = readStreet(sqlite)
    if (street === undefined) throw new DomainError('conflict', 'the database holds no street yet')
    if (street.mapApproval === number) return number
    storeNumber(sqlite, number)
    raiseDataVersion(sqlite, null)
    recordAct(sqlite, { type: 'map_approval_set', by, data: { from: street.mapApproval, to: number } }, nowMs)
    return number
  })
}

function readNumber(text: string): string | null {
  const number = text.trim()
  if (/\p{C}/u.test(number)) {
    const message = 'holds signs that cannot be printed'
    throw new DomainError('validation', `number: ${message}`, { fields: [{ field: 'number', message }] })
  }
  return number === '' ? null : number
}
