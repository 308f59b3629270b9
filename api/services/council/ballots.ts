// Ballots by slip: made as a sheet, recognised by token, cast once. No row, order or time joins a slip to a ballot.
import { randomBytes } from 'node:crypto'
import type { Db } from '#db/open.ts'
import {
  emptyLog,
  findToken,
  forgetOrder,
  insertBallot,
  insertComment,
  leaveNoTraces,
  markTokenUsed,
  putTokens,
} from '#db/queries/councils.ts'
import type { CouncilState } from '#db/vocabulary.ts'
import type { Slips } from '../../contract/councils.ts'
import { isFull } from '../../domain/council/ballot.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { hashOf } from '../sessions.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { agendaOf, requireCouncil, shapeOf } from './councilView.ts'

/** 128 random bits, 22 characters in an address. */
const KEY_BYTES = 16

/** A slip that a request carries. */
export interface Slip {
  readonly councilId: number
  readonly tokenHash: Buffer
}

/**
 * Makes a sheet of slips, in the place of the one before; their tokens are told here and never again.
 * @throws DomainError unknown_council, council_state once people vote.
 */
export function makeSlips(
  context: Context,
  id: number,
  { count, by, nowMs }: Author & { readonly count: number },
): Slips {
  const { db } = context
  const tokens = Array.from({ length: count }, () => randomBytes(KEY_BYTES).toString('base64url'))
  return inTransaction(db.sqlite, () => {
    const { state } = requireCouncil(context, id)
    if (state !== 'draft') throw new DomainError('council_state', `the council is ${state}`)
    putTokens(db, id, tokens.map(hashOf))
    recordAct(db.sqlite, { type: 'council_slips', by, data: { council: id, count } }, nowMs)
    return { tokens }
  })
}

/** The slip of a token; null = there is none. */
export function recogniseSlip(db: Db, token: string): Slip | null {
  const tokenHash = hashOf(token)
  const found = findToken(db, tokenHash)
  return found === undefined ? null : { councilId: found.councilId, tokenHash }
}

export interface OpenBallot {
  readonly title: string
  readonly street: string
  /** Names, in the order of the agenda. */
  readonly departments: readonly string[]
  readonly questions: readonly string[]
}

/**
 * What a slip asks.
 * @throws DomainError unknown_council, ballot_used, ballot_early, ballot_late.
 */
export function readBallot(context: Context, slip: Slip): OpenBallot {
  const row = requireCouncil(context, slip.councilId)
  requireVoting(context.db, slip, row.state)
  const { departments, questions } = agendaOf(context, row)
  const nameOf = (id: string) => context.departments.find((one) => one.id === id)?.name ?? id
  return { title: row.title, street: context.street.name, departments: departments.map(nameOf), questions }
}

function requireVoting(db: Db, { tokenHash }: Slip, state: CouncilState): void {
  if (state === 'draft') throw new DomainError('ballot_early')
  if (findToken(db, tokenHash)?.isUsed) throw new DomainError('ballot_used')
  if (state !== 'open') throw new DomainError('ballot_late')
}

/**
 * Casts a ballot: marks its slip and stores ballot and comment in one transaction, under random ids, in no order and with no
 * time; then the write-ahead log is emptied, whose frames hold both side by side. The audit log says nothing of it.
 * @throws DomainError validation for what is not full, ballot_used, ballot_early, ballot_late.
 */
export function castBallot(
  context: Context,
  slip: Slip,
  { digits, comment }: { readonly digits: string; readonly comment: string },
): void {
  const { db } = context
  const { councilId } = slip
  leaveNoTraces(db)
  inTransaction(db.sqlite, () => {
    const row = requireCouncil(context, councilId)
    requireVoting(db, slip, row.state)
    if (!isFull(digits, shapeOf(agendaOf(context, row)))) {
      throw new DomainError('validation', 'the ballot is not full')
    }
    if (!markTokenUsed(db, slip.tokenHash)) throw new DomainError('ballot_used')
    insertBallot(db, { councilId, id: randomBytes(KEY_BYTES), digits })
    const text = maskText(comment.trim())
    if (text !== '') insertComment(db, { councilId, id: randomBytes(KEY_BYTES), text, state: 'pending' })
    forgetOrder(db, councilId)
  })
  emptyLog(db)
}
