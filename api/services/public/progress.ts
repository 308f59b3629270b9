// Progress by code (M35): a resident sees how far their case is and what comes next, and nothing else of it.
import { createHash, randomBytes } from 'node:crypto'
import { findCase } from '#db/queries/caseReads.ts'
import { caseOfCode, replaceProgressCode } from '#db/queries/progress.ts'
import { codes, STAGES, type Stage } from '#db/vocabulary.ts'
import type { CaseDetail } from '../../contract/cases.ts'
import type { Progress } from '../../contract/public.ts'
import { CODE_BYTES, normalProgressCode, progressCodeOf } from '../../domain/access/progressCode.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { readCaseDetail } from '../readCaseDetail.ts'
import { inTransaction } from '../writing/caseBook.ts'

const hashOf = (normal: string): Buffer => createHash('sha256').update(normal).digest()

/** Gives a case a new code, told here and never again; an earlier one ends. @throws DomainError unknown_case. */
export function giveProgressCode(
  { db }: Context,
  caseId: string,
  { by, nowMs }: Author,
): { readonly code: string } {
  const head = findCase(db, caseId)
  if (head === undefined) throw new DomainError('unknown_case', `there is no case “${caseId}”`)
  const code = progressCodeOf(randomBytes(CODE_BYTES))
  const codeHash = hashOf(normalProgressCode(code) ?? '')
  inTransaction(db.sqlite, () => {
    replaceProgressCode(db, { codeHash, caseKey: head.key, createdAtMs: nowMs })
    recordAct(db.sqlite, { type: 'progress_code_given', by, data: { case: caseId } }, nowMs)
  })
  return { code }
}

/** Stages that a reopening takes back. */
const AFTER_REOPENING: readonly Stage[] = ['followed_up', 'replied', 'archived']

/** @throws DomainError not_found for what is no code, and for a code nobody holds: the two are not told apart. */
export async function readProgress(context: Context, typed: string): Promise<Progress> {
  const normal = normalProgressCode(typed)
  const caseId = normal === null ? undefined : caseOfCode(context.db, hashOf(normal))
  if (caseId === undefined) throw new DomainError('not_found', 'no case has this code')
  const detail = await readCaseDetail(context, caseId)
  return { asOf: detail.asOf, stages: stagesOf(detail), next: nextOf(detail) }
}

function stagesOf({ trail }: CaseDetail): Progress['stages'] {
  const reopened = trail.findLastIndex(({ type }) => type === 'reopened')
  return codes(STAGES).map((stage) => {
    const from = AFTER_REOPENING.includes(stage) ? reopened + 1 : 0
    const found = trail.slice(from).find(({ type }) => type === stage)
    return { stage, on: found?.occurredAt.slice(0, 'YYYY-MM-DD'.length) ?? null }
  })
}

function nextOf({ clocks }: CaseDetail): Progress['next'] {
  const running = clocks.flatMap(({ clock, due, done }) =>
    done === null && due !== null ? [{ clock, due }] : [],
  )
  const [next] = running.sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
  return next ?? null
}
