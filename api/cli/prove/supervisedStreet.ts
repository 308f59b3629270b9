// What else a street has beside its cases, for the proof of tampering: a published month, a check with visits, a residents' council.
import type { Db } from '#db/open.ts'
import { CHECK_ITEMS, codes } from '#db/vocabulary.ts'
import { addAccount } from '../../services/accounts.ts'
import { freezeAppraisal } from '../../services/appraisal/freezeAppraisal.ts'
import { openObjections } from '../../services/appraisal/openObjections.ts'
import { publishAppraisal } from '../../services/appraisal/publishAppraisal.ts'
import { type Context, contextOf } from '../../services/context.ts'
import { castBallot, makeSlips, recogniseSlip } from '../../services/council/ballots.ts'
import { typePapers } from '../../services/council/papers.ts'
import { addCouncil, changeCouncil } from '../../services/council/planCouncil.ts'
import { stepCouncil } from '../../services/council/stepCouncil.ts'
import { erasePersonal } from '../../services/erasePersonal.ts'
import { addVisit } from '../../services/supervision/check/addVisit.ts'
import { saveRecordCheck } from '../../services/supervision/check/recordChecks.ts'
import { drawSample } from '../../services/supervision/draw/drawSample.ts'
import { freezeSample } from '../../services/supervision/draw/freezeSample.ts'
import { replaceRecord } from '../../services/supervision/draw/replaceRecord.ts'
import { submitResults } from '../../services/supervision/results/submitResults.ts'

const DAY_MS = 86_400_000
const SUPERVISORS = ['supervisor', 'supervisor2', 'supervisor3'] as const
const PAPERS = ['12', '21', '33', '45'] as const
const SLIPS = ['11', '12', '51'] as const

/** Everything of September 2026, done a month later; the cases must be entered. Quotes of the first day's visits are erased. */
export async function supervise(db: Db): Promise<void> {
  const nowMs = Date.UTC(2026, 11, 1, 2)
  const at = (days: number): Context => contextOf(db, nowMs + days * DAY_MS)
  for (const username of SUPERVISORS)
    await addAccount(db, { username, password: 'pingyi-proof', role: 'supervisor' }, nowMs)
  await check(at(0), nowMs)
  meet(at(0), nowMs)
  await publish(at, nowMs)
  erasePersonal(db.sqlite, { beforeMs: nowMs + DAY_MS / 2, by: 'admin', nowMs })
}

async function check(context: Context, nowMs: number): Promise<void> {
  const supervisor = { by: 'supervisor', nowMs }
  const { id } = await freezeSample(
    context,
    { period: '2026-09', size: { by: 'share', share: 0.4 } },
    supervisor,
  )
  const { records } = drawSample(context, id, { public: '31415926535897932384', ...supervisor })
  const [first] = records
  if (first === undefined) throw new Error('nothing was drawn')
  const after = replaceRecord(context, id, { caseId: first.caseId, reason: 'moved away', ...supervisor })
  const standing = after.records.filter(({ caseId }) => caseId !== first.caseId)
  for (const [i, { caseId, inspector }] of standing.entries()) {
    const asked = { id, caseId }
    const evidence = i % 4 === 3 ? 'not_upheld' : 'upheld'
    const answers = { ...Object.fromEntries(codes(CHECK_ITEMS).map((item) => [item, 'upheld'])), evidence }
    const by = { by: inspector, nowMs: nowMs + (i % 2) * DAY_MS }
    saveRecordCheck(context, asked, { kind: 'check', answers: answers as never, note: '', version: 0, ...by })
    addVisit(context, asked, {
      attempt: 1,
      reached: 'yes',
      resolved: 'no',
      grade: 'dissatisfied',
      quote: `${i}`,
      ...by,
    })
  }
  await submitResults(context, id, { reason: 'double checks are left open', ...supervisor })
}

function meet(context: Context, nowMs: number): void {
  const operator = { by: 'operator', nowMs }
  const agenda = {
    ...{ period: '2026-Q3', title: 'council', place: 'hall', heldAt: '2026-11-30T09:00:00Z' },
    ...{ departments: ['c1'], questions: ['a', 'b'], invited: 9, quorum: 5 },
  }
  const { id } = addCouncil(context, agenda, operator)
  const { tokens } = makeSlips(context, id, { count: SLIPS.length + 1, ...operator })
  stepCouncil(context, id, { step: 'open', ...operator })
  for (const [i, digits] of SLIPS.entries()) {
    const slip = recogniseSlip(context.db, tokens[i] ?? '')
    if (slip !== null) castBallot(context, slip, { digits, comment: '' })
  }
  const papers = PAPERS.map((digits, i) => ({ number: i + 1, digits }))
  typePapers(context, id, { typed: { turn: 'first', papers }, ...operator })
  typePapers(context, id, { typed: { turn: 'second', papers }, by: 'leader', nowMs })
  changeCouncil(context, id, { change: { attended: 8, issued: 8 }, ...operator })
  stepCouncil(context, id, { step: 'seal', ...operator })
  stepCouncil(context, id, { step: 'publish', by: 'leader', nowMs })
}

async function publish(at: (days: number) => Context, nowMs: number): Promise<void> {
  const name = { period: '2026-09', scheme: 'recorded' }
  await freezeAppraisal(at(0), name, { by: 'operator', nowMs })
  openObjections(at(0), name, { by: 'operator', nowMs, workingDays: 1 })
  const later = { by: 'leader', nowMs: nowMs + 5 * DAY_MS }
  publishAppraisal(at(5), name, { confirm: '2026年9月', ...later })
}
