// A supervisor's answer to a question of the figures: it stands beside the question, and changes no figure.

import { insertSignalAnswer } from '#db/queries/signals.ts'
import type { SignalCode } from '#db/vocabulary.ts'
import type { NewSignalAnswer } from '../../../contract/signals.ts'
import { DomainError } from '../../../domain/errors.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { resolveScope } from '../../resolveScope.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { findingOf, findingsOf } from './findings.ts'
import { answerOf } from './readSignals.ts'
import { requireSignal } from './requireSignal.ts'

/**
 * Stores an answer with the counts it was given to, and the act in the audit log. The note is masked and stays out of the log.
 * @throws DomainError not_found (no such signal), unknown_period, unknown_department, conflict (nothing could be tested).
 */
export async function answerSignal(
  context: Context,
  wish: NewSignalAnswer & { readonly code: string },
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): Promise<ReturnType<typeof answerOf>> {
  const signal: SignalCode = requireSignal(wish.code)
  const { answer, department, period } = wish
  const asked = resolveScope(context, { period, department: [department] })
  const { num, den, p } = findingOf(await findingsOf(context, asked), signal, department)
  if (p === null) throw new DomainError('conflict', 'nothing was asked of this department')
  const said = { answer, note: maskText(wish.note), num, den, by, atMs: nowMs }
  const { db } = context
  inTransaction(db.sqlite, () => {
    insertSignalAnswer(db, { ...said, period: asked.period.id, signal, departmentId: department })
    const data = { period: asked.period.id, signal, department, answer, num, den }
    recordAct(db.sqlite, { type: 'signal_answered', by, data }, nowMs)
  })
  return answerOf(context, said)
}
