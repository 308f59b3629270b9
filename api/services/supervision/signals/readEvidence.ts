// `GET /signals/{code}`: what stands behind one question.
import { listSignalAnswers } from '#db/queries/signals.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { SignalEvidence } from '../../../contract/signals.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { evidenceOf } from '../../../domain/signals/shown.ts'
import type { Context } from '../../context.ts'
import { envelopeOf, resolveScope } from '../../resolveScope.ts'
import { findingsOf } from './findings.ts'
import { answerOf } from './readSignals.ts'
import { requireOneDepartment, requireSignal } from './requireSignal.ts'

/** @throws DomainError not_found (no such signal), validation (not one department), those of resolveScope. */
export async function readEvidence(context: Context, code: string, query: Filters): Promise<SignalEvidence> {
  const signal = requireSignal(code)
  const asked = resolveScope(context, query)
  const department = requireOneDepartment(query)
  const { evidence, findings } = await findingsOf(context, asked)
  const names = new Map(context.departments.map(({ id, name }) => [id, name]))
  const shown = evidenceOf(evidence, findings, { signal, department, zone: context.zone })
  const named = (text: string) => names.get(text) ?? text
  return {
    ...envelopeOf(context, asked),
    ...{ signal, department },
    barsTitle: shown.title,
    bars: shown.bars.map(({ label, ...bar }) => ({
      ...bar,
      label: typeof label === 'string' ? { zh: named(label), en: named(label) } : label,
    })),
    groups: shown.groups.map(({ parts, count, caseIds }) => ({
      text: maskText(parts.map(named).join(' → ')),
      count,
      cases: [...caseIds],
    })),
    answers: listSignalAnswers(context.db, asked.period.id)
      .filter((row) => row.signal === signal && row.departmentId === department)
      .map((row) => answerOf(context, row)),
  }
}
