// What people decided held against the log: objections and their verdicts, outcomes, items to put right, answers to signals.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf } from '#db/queries/checkActs.ts'
import {
  type StoredDecision,
  type StoredObjection,
  storedAnswers,
  storedItems,
  storedObjections,
  storedProposals,
} from '#db/queries/storedDecisions.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { Problems } from './trailReport.ts'

interface Act extends ActBody {
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Adds a problem for each objection, outcome, item and answer that is missing, was never entered, or is not as the last act on it left it.
 * Notes, reasons and what an item asks for stand in no act.
 */
export function compareDecisions(sqlite: Sqlite, problems: Problems): void {
  const acts = listActsOf(sqlite, ['appraisal']).map((act) => ({ data: {}, ...act }) as Act)
  compareObjections(sqlite, acts, problems)
  compareStates(problems, {
    what: 'the outcome of',
    rows: storedProposals(sqlite).filter(({ state }) => state !== 'proposed'),
    logged: lastOf(acts, 'outcome', ({ period, scheme, version, data }) => [
      [period, scheme, version, data.department].join(' '),
      String(data.decision),
    ]),
  })
  compareStates(problems, {
    what: 'the item',
    rows: storedItems(sqlite),
    logged: lastOf(acts, 'rectify', ({ data }) => [
      String(data.rectificationId),
      STEP_STATES[String(data.step)],
    ]),
  })
  compareAnswers(sqlite, problems)
}

const STEP_STATES: Readonly<Record<string, string>> = {
  added: 'open',
  evidence: 'submitted',
  passed: 'passed',
  returned: 'open',
  cancelled: 'cancelled',
}

interface Left {
  readonly state: string
  readonly by: string
  readonly seq: number
}

/** What the last act on each name left it as; an act without a state leaves the one before. */
function lastOf(
  acts: readonly Act[],
  kind: string,
  read: (act: Act) => readonly [name: string, state: string | undefined],
): Map<string, Left> {
  const found = new Map<string, Left>()
  for (const act of acts) {
    if (act.act !== kind) continue
    const [name, state = found.get(name)?.state ?? ''] = read(act)
    found.set(name, { state, by: act.by, seq: act.seq })
  }
  return found
}

interface Compared {
  readonly what: string
  readonly rows: readonly StoredDecision[]
  readonly logged: Map<string, Left>
}

function compareStates(problems: Problems, { what, rows, logged }: Compared): void {
  for (const { name, state, by } of rows) {
    const left = logged.get(name)
    logged.delete(name)
    if (left?.state === state && (by === null || by === left.by)) continue
    add(problems, `${what} ${name} is ${state}, the log left it ${left?.state ?? 'undecided'}`, left?.seq)
  }
  for (const [name, { seq }] of logged) add(problems, `${what} ${name} is missing or undecided`, seq)
}

function compareObjections(sqlite: Sqlite, acts: readonly Act[], problems: Problems): void {
  const raised = new Map(acts.filter(({ act }) => act === 'object').map((act) => [act.data.objectionId, act]))
  for (const stored of storedObjections(sqlite)) {
    const act = raised.get(stored.id)
    raised.delete(stored.id)
    const later = acts.filter(({ data }) => data.objectionId === stored.id)
    if (act === undefined || !isRaisedSo(stored, act))
      add(problems, `the objection ${stored.id} is not as it was raised`, act?.seq)
    else if (!isDecidedSo(stored, later))
      add(problems, `the objection ${stored.id} is not as it was decided`, later.at(-1)?.seq)
  }
  for (const [id, { seq }] of raised) add(problems, `the objection ${String(id)} is missing`, seq)
}

function isRaisedSo(stored: StoredObjection, { by, data }: Act): boolean {
  const { departmentId, ground, evidence, raisedBy, cases } = stored
  const hash = createHash('sha256').update(evidence).digest('hex')
  return (
    by === raisedBy &&
    data.department === departmentId &&
    data.ground === ground &&
    data.evidence === hash &&
    jcs(data.cases as Json) === jcs([...cases])
  )
}

function isDecidedSo({ state, verdicts }: StoredObjection, acts: readonly Act[]): boolean {
  const decided = acts.filter(({ act }) => act === 'decide')
  const last = acts.at(-1)
  const left = last?.act === 'reinstate' ? 'reinstated' : (decided.at(-1)?.data.state ?? 'submitted')
  const line = (by: string, verdict: unknown) => `${by} ${String(verdict)}`
  const logged = decided.map(({ by, data }) => line(by, data.verdict)).sort()
  return state === left && jcs(verdicts.map(({ by, verdict }) => line(by, verdict)).sort()) === jcs(logged)
}

function compareAnswers(sqlite: Sqlite, problems: Problems): void {
  const logged = new Map<string, number>()
  for (const act of listActsOf(sqlite, ['signal_answered'])) {
    const { period, signal, department, answer, num, den, by, enteredAt, seq } = act
    logged.set([period, signal, department, answer, num, den, by, Date.parse(enteredAt)].join(' '), seq)
  }
  for (const { period, signal, departmentId, answer, num, den, by, atMs } of storedAnswers(sqlite)) {
    const name = [period, signal, departmentId, answer, num, den, by, atMs].join(' ')
    if (!logged.delete(name))
      add(problems, `the answer to ${signal} by ${by} is not as it was given`, undefined)
  }
  for (const [name, seq] of logged) add(problems, `the answer ${name} is missing`, seq)
}

function add(problems: Problems, detail: string, seq: number | undefined): void {
  const range = seq === undefined ? { from: 0, to: 0 } : { from: seq, to: seq + 1 }
  problems.add({ kind: 'decision', ...range, detail })
}
