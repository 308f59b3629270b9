// `GET /signals`: what the figures of a period ask about whom, and what was answered.

import type { SignalAnswerRow } from '#db/queries/signals.ts'
import { codes, SIGNALS } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { SignalItem, Signals } from '../../../contract/signals.ts'
import { foundWords, QUESTIONS } from '../../../domain/signals/catalogue.ts'
import { FALSE_QUESTIONS, type SignalFinding } from '../../../domain/signals/findSignals.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Context } from '../../context.ts'
import { type Asked, casesUrl, envelopeOf, resolveScope } from '../../resolveScope.ts'
import { findingsOf } from './findings.ts'
import { answerKey, latestAnswers } from './latestAnswers.ts'

/**
 * Every pair of signal and department that could be tested. `department` only chooses what is shown: q is over all.
 * @throws DomainError those of resolveScope.
 */
export async function readSignals(context: Context, query: Filters): Promise<Signals> {
  const asked = resolveScope(context, query)
  const { findings } = await findingsOf(context, asked)
  const tested = findings.filter(({ p }) => p !== null)
  const shown = query.department ?? []
  const answers = latestAnswers(context.db, asked.period.id)
  const items = tested
    .filter(({ department }) => shown.length === 0 || shown.includes(department))
    .sort(byChance)
    .map((finding) => itemOf(context, asked, { finding, answer: answers.get(answerKey(finding)) }))
  return {
    ...envelopeOf(context, asked),
    falseShare: FALSE_QUESTIONS,
    tested: tested.length,
    unanswered: items.filter(({ raised, answer }) => raised && answer === null).length,
    catalogue: codes(SIGNALS).map((code) => {
      const { question, innocent } = QUESTIONS[code]
      return { code, name: SIGNALS[code], question, innocent }
    }),
    items,
  }
}

/** Least likely first; equal chances by department id, then as in the catalogue. */
function byChance(a: SignalFinding, b: SignalFinding): number {
  const by = (a.q ?? 1) - (b.q ?? 1) || (a.p ?? 1) - (b.p ?? 1)
  if (by !== 0) return by
  if (a.department !== b.department) return a.department < b.department ? -1 : 1
  return codes(SIGNALS).indexOf(a.signal) - codes(SIGNALS).indexOf(b.signal)
}

interface Shown {
  readonly finding: SignalFinding
  readonly answer: SignalAnswerRow | undefined
}

function itemOf(context: Context, asked: Asked, { finding, answer }: Shown): SignalItem {
  const { signal, department: id, num, den, expected, p, q, isRaised } = finding
  const row = context.departments.find((one) => one.id === id)
  const filters = { ...asked.filters, department: [id] }
  return {
    signal,
    department: { id, name: row?.name ?? id, kind: row?.kind ?? '' },
    ...{ num, den, expected, p, q },
    raised: isRaised,
    found: foundWords(signal, { num, den }),
    casesUrl: casesUrl(context, { ...asked, filters }, { signal }),
    answer: answer === undefined ? null : answerOf(context, answer),
  }
}

export function answerOf(
  { zone }: Pick<Context, 'zone'>,
  { answer, note, by, atMs, num, den }: Omit<SignalAnswerRow, 'id' | 'period' | 'signal' | 'departmentId'>,
) {
  return { answer, note, by, at: isoInZone(atMs, zone), numThen: num, denThen: den }
}
