// The residents' council (居民评议会): its agenda, tokens, ballots and comments. Nothing here joins a token to a ballot or a person.
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { COMMENT_STATES, COUNCIL_STATES, PAPER_TURNS } from '../vocabulary.ts'
import { checkCode, code, flag, instant } from './kit.ts'
import { department, street } from './street.ts'

/** A session of the council. Its result is written once, when the ballots are sealed (triggers of its migration). */
export const council = sqliteTable(
  'council',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    streetId: text('street_id')
      .notNull()
      .references(() => street.id),
    /** The quarter that is appraised. */
    period: text('period').notNull(),
    title: text('title').notNull(),
    place: text('place').notNull(),
    /** When the session begins. */
    heldAtMs: instant('held_at_ms').notNull(),
    state: code('state', COUNCIL_STATES).notNull(),
    /** JSON list of one to three questions, each answered by the five grades for every department. */
    questions: text('questions').notNull(),
    /** Persons. */
    invited: integer('invited').notNull(),
    /** Least number of persons who must attend for the result to be valid. */
    quorum: integer('quorum').notNull(),
    /** Persons who came; null = not counted yet. */
    attended: integer('attended'),
    /** Ballots handed out, slips and papers together; null = not counted yet. */
    issued: integer('issued'),
    createdBy: text('created_by').notNull(),
    sealedAtMs: instant('sealed_at_ms'),
    publishedAtMs: instant('published_at_ms'),
    /** RFC 8785 JSON of the result as counted at the sealing, and its hex SHA-256. */
    result: text('result'),
    resultHash: text('result_hash'),
  },
  (table) => [
    index('council_period').on(table.period),
    checkCode('council_state', table.state, COUNCIL_STATES),
  ],
)

/** The departments appraised, in the order of the agenda. */
export const councilDepartment = sqliteTable(
  'council_department',
  {
    councilId: integer('council_id')
      .notNull()
      .references(() => council.id),
    /** From 0. */
    place: integer('place').notNull(),
    departmentId: text('department_id')
      .notNull()
      .references(() => department.id),
  },
  (table) => [
    primaryKey({ columns: [table.councilId, table.place] }),
    uniqueIndex('council_department_once').on(table.councilId, table.departmentId),
  ],
)

/** Slips handed out at random: who holds which is known to nobody. WITHOUT ROWID, so that no number tells an order. */
export const councilToken = sqliteTable('council_token', {
  /** SHA-256 of the token; the token itself is never stored. */
  tokenHash: blob('token_hash', { mode: 'buffer' }).primaryKey(),
  councilId: integer('council_id')
    .notNull()
    .references(() => council.id),
  /** A ballot was cast with it; which, and when, is stored nowhere. */
  isUsed: flag('is_used').notNull(),
})

/** Ballots cast by slip, under random ids, WITHOUT ROWID and without any time. */
export const councilBallot = sqliteTable(
  'council_ballot',
  {
    councilId: integer('council_id')
      .notNull()
      .references(() => council.id),
    /** 128 random bits. */
    id: blob('id', { mode: 'buffer' }).notNull(),
    /** One digit 1–5 (very satisfied … very dissatisfied) for each department's questions, in the order of the agenda. */
    digits: text('digits').notNull(),
  },
  (table) => [primaryKey({ columns: [table.councilId, table.id] })],
)

/** What was written beside a ballot, apart from it under a random id of its own, personal data masked. */
export const councilComment = sqliteTable(
  'council_comment',
  {
    councilId: integer('council_id')
      .notNull()
      .references(() => council.id),
    /** 128 random bits. */
    id: blob('id', { mode: 'buffer' }).notNull(),
    text: text('text').notNull(),
    state: code('state', COMMENT_STATES).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.councilId, table.id] }),
    checkCode('council_comment_state', table.state, COMMENT_STATES),
  ],
)

/** Paper ballots as typed: one person, another one blind, and a settling entry where the two differ. */
export const councilPaper = sqliteTable(
  'council_paper',
  {
    councilId: integer('council_id')
      .notNull()
      .references(() => council.id),
    /** Running number stamped on the paper when the box was emptied, from 1. */
    number: integer('number').notNull(),
    turn: code('turn', PAPER_TURNS).notNull(),
    by: text('by').notNull(),
    /** Digits as in `council_ballot`; `0` = the ballot is void. */
    digits: text('digits').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.councilId, table.number, table.turn] }),
    checkCode('council_paper_turn', table.turn, PAPER_TURNS),
  ],
)
