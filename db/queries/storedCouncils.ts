// Residents' councils as they are stored, with their ballots, to be counted again.
import type { Sqlite } from '../open.ts'
import type { council, councilPaper } from '../schema/council.ts'

export interface StoredCouncil
  extends Pick<
    typeof council.$inferSelect,
    'id' | 'period' | 'state' | 'questions' | 'quorum' | 'attended' | 'issued' | 'result'
  > {
  /** Slips a ballot was cast with. */
  readonly used: number
  /** Ids, in the order of the agenda. */
  readonly departments: readonly string[]
  /** Digits. */
  readonly phone: readonly string[]
  readonly papers: readonly (typeof councilPaper.$inferSelect)[]
}

const COUNCILS = `SELECT c.id, c.period, c.state, c.questions, c.quorum, c.attended, c.issued, c.result,
  (SELECT count(*) FROM council_token t WHERE t.council_id = c.id AND t.is_used = 1) AS used FROM council c ORDER BY c.id`
const DEPARTMENTS = 'SELECT department_id FROM council_department WHERE council_id = ? ORDER BY place'
const PHONE = 'SELECT digits FROM council_ballot WHERE council_id = ? ORDER BY id'
const PAPERS = `SELECT council_id AS councilId, number, turn, "by", digits FROM council_paper WHERE council_id = ?
  ORDER BY number, turn`

export function storedCouncils(sqlite: Sqlite): StoredCouncil[] {
  const [departments, phone] = [DEPARTMENTS, PHONE].map((sql) => sqlite.prepare(sql).pluck())
  const papers = sqlite.prepare(PAPERS)
  const rows = sqlite.prepare(COUNCILS).all() as Omit<StoredCouncil, 'departments' | 'phone' | 'papers'>[]
  return rows.map((row) => ({
    ...row,
    departments: departments?.all(row.id) as string[],
    phone: phone?.all(row.id) as string[],
    papers: papers.all(row.id) as StoredCouncil['papers'],
  }))
}
