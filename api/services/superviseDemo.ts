// The demo street's third-party check and residents' council of a quarter, held before it is appraised: supervision, council and the parts of a
// quarter's total have something to show. Answers are fictional and the same in every demo.
import { listSampleRecords } from '#db/queries/samples.ts'
import { CHECK_ITEMS, codes, GRADES } from '#db/vocabulary.ts'
import type { NewCheck, NewVisit } from '../contract/checks.ts'
import { sha256Hex } from '../domain/sampling/tickets.ts'
import type { Period } from '../domain/time/period.ts'
import { DAY_MS, HOUR_MS } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { castBallot, makeSlips, recogniseSlip } from './council/ballots.ts'
import { typePapers } from './council/papers.ts'
import { addCouncil, changeCouncil } from './council/planCouncil.ts'
import { stepCouncil } from './council/stepCouncil.ts'
import { addVisit } from './supervision/check/addVisit.ts'
import { saveRecordCheck } from './supervision/check/recordChecks.ts'
import { drawSample } from './supervision/draw/drawSample.ts'
import { freezeSample } from './supervision/draw/freezeSample.ts'
import { requireSample } from './supervision/draw/storedPlan.ts'
import { claimsOf } from './supervision/results/gatherResult.ts'
import { submitResults } from './supervision/results/submitResults.ts'

/** Days and hours after the quarter: drawn, checked and visited, handed in; the council a day before. */
const DRAWN_MS = 2 * DAY_MS + 10 * HOUR_MS
const CHECKED_MS = 4 * DAY_MS + 9 * HOUR_MS
const HANDED_IN_MS = 7 * DAY_MS + 17 * HOUR_MS
const MET_MS = 6 * DAY_MS + 14 * HOUR_MS

/** Fewer than five records of a department are told to nobody. */
const LEAST_RECORDS = 6
const MOST_ATTEMPTS = 3
const ANSWERED = 0.65
const UPHELD = 0.985
/** Of those reported resolved, and of the others, so many say that theirs is. */
const CONFIRMED = 0.95
const RESOLVED_ANYWAY = 0.2

const RESIDENTS = 40
/** Of them by slip; the others on paper. */
const BY_SLIP = 8

/** Instants are the quarter's end plus so much; the context's as-of with them. Accounts of the demo must exist. */
export async function superviseDemo(context: Context, { id: period, endMs }: Period): Promise<void> {
  const at = (ms: number): Context => ({ ...context, asOfMs: endMs + ms })
  const by = (who: string, ms: number) => ({ by: who, nowMs: endMs + ms })
  const id = await draw(at(DRAWN_MS), period, by('supervisor', DRAWN_MS))
  inspect(at(CHECKED_MS), id, endMs + CHECKED_MS)
  meet(at(MET_MS), period, endMs + MET_MS)
  await submitResults(at(HANDED_IN_MS), id, by('supervisor', HANDED_IN_MS))
}

async function draw(
  context: Context,
  period: string,
  author: Parameters<typeof freezeSample>[2],
): Promise<number> {
  const { id } = await freezeSample(context, { period, size: { by: 'share' }, least: LEAST_RECORDS }, author)
  drawSample(context, id, { public: '20260703084427160591', ...author })
  return id
}

/** Both inspectors of a record that two check say the same; every resident is called until reached. */
function inspect(context: Context, id: number, fromMs: number): void {
  const claims = claimsOf(context, requireSample(context, id))
  for (const [i, { caseId, inspector, second }] of listSampleRecords(context.db, id).entries()) {
    const asked = { id, caseId }
    const nowMs = fromMs + i * 60_000
    for (const inspectedBy of [inspector, second]) {
      if (inspectedBy !== null)
        saveRecordCheck(context, asked, { ...checkOf(caseId), by: inspectedBy, nowMs })
    }
    for (const visit of visitsOf(caseId, claims.get(caseId) ?? false)) {
      addVisit(context, asked, { ...visit, by: inspector, nowMs: nowMs + visit.attempt * DAY_MS })
    }
  }
}

function checkOf(caseId: string): NewCheck {
  const answers = Object.fromEntries(
    codes(CHECK_ITEMS).map((item) => [item, chance(caseId, item) < UPHELD ? 'upheld' : 'not_upheld']),
  ) as NewCheck['answers']
  return { kind: 'check', answers, note: '', version: 0 }
}

function visitsOf(caseId: string, isClaimed: boolean): NewVisit[] {
  const visits: NewVisit[] = []
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const isReached = chance(caseId, `call ${attempt}`) < ANSWERED
    if (!isReached) {
      visits.push({ attempt, reached: 'no' })
      continue
    }
    const isResolved = chance(caseId, 'resolved') < (isClaimed ? CONFIRMED : RESOLVED_ANYWAY)
    const grades = isResolved ? codes(GRADES).slice(0, 4) : codes(GRADES).slice(2)
    const grade = grades[Math.floor(chance(caseId, 'grade') ** 1.5 * grades.length)]
    visits.push({ attempt, reached: 'yes', resolved: isResolved ? 'yes' : 'no', ...(grade && { grade }) })
    break
  }
  return visits
}

function meet(context: Context, period: string, nowMs: number): void {
  const operator = { by: 'operator', nowMs }
  const departments = context.departments.map(({ id }) => id)
  const questions = ['办事是否及时', '问题是否真正解决']
  const { id } = addCouncil(
    context,
    {
      ...{ period, title: '居民评议会', place: '街道三楼会议室', heldAt: new Date(nowMs).toISOString() },
      ...{ departments, questions, invited: 45, quorum: 30 },
    },
    operator,
  )
  const { tokens } = makeSlips(context, id, { count: BY_SLIP, ...operator })
  stepCouncil(context, id, { step: 'open', ...operator })
  const ballot = (voter: number): string =>
    departments.flatMap((one) => questions.map((asked) => voteOf(one, `${voter} ${asked}`))).join('')
  for (const [voter, token] of tokens.entries()) {
    const slip = recogniseSlip(context.db, token)
    if (slip !== null) castBallot(context, slip, { digits: ballot(voter), comment: '' })
  }
  const papers = Array.from({ length: RESIDENTS - BY_SLIP }, (_, i) => ({
    number: i + 1,
    digits: ballot(BY_SLIP + i),
  }))
  typePapers(context, id, { typed: { turn: 'first', papers }, ...operator })
  typePapers(context, id, { typed: { turn: 'second', papers }, by: 'leader', nowMs })
  changeCouncil(context, id, { change: { attended: RESIDENTS, issued: RESIDENTS }, ...operator })
  stepCouncil(context, id, { step: 'seal', ...operator })
  stepCouncil(context, id, { step: 'publish', by: 'leader', nowMs: nowMs + 2 * HOUR_MS })
}

/** A grade 1–5; some departments are liked better than others. */
function voteOf(department: string, ballot: string): number {
  const liking = 2 + 4 * chance(department, 'liking')
  return 1 + Math.floor(chance(department, ballot) ** liking * 5)
}

/** Uniform on [0, 1), the same for the same words. */
const chance = (...words: string[]): number =>
  Number.parseInt(sha256Hex(words.join('\n')).slice(0, 8), 16) / 2 ** 32
