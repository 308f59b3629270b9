// One draft to the server, and what its answer means for it.
import type { QueryClient } from '@tanstack/react-query'
import type { NewCheck } from '#api/contract/checks.ts'
import { ApiProblem, send } from '#web/lib/apiClient.ts'
import { recordCheckQuery } from '../desk/queries.ts'
import type { Sent } from './book.ts'
import type { CheckDraft, Draft, VisitDraft } from './draft.ts'

/** Sends it; what the server then holds takes the draft's place on the page at once. */
export async function sendDraft(draft: Draft, client: QueryClient): Promise<Sent> {
  try {
    if (draft.kind === 'visit') {
      await sendVisit(draft)
      return { is: 'saved', version: null }
    }
    const answer = await sendCheck(draft)
    client.setQueryData(recordCheckQuery(draft.sampleId, draft.caseId, draft.kind).queryKey, answer)
    return { is: 'saved', version: answer.own?.version ?? null }
  } catch (error) {
    return sentOf(error, draft)
  }
}

/** Nothing is given up that may arrive later: a lost line, an overload, a session to be renewed. */
function sentOf(error: unknown, { kind }: Draft): Sent {
  if (!(error instanceof ApiProblem)) throw error
  const { status, code } = error
  if (status === 0 || status === 401 || status === 429 || status >= 500) return { is: 'lost' }
  // A call that was entered elsewhere is listed there: there is nothing to choose between.
  return code === 'conflict' && kind !== 'visit' ? { is: 'conflict' } : { is: 'refused', code }
}

const sendCheck = ({ sampleId, caseId, kind, entry }: CheckDraft) =>
  send('saveCheck', {
    params: { id: sampleId, caseId },
    body: {
      kind,
      // Only whole answers are put to wait (checkProblem).
      answers: entry.answers as NewCheck['answers'],
      note: entry.note,
      version: entry.version,
      ...(entry.seconds === null ? {} : { seconds: entry.seconds }),
    },
  })

const sendVisit = ({ sampleId, caseId, entry }: VisitDraft) => {
  const { attempt, reached, resolved, grade, quote } = entry
  const isReached = reached === 'yes'
  const said = isReached
    ? {
        ...(resolved === null ? {} : { resolved }),
        ...(grade === null ? {} : { grade }),
        ...(quote.trim() === '' ? {} : { quote: quote.trim() }),
      }
    : {}
  return send('addVisit', {
    params: { id: sampleId, caseId },
    body: { attempt, reached: reached ?? 'no', ...said },
  })
}
