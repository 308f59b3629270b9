// The case that a typical case tells of: what its text begins from, and what must not stand in it.
import { findCase, listTrails } from '#db/queries/caseReads.ts'
import { DomainError } from '../../domain/errors.ts'
import { blankPersonal } from '../../domain/privacy/blankPersonal.ts'
import type { Context } from '../context.ts'
import { readCaseDetail } from '../readCaseDetail.ts'
import { entryOf } from '../writing/caseBook.ts'
import { latestPersonal } from '../writing/projection.ts'

/** First-level category, title and text of a case, everything personal taken out. @throws DomainError unknown_case. */
export async function textOfCase(
  context: Context,
  caseId: string,
): Promise<{ readonly category: string; readonly title: string; readonly body: string }> {
  const detail = await readCaseDetail(context, caseId)
  const { title = '', text = '' } = personalOf(context, caseId)
  const known = residentOf(context, caseId)
  return {
    category: detail.case.category1,
    title: blankPersonal(title, known),
    body: blankPersonal(text, known),
  }
}

/** Name, telephone and address that a case has of its resident; none where there is no such case, or they were erased. */
export function residentOf(context: Context, caseId: string | null): string[] {
  if (caseId === null) return []
  const { name, phone, address } = personalOf(context, caseId)
  return [name, phone, address].flatMap((one) => one ?? [])
}

function personalOf({ db }: Context, caseId: string) {
  const head = findCase(db, caseId)
  if (head === undefined) throw new DomainError('unknown_case', `there is no case “${caseId}”`)
  const entries = listTrails(db, [head.key]).map(({ seq, body, personal }) =>
    entryOf({ seq, body, fields: personal }),
  )
  return latestPersonal(entries.map(({ event }) => event))
}
