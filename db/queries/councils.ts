// Residents' councils: agenda, slips, ballots, typed papers, comments. Ballots and slips are kept in the order of their random keys.
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db, Sqlite } from '../open.ts'
import { council, councilComment, councilDepartment, councilPaper } from '../schema/council.ts'
import type { EpochMs } from '../units.ts'
import type { CommentState } from '../vocabulary.ts'
import { overwriteDeleted } from './personal.ts'
import { unlessBusy } from './unlessBusy.ts'

export type CouncilRow = typeof council.$inferSelect
export type PaperRow = typeof councilPaper.$inferSelect

/** Councils of a period, or all of them; the latest session first. */
export function listCouncils(db: Db, period?: string): CouncilRow[] {
  return db.drizzle
    .select()
    .from(council)
    .where(period === undefined ? undefined : eq(council.period, period))
    .orderBy(desc(council.heldAtMs), desc(council.id))
    .all()
}

export function findCouncil(db: Db, id: number): CouncilRow | undefined {
  return db.drizzle.select().from(council).where(eq(council.id, id)).get()
}

/** Stores a council and returns its id. */
export function insertCouncil(db: Db, row: Omit<typeof council.$inferInsert, 'id'>): number {
  return db.drizzle.insert(council).values(row).returning({ id: council.id }).get().id
}

export function updateCouncil(db: Db, id: number, changes: Partial<CouncilRow>): void {
  db.drizzle.update(council).set(changes).where(eq(council.id, id)).run()
}

/** Ids of the departments appraised, in the order of the agenda. */
export function listCouncilDepartments(db: Db, councilId: number): string[] {
  return db.drizzle
    .select()
    .from(councilDepartment)
    .where(eq(councilDepartment.councilId, councilId))
    .orderBy(asc(councilDepartment.place))
    .all()
    .map(({ departmentId }) => departmentId)
}

export function putCouncilDepartments(db: Db, councilId: number, departments: readonly string[]): void {
  db.drizzle.delete(councilDepartment).where(eq(councilDepartment.councilId, councilId)).run()
  for (const [place, departmentId] of departments.entries()) {
    db.drizzle.insert(councilDepartment).values({ councilId, place, departmentId }).run()
  }
}

/** Puts new slips in the place of those there were. */
export function putTokens(db: Db, councilId: number, hashes: readonly Buffer[]): void {
  db.sqlite.prepare('DELETE FROM council_token WHERE council_id = ?').run(councilId)
  const insert = db.sqlite.prepare(
    'INSERT INTO council_token (token_hash, council_id, is_used) VALUES (?, ?, 0)',
  )
  for (const hash of [...hashes].sort(Buffer.compare)) insert.run(hash, councilId)
}

/** The slip of a token hash. */
export function findToken(db: Db, tokenHash: Buffer): { councilId: number; isUsed: boolean } | undefined {
  const row = db.sqlite
    .prepare('SELECT council_id AS councilId, is_used AS isUsed FROM council_token WHERE token_hash = ?')
    .get(tokenHash) as { councilId: number; isUsed: number } | undefined
  return row && { councilId: row.councilId, isUsed: row.isUsed === 1 }
}

/** How many slips there are and how many were used. */
export function countTokens(db: Db, councilId: number): { all: number; used: number } {
  return db.sqlite
    .prepare(
      'SELECT count(*) AS "all", coalesce(sum(is_used), 0) AS used FROM council_token WHERE council_id = ?',
    )
    .get(councilId) as { all: number; used: number }
}

/** Marks a slip as used; false where there is none unused. */
export function markTokenUsed(db: Db, tokenHash: Buffer): boolean {
  const mark = db.sqlite.prepare('UPDATE council_token SET is_used = 1 WHERE token_hash = ? AND is_used = 0')
  return mark.run(tokenHash).changes === 1
}

/** Digits of the ballots cast by slip, in the order of their random ids. */
export function listBallots(db: Db, councilId: number): string[] {
  return db.sqlite
    .prepare('SELECT digits FROM council_ballot WHERE council_id = ? ORDER BY id')
    .pluck()
    .all(councilId) as string[]
}

export function insertBallot(db: Db, row: { councilId: number; id: Buffer; digits: string }): void {
  db.sqlite
    .prepare('INSERT INTO council_ballot (council_id, id, digits) VALUES (@councilId, @id, @digits)')
    .run(row)
}

