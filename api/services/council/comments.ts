// Comments of residents: kept from everybody until the ballots are sealed, public only where somebody approved them.
import { listComments, setCommentState } from '#db/queries/councils.ts'
import type { CouncilComment } from '../../contract/councils.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { requireCouncil } from './councilView.ts'

/** Comments in the order of their random ids. @throws DomainError unknown_council, council_state before the sealing. */
export function readComments(context: Context, id: number): CouncilComment[] {
  const { state, result } = requireCouncil(context, id)
  if (result === null) throw new DomainError('council_state', `the council is ${state}`)
  return listComments(context.db, id).map((one) => ({ ...one, id: one.id.toString('base64url') }))
}

/** @throws DomainError unknown_council, not_found, council_state unless sealed and not published yet. */
export function judgeComment(
  context: Context,
  id: number,
  {
    comment,
    verdict,
    by,
    nowMs,
  }: Author & { readonly comment: string; readonly verdict: 'approved' | 'rejected' },
): CouncilComment[] {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { state } = requireCouncil(context, id)
    if (state !== 'sealed') throw new DomainError('council_state', `the council is ${state}`)
    const key = Buffer.from(comment, 'base64url')
    if (!setCommentState(db, id, key, verdict)) throw new DomainError('not_found', 'there is no such comment')
    // The id anew: an address may hold more than is read of it, which is no matter of the log.
    const data = { council: id, comment: key.toString('base64url'), verdict }
    recordAct(db.sqlite, { type: 'council_comment', by, data }, nowMs)
    return readComments(context, id)
  })
}
