// What of a sample is whose to check: one's own records, and those two inspectors answered differently.
import type { Db } from '#db/open.ts'
import { listSupervisors } from '#db/queries/accounts.ts'
import type { CheckRow } from '#db/queries/checks.ts'
import {
  findSampleRecord,
  listSampleInspectors,
  listSamples,
  type SampleHead,
  type SampleRecordRow,
} from '#db/queries/samples.ts'
import type { EpochMs } from '#db/units.ts'
import { CHECK_ITEMS, type CheckTurn, codes } from '#db/vocabulary.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type CheckAnswers, differingItems } from '../../../domain/sampling/recordCheck.ts'

/** Who acts, and when. */
export interface Inspecting {
  readonly by: string
  readonly nowMs: EpochMs
}

type OwnTurn = Exclude<CheckTurn, 'settling'>

/** The column of each item. */
const COLUMNS = {
  true_times: 'trueTimes',
  substantive_reply: 'substantiveReply',
  evidence: 'evidence',
  first_receiver: 'firstReceiver',
  archiving: 'archiving',
  attitude: 'attitude',
} as const

export const answersOf = (row: Pick<CheckRow, (typeof COLUMNS)[keyof typeof COLUMNS]>): CheckAnswers =>
  Object.fromEntries(codes(CHECK_ITEMS).map((item) => [item, row[COLUMNS[item]]])) as unknown as CheckAnswers

export const columnsOf = (answers: CheckAnswers) => ({
  trueTimes: answers.true_times,
  substantiveReply: answers.substantive_reply,
  evidence: answers.evidence,
  firstReceiver: answers.first_receiver,
  archiving: answers.archiving,
  attitude: answers.attitude,
})

/** The turn in which somebody checks a record; null = it was not drawn for them. */
export function ownTurn({ inspector, second }: SampleRecordRow, by: string): OwnTurn | null {
  if (inspector === by) return 'first'
  return second === by ? 'second' : null
}

/** The checks of one record. */
export interface Turns {
  readonly first: CheckRow | undefined
  readonly second: CheckRow | undefined
  readonly settling: CheckRow | undefined
}

export const turnsOf = (checks: readonly CheckRow[]): Turns => {
  const of = (turn: CheckTurn) => checks.find((row) => row.turn === turn)
  return { first: of('first'), second: of('second'), settling: of('settling') }
}

/** Both blind answers; null until the second of them is in. */
export const bothOf = ({ first, second }: Turns): readonly [first: CheckRow, second: CheckRow] | null =>
  first === undefined || second === undefined ? null : [first, second]

/** Whether both are in and differ in any item: then a third entry is asked for. */
export function isDisputed(turns: Turns): boolean {
  const both = bothOf(turns)
  return both !== null && differingItems(answersOf(both[0]), answersOf(both[1])).length > 0
}

/**
 * Whether somebody may settle a record: neither of the two, without a conflict, and nobody else has begun. Where nobody like that
 * is left, either of the two enters what they agreed on.
 */
export function maySettle(db: Db, row: SampleRecordRow, turns: Turns, by: string): boolean {
  if (!isDisputed(turns)) return false
  if (turns.settling !== undefined) return turns.settling.by === by
  return ownTurn(row, by) === null ? isFree(db, row, by) : !hasThird(db, row)
}

/** Whether a settling entry is one of the two inspectors' own: agreed between them. */
export const isAgreed = (row: SampleRecordRow, { settling }: Turns): boolean =>
  settling !== undefined && ownTurn(row, settling.by) !== null

/** Whether any supervisor's account in use is neither of the two and without a conflict. */
const hasThird = (db: Db, row: SampleRecordRow): boolean =>
  listSupervisors(db).some(({ username }) => ownTurn(row, username) === null && isFree(db, row, username))

const isFree = (db: Db, { sampleId, departmentId }: SampleRecordRow, by: string): boolean =>
  !conflictsOf(db, sampleId, by).includes(departmentId)

/** Departments that who stood for a sample may not check; none for who did not stand. */
function conflictsOf(db: Db, sampleId: number, by: string): readonly string[] {
  const stood = listSampleInspectors(db, sampleId).find(({ inspector }) => inspector === by)
  return stood === undefined ? [] : (JSON.parse(stood.conflicts) as string[])
}

/** @throws DomainError unknown_sample. */
export function requireBatch(db: Db, id: number): SampleHead {
  const batch = listSamples(db).find((one) => one.id === id)
  if (batch === undefined) throw new DomainError('unknown_sample', `there is no sample ${id}`)
  return batch
}

/** @throws DomainError sample_state where the batch is not being checked. */
export function requireChecking({ id, state }: SampleHead): void {
  if (state !== 'drawn') throw new DomainError('sample_state', `sample ${id} is ${state}`)
}

/** A record that stands in the sample, whoever it is for. @throws DomainError unknown_record. */
export function requireRecord(db: Db, sampleId: number, caseId: string): SampleRecordRow {
  const row = findSampleRecord(db, { sampleId, caseId })
  if (row === undefined || row.replacedReason !== null) throw notAmongYours(sampleId, caseId)
  return row
}

/** Others' records cannot be told from those that are not there. */
export const notAmongYours = (sampleId: number, caseId: string): DomainError =>
  new DomainError('unknown_record', `no record “${caseId}” of sample ${sampleId} is yours`)