export function insertComment(db: Db, row: typeof councilComment.$inferInsert): void {
  db.drizzle.insert(councilComment).values(row).run()
}

/** Comments in the order of their random ids. */
export function listComments(db: Db, councilId: number): (typeof councilComment.$inferSelect)[] {
  return db.drizzle
    .select()
    .from(councilComment)
    .where(eq(councilComment.councilId, councilId))
    .orderBy(asc(councilComment.id))
    .all()
}

/** Whether there was such a comment. */
export function setCommentState(db: Db, councilId: number, id: Buffer, state: CommentState): boolean {
  const isIt = and(eq(councilComment.councilId, councilId), eq(councilComment.id, id))
  return db.drizzle.update(councilComment).set({ state }).where(isIt).run().changes === 1
}

/** Erases comments of councils held before an instant whose voting is over; returns how many. */
export function eraseComments(sqlite: Sqlite, beforeMs: EpochMs): number {
  return sqlite
    .prepare(
      `DELETE FROM council_comment WHERE council_id IN
         (SELECT id FROM council WHERE held_at_ms < ? AND state IN ('sealed', 'published', 'closed'))`,
    )
    .run(beforeMs).changes
}

const SHUFFLED = [
  ['council_token', 'token_hash, council_id, is_used'],
  ['council_ballot', 'council_id, id, digits'],
  ['council_comment', 'council_id, id, text, state'],
] as const

/**
 * Writes a council's slips, ballots and comments anew in the order of their random keys, in the caller's transaction: a
 * page keeps its rows where they were put, so that the order in which people voted could be read off it.
 */
export function forgetOrder(db: Db, councilId: number): void {
  const { sqlite } = db
  for (const [table, columns] of SHUFFLED) {
    const rows = sqlite
      .prepare(`SELECT ${columns} FROM ${table} WHERE council_id = ?`)
      .raw()
      .all(councilId) as unknown[][]
    sqlite.prepare(`DELETE FROM ${table} WHERE council_id = ?`).run(councilId)
    const insert = sqlite.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})`,
    )
    for (const row of rows.sort(byKeyOf)) insert.run(row)
  }
}

/** Rows hold one random key each: the first column that is one. */
const keyOf = (row: readonly unknown[]): Buffer => row.find((value) => Buffer.isBuffer(value)) as Buffer
const byKeyOf = (a: readonly unknown[], b: readonly unknown[]): number => Buffer.compare(keyOf(a), keyOf(b))

/** Before the first ballot: what is deleted from now on is overwritten. */
export function leaveNoTraces(db: Db): void {
  overwriteDeleted(db.sqlite)
}

/**
 * Empties the write-ahead log, whose frames hold a slip and its ballot side by side. Where somebody reads or writes right now
 * nobody waits for it: the next ballot empties it, or the sealing.
 */
export function emptyLog(db: Db): void {
  unlessBusy(db, () => db.sqlite.pragma('wal_checkpoint(TRUNCATE)'))
}

/** Ballots, slips and comments of a session that was ended without a result. */
export function dropBallots(db: Db, councilId: number): void {
  for (const table of ['council_ballot', 'council_comment', 'council_paper']) {
    db.sqlite.prepare(`DELETE FROM ${table} WHERE council_id = ?`).run(councilId)
  }
}

/** Typed papers by number, then turn. */
export function listPapers(db: Db, councilId: number): PaperRow[] {
  return db.drizzle
    .select()
    .from(councilPaper)
    .where(eq(councilPaper.councilId, councilId))
    .orderBy(asc(councilPaper.number), asc(councilPaper.turn))
    .all()
}

/** Stores a typed paper, over what stood there in the same turn. */
export function putPaper(db: Db, row: PaperRow): void {
  const { digits, by } = row
  db.drizzle
    .insert(councilPaper)
    .values(row)
    .onConflictDoUpdate({
      target: [councilPaper.councilId, councilPaper.number, councilPaper.turn],
      set: { digits, by },
    })
    .run()
}

/** Takes a settling entry back where one of the two was typed again. */
export function dropSettled(db: Db, councilId: number, number: number): void {
  const isIt = and(
    eq(councilPaper.councilId, councilId),
    eq(councilPaper.number, number),
    eq(councilPaper.turn, 'settled'),
  )
  db.drizzle.delete(councilPaper).where(isIt).run()
}
