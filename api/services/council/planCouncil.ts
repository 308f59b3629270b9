// Setting up a residents' council: its agenda, who is to come, and how many came.
import { type CouncilRow, insertCouncil, putCouncilDepartments, updateCouncil } from '#db/queries/councils.ts'
import type { Council, CouncilChange, NewCouncil } from '../../contract/councils.ts'
import { DomainError, type FieldProblem } from '../../domain/errors.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { describeCouncil, requireCouncil } from './councilView.ts'

/**
 * Stores a council as a draft.
 * @throws DomainError unknown_period for what is no quarter, unknown_department, validation (`heldAt`, `quorum`).
 */
export function addCouncil(context: Context, wish: NewCouncil, { by, nowMs }: Author): Council {
  const { db, street } = context
  const { departments } = wish
  const row = { ...columnsOf(context, wish), streetId: street.id, state: 'draft' as const, createdBy: by }
  requireQuorum(row)
  return inTransaction(db.sqlite, () => {
    const id = insertCouncil(db, row)
    putCouncilDepartments(db, id, knownDepartments(context, departments))
    recordAct(db.sqlite, { type: 'council_added', by, data: { council: id, period: wish.period } }, nowMs)
    return describeCouncil(context, requireCouncil(context, id))
  })
}

const COUNTED = ['attended', 'issued'] as const

/**
 * Changes a draft, or while people vote how many came and how many ballots were handed out. A changed agenda voids no slips:
 * what a slip opens is the agenda as it stands when the voting begins.
 * @throws DomainError unknown_council, council_state, and as `addCouncil`.
 */
export function changeCouncil(
  context: Context,
  id: number,
  { change, by, nowMs }: Author & { readonly change: CouncilChange },
): Council {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const row = requireCouncil(context, id)
    requireChangeable(row, change)
    const { departments } = change
    if (departments) putCouncilDepartments(db, id, knownDepartments(context, departments))
    const columns = columnsOf(context, change)
    requireQuorum({ ...row, ...columns })
    if (Object.keys(columns).length > 0) updateCouncil(db, id, columns)
    const counted = Object.fromEntries(
      COUNTED.flatMap((name) => (change[name] === undefined ? [] : [[name, change[name]]])),
    )
    recordAct(db.sqlite, { type: 'council_changed', by, data: { council: id, ...counted } }, nowMs)
    return describeCouncil(context, requireCouncil(context, id))
  })
}

function requireChangeable({ state }: CouncilRow, change: CouncilChange): void {
  const isCounting = Object.keys(change).every((name) => COUNTED.some((one) => one === name))
  if (state === 'draft' || (state === 'open' && isCounting)) return
  throw new DomainError('council_state', `the council is ${state}`)
}

/** The columns that a wish names. */
function columnsOf<T extends CouncilChange>(context: Context, wish: T) {
  const { departments: _, heldAt, questions, period, ...rest } = wish
  if (period !== undefined) requireQuarter(context, period)
  return {
    ...rest,
    ...(period === undefined ? {} : { period }),
    ...(heldAt === undefined ? {} : { heldAtMs: instantOf(heldAt) }),
    ...(questions === undefined ? {} : { questions: JSON.stringify(questions) }),
  } as Omit<T, 'departments' | 'heldAt' | 'questions'> & { heldAtMs: number; questions: string }
}

function requireQuarter({ zone }: Context, id: string): void {
  if (parsePeriod(id, zone)?.grain !== 'quarter') {
    throw new DomainError('unknown_period', `“${id}” is no quarter`)
  }
}

function instantOf(text: string): number {
  const ms = parseInstant(text)
  if (ms === null) throw wrong({ field: 'heldAt', message: 'is no ISO 8601 time with offset' })
  return ms
}

function requireQuorum({ invited, quorum }: Pick<CouncilRow, 'invited' | 'quorum'>): void {
  if (quorum > invited) throw wrong({ field: 'quorum', message: 'is more than are invited' })
}

const wrong = (field: FieldProblem): DomainError =>
  new DomainError('validation', `${field.field} ${field.message}`, { fields: [field] })

function knownDepartments({ departments }: Context, ids: readonly string[]): readonly string[] {
  const stranger = ids.find((id) => !departments.some((one) => one.id === id))
  if (stranger !== undefined) throw new DomainError('unknown_department', `there is no “${stranger}”`)
  return ids
}
