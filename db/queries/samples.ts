// Batches of the third-party check: plan, ceremony, inspectors and drawn records; insert, move on, read.
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { sample, sampleInspector, sampleParty, sampleRecord, visitAttempt } from '../schema/sample.ts'

export type SampleRow = typeof sample.$inferSelect
export type NewSampleRow = Omit<typeof sample.$inferInsert, 'id'>
export type SamplePartyRow = typeof sampleParty.$inferSelect
export type SampleInspectorRow = typeof sampleInspector.$inferSelect
export type SampleRecordRow = typeof sampleRecord.$inferSelect

/** What the list of batches shows: everything but the long texts. */
const HEAD = {
  id: sample.id,
  drawId: sample.drawId,
  period: sample.period,
  state: sample.state,
  frameHash: sample.frameHash,
  frameSize: sample.frameSize,
  sampleSize: sample.sampleSize,
  asOfMs: sample.asOfMs,
  frozenBy: sample.frozenBy,
  frozenAtMs: sample.frozenAtMs,
  drawnBy: sample.drawnBy,
  drawnAtMs: sample.drawnAtMs,
  submittedAtMs: sample.submittedAtMs,
  voidReason: sample.voidReason,
  checkSalt: sample.checkSalt,
} as const
export type SampleHead = Pick<SampleRow, keyof typeof HEAD>

/** Freezes a batch with those who stand for it and returns its id. */
export function insertSample(
  db: Db,
  row: NewSampleRow,
  inspectors: readonly Pick<SampleInspectorRow, 'inspector' | 'conflicts'>[],
): number {
  const { id } = db.drizzle.insert(sample).values(row).returning({ id: sample.id }).get()
  for (const one of inspectors)
    db.drizzle
      .insert(sampleInspector)
      .values({ ...one, sampleId: id, place: null })
      .run()
  return id
}

export function findSample(db: Db, id: number): SampleRow | undefined {
  return db.drizzle.select().from(sample).where(eq(sample.id, id)).get()
}

/** Batches of a period, or of all, newest first, voided ones included. */
export function listSamples(db: Db, period?: string): SampleHead[] {
  const where = period === undefined ? undefined : eq(sample.period, period)
  return db.drizzle.select(HEAD).from(sample).where(where).orderBy(desc(sample.id)).all()
}

/** The batch whose results were handed in last; undefined = none were. */
export function lastSubmittedSample(db: Db): SampleHead | undefined {
  return db.drizzle
    .select(HEAD)
    .from(sample)
    .where(eq(sample.state, 'submitted'))
    .orderBy(desc(sample.submittedAtMs), desc(sample.id))
    .get()
}

/** Moves a batch on. Throws SQLITE_CONSTRAINT_TRIGGER where it is submitted or voided, or the change touches what is fixed. */
export function updateSample(
  db: Db,
  id: number,
  change: Partial<
    Pick<
      SampleRow,
      | 'state'
      | 'revealingAtMs'
      | 'draw'
      | 'drawnBy'
      | 'drawnAtMs'
      | 'submittedBy'
      | 'submittedAtMs'
      | 'result'
      | 'resultHash'
      | 'voidReason'
    >
  >,
): void {
  db.drizzle.update(sample).set(change).where(eq(sample.id, id)).run()
}

/** Parties of the ceremony in the order committed, ties by name. */
export function listSampleParties(db: Db, sampleId: number): SamplePartyRow[] {
  return db.drizzle
    .select()
    .from(sampleParty)
    .where(eq(sampleParty.sampleId, sampleId))
    .orderBy(asc(sampleParty.committedAtMs), asc(sampleParty.party))
    .all()
}

/** Throws SQLITE_CONSTRAINT_PRIMARYKEY where the party has committed already. */
export function insertSampleParty(
  db: Db,
  row: Pick<SamplePartyRow, 'sampleId' | 'party' | 'commitment' | 'committedAtMs'>,
): void {
  db.drizzle.insert(sampleParty).values(row).run()
}

/** Stores what a party revealed; once only. */
export function revealSampleParty(
  db: Db,
  { sampleId, party, secret, revealedAtMs }: Omit<SamplePartyRow, 'commitment' | 'committedAtMs'>,
): void {
  const where = and(eq(sampleParty.sampleId, sampleId), eq(sampleParty.party, party))
  db.drizzle.update(sampleParty).set({ secret, revealedAtMs }).where(where).run()
}

/** Who stood for a batch, by user name. */
export function listSampleInspectors(db: Db, sampleId: number): SampleInspectorRow[] {
  return db.drizzle
    .select()
    .from(sampleInspector)
    .where(eq(sampleInspector.sampleId, sampleId))
    .orderBy(asc(sampleInspector.inspector))
    .all()
}

/** Stores the place in which an inspector was drawn, from 0. */
export function placeSampleInspector(
  db: Db,
  { sampleId, inspector, place }: Pick<SampleInspectorRow, 'sampleId' | 'inspector' | 'place'>,
): void {
  const where = and(eq(sampleInspector.sampleId, sampleId), eq(sampleInspector.inspector, inspector))
  db.drizzle.update(sampleInspector).set({ place }).where(where).run()
}

export function insertSampleRecord(db: Db, row: typeof sampleRecord.$inferInsert): void {
  db.drizzle.insert(sampleRecord).values(row).run()
}

/** All records of a batch in the order of its queue, replaced ones included. */
export function listSampleRecords(db: Db, sampleId: number): SampleRecordRow[] {
  return db.drizzle
    .select()
    .from(sampleRecord)
    .where(eq(sampleRecord.sampleId, sampleId))
    .orderBy(asc(sampleRecord.place))
    .all()
}

const record = ({ sampleId, caseId }: Pick<SampleRecordRow, 'sampleId' | 'caseId'>) =>
  and(eq(sampleRecord.sampleId, sampleId), eq(sampleRecord.caseId, caseId))

export function findSampleRecord(
  db: Db,
  key: Pick<SampleRecordRow, 'sampleId' | 'caseId'>,
): SampleRecordRow | undefined {
  return db.drizzle.select().from(sampleRecord).where(record(key)).get()
}

/** Stores why a record was replaced, or that its case was sent back. */
export function updateSampleRecord(
  db: Db,
  key: Pick<SampleRecordRow, 'sampleId' | 'caseId'>,
  change: Partial<Pick<SampleRecordRow, 'replacedReason' | 'sentBackAtMs' | 'sentBackBy'>>,
): void {
  db.drizzle.update(sampleRecord).set(change).where(record(key)).run()
}

/** Whether a return visit reached the resident of a record. */
export function wasReached(
  db: Db,
  { sampleId, caseId }: Pick<SampleRecordRow, 'sampleId' | 'caseId'>,
): boolean {
  const where = and(
    eq(visitAttempt.sampleId, sampleId),
    eq(visitAttempt.caseId, caseId),
    eq(visitAttempt.reached, 'yes'),
  )
  return (
    db.drizzle.select({ attempt: visitAttempt.attempt }).from(visitAttempt).where(where).get() !== undefined
  )
}
