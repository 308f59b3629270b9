// A residents' council as it is told: before the sealing how many ballots are in hand, never what stands on them.
import {
  type CouncilRow,
  countTokens,
  findCouncil,
  listComments,
  listCouncilDepartments,
  listPapers,
} from '#db/queries/councils.ts'
import type { Council, CouncilResult } from '../../contract/councils.ts'
import type { BallotShape } from '../../domain/council/ballot.ts'
import { sumPapers } from '../../domain/council/papers.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'

/** The result as it is stored: comments are kept apart, since they are looked at after the sealing. */
export type StoredResult = Omit<CouncilResult, 'comments'>

export interface Agenda {
  readonly departments: readonly string[]
  readonly questions: readonly string[]
}

/** @throws DomainError unknown_council. */
export function requireCouncil({ db }: Context, id: number): CouncilRow {
  const row = findCouncil(db, id)
  if (row === undefined) throw new DomainError('unknown_council', `there is no council ${id}`)
  return row
}

export const agendaOf = ({ db }: Pick<Context, 'db'>, { id, questions }: CouncilRow): Agenda => ({
  departments: listCouncilDepartments(db, id),
  questions: JSON.parse(questions) as string[],
})

export const shapeOf = ({ departments, questions }: Agenda): BallotShape => ({
  departments: departments.length,
  questions: questions.length,
})

/** What the ballots said; null before they were sealed. */
export function storedResult({ result }: Pick<CouncilRow, 'result'>): StoredResult | null {
  return result === null ? null : (JSON.parse(result) as StoredResult)
}

/** Instants in the deployment's zone. */
export function describeCouncil(context: Context, row: CouncilRow): Council {
  const { db, zone } = context
  const { departments, questions } = agendaOf(context, row)
  const tokens = countTokens(db, row.id)
  const entries = listPapers(db, row.id)
  const papers = new Set(entries.map(({ number }) => number))
  const { standing } = sumPapers(entries, shapeOf({ departments, questions }))
  const iso = (ms: number | null) => (ms === null ? null : isoInZone(ms, zone))
  const { id, period, title, place, state, invited, quorum, attended, issued, createdBy } = row
  return {
    ...{ id, period, title, place, state, invited, quorum, attended, issued, createdBy },
    questions: [...questions],
    heldAt: isoInZone(row.heldAtMs, zone),
    departments: departments.map((one) => departmentOf(context, one)),
    isQuorate: attended === null ? null : attended >= quorum,
    slips: tokens.all,
    ballots: { phone: tokens.used, paper: papers.size, settled: standing.length },
    sealedAt: iso(row.sealedAtMs),
    publishedAt: iso(row.publishedAtMs),
    resultHash: row.resultHash,
    result: resultOf(context, row),
  }
}

function resultOf({ db }: Context, row: CouncilRow): CouncilResult | null {
  const stored = storedResult(row)
  if (stored === null) return null
  const approved = listComments(db, row.id).filter(({ state }) => state === 'approved')
  return { ...stored, comments: approved.map(({ text }) => text) }
}

function departmentOf({ departments }: Context, id: string): Council['departments'][number] {
  const row = departments.find((one) => one.id === id)
  return { id, name: row?.name ?? id, kind: row?.kind ?? 'office' }
}
