// What somebody can do to the rows beside the log: what the public was given, draws, checks, results, ballots, with every hash beside them
// made to fit.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import type { Random } from './random.ts'

type Forgery = (sqlite: Sqlite, random: Random) => void

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
const below = (random: Random, n: number): number => Math.floor(random() * n)

/** A text with one of its digits changed into another of those. */
function otherDigit(text: string, random: Random, digits = '0123456789'): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = places[below(random, places.length)] ?? 0
  const others = [...digits].filter((digit) => digit !== text[at])
  return text.slice(0, at) + others[below(random, others.length)] + text.slice(at + 1)
}

interface Column {
  readonly table: string
  readonly column: string
  /** Holds the SHA-256 of the column. */
  readonly hash?: string
}

/** A digit of the text in some row, and the hash beside it. */
const edit =
  ({ table, column, hash }: Column): Forgery =>
  (sqlite, random) => {
    const texts = sqlite.prepare(`SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`).pluck().all()
    const text = String(texts[below(random, texts.length)])
    const forged = otherDigit(text, random)
    const also = hash === undefined ? '' : `, ${hash} = '${sha256Of(forged)}'`
    sqlite.prepare(`UPDATE ${table} SET ${column} = ?${also} WHERE ${column} = ?`).run(forged, text)
  }

/** Another value in some row. */
const set =
  (table: string, assignment: string, where = 'true'): Forgery =>
  (sqlite) => {
    const key = KEYS[table] ?? 'rowid'
    const one = `(SELECT ${key} FROM ${table} WHERE ${where} ORDER BY random() LIMIT 1)`
    const { changes } = sqlite.prepare(`UPDATE ${table} SET ${assignment} WHERE ${key} = ${one}`).run()
    if (changes === 0) throw new Error(`nothing to forge in ${table} where ${where}`)
  }

const drop =
  (table: string, where = 'true'): Forgery =>
  (sqlite) => {
    const key = KEYS[table] ?? 'rowid'
    const one = `(SELECT ${key} FROM ${table} WHERE ${where} ORDER BY random() LIMIT 1)`
    sqlite.prepare(`DELETE FROM ${table} WHERE ${key} = ${one}`).run()
  }

/** Tables without row numbers. */
const KEYS: Readonly<Record<string, string>> = { council_token: 'token_hash', council_ballot: 'id' }

/** A digit 1–5 of a ballot. */
const revote =
  (table: 'council_ballot' | 'council_paper'): Forgery =>
  (sqlite, random) => {
    const ballots = sqlite.prepare(`SELECT digits FROM ${table} WHERE digits <> '0'`).pluck().all()
    const digits = String(ballots[below(random, ballots.length)])
    sqlite
      .prepare(`UPDATE ${table} SET digits = ? WHERE digits = ?`)
      .run(otherDigit(digits, random, '12345'), digits)
  }

const BALLOT = "(council_id, id, digits) SELECT id, randomblob(16), '11' FROM council"

/** By what they forge. */
export const FORGERIES: Readonly<Record<string, readonly Forgery[]>> = {
  release: [
    edit({ table: 'public_release', column: 'body', hash: 'sha256' }),
    edit({ table: 'public_release', column: 'cells' }),
    drop('public_release'),
  ],
  appraisal: [edit({ table: 'appraisal_snapshot', column: 'body', hash: 'sha256' })],
  draw: [
    edit({ table: 'sample', column: 'plan' }),
    edit({ table: 'sample', column: 'design' }),
    edit({ table: 'sample', column: 'draw' }),
    set('sample', "period = '2026-08'"),
    set('sample', "frozen_by = 'leader'"),
  ],
  inspection: [
    set('sample_inspector', `conflicts = '["c1"]'`, "inspector = 'supervisor3'"),
    set('sample_inspector', 'place = NULL', 'place IS NOT NULL'),
    drop('sample_inspector'),
    set(
      'sample_record',
      "inspector = CASE inspector WHEN 'supervisor' THEN 'supervisor2' ELSE 'supervisor' END",
    ),
    set('sample_record', "department_id = 'c2'"),
    set('sample_record', "replaced_reason = 'another'", 'replaced_reason IS NOT NULL'),
    set('sample_record', "replaced_reason = 'moved away'", 'replaced_reason IS NULL'),
    drop('sample_record'),
  ],
  answers: [
    set('record_check', "evidence = CASE evidence WHEN 'upheld' THEN 'not_upheld' ELSE 'upheld' END"),
    set('record_check', "note = note || 'x'"),
    drop('record_check'),
    set('visit_attempt', "resolved = CASE resolved WHEN 'yes' THEN 'no' ELSE 'yes' END", "reached = 'yes'"),
    set('visit_attempt', "grade = 'very_satisfied'", "quote IS NULL AND reached = 'yes'"),
    set('visit_attempt', "quote = quote || '!'", 'quote IS NOT NULL'),
    set('visit_attempt', 'quote = NULL, quote_salt = NULL', 'quote IS NOT NULL'),
    drop('visit_attempt'),
  ],
  result: [
    edit({ table: 'sample', column: 'result', hash: 'result_hash' }),
    set('sample', "state = 'voided'"),
    edit({ table: 'council', column: 'result', hash: 'result_hash' }),
    set('council', "period = '2026-Q2'"),
    set('council', "state = 'closed'"),
  ],
  ballots: [
    revote('council_ballot'),
    revote('council_paper'),
    drop('council_ballot'),
    drop('council_paper'),
    (sqlite) => sqlite.exec(`INSERT INTO council_ballot ${BALLOT}`),
    set('council_token', 'is_used = 1 - is_used'),
    set('council', 'quorum = 9'),
  ],
}
