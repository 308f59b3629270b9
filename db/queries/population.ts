// Who can be drawn: the cases a period received, with the department that answers for them and what oversampling looks at.
import type { FactScope } from '../facts/reader.ts'
import { rows } from '../facts/rows.ts'
import { filters, fragment, inCohort, join, knownAt } from '../facts/where.ts'
import type { Db } from '../open.ts'

export interface PopulationRecord {
  /** `source:number`. */
  readonly id: string
  /** Responsible after the last event. */
  readonly departmentId: string
  /** 1 = a clock ran out, or the case was reopened, as of the scope's instant. */
  readonly isFlagged: 0 | 1
}

/**
 * Cases received in the scope that are not void, by id. Departments of the scope are those responsible now, since they answer
 * for the record; the other filters are the case's own.
 */
export function listPopulation(db: Db, scope: FactScope): PopulationRecord[] {
  const { asOfMs, departments } = scope
  const where = join(
    [
      fragment('f.is_void = 0'),
      inCohort('f.at_ms', 'until', scope),
      knownAt(asOfMs),
      ...filters({ ...scope, departments: null }),
      ...(departments === null
        ? []
        : [fragment(`c.department_key IN (${departments.map(() => '?').join(', ')})`, ...departments)]),
    ],
    ' AND ',
  )
  return rows<PopulationRecord>(
    db.sqlite,
    fragment(
      `SELECT c.id, d.id AS departmentId,
        EXISTS (SELECT 1 FROM clock_fact k WHERE k.case_key = c.key AND k.valid_from_ms <= ? AND k.valid_to_ms > ?
          AND k.is_met = 0 AND k.at_ms < ?)
        OR EXISTS (SELECT 1 FROM archive_fact a WHERE a.case_key = c.key AND a.valid_from_ms <= ? AND a.valid_to_ms > ?
          AND a.reopened_at_ms <= ?) AS isFlagged
       FROM received_fact f JOIN cases c ON c.key = f.case_key JOIN department d ON d.key = c.department_key
       WHERE ${where.text} ORDER BY c.id`,
      ...Array<number>(6).fill(asOfMs),
      ...where.params,
    ),
  )
}

export interface CheckedStratum {
  readonly stratum: string
  /** Records whose check says something, and those of them with an item that is not upheld. */
  readonly n: number
  readonly notUpheld: number
}

const ITEMS = ['true_times', 'substantive_reply', 'evidence', 'first_receiver', 'archiving', 'attitude']
const any = (verdict: string) => ITEMS.map((item) => `k.${item} = '${verdict}'`).join(' OR ')

/** What the checks of a batch found in each stratum; where two differed, what was settled. By stratum. */
export function listCheckedStrata(db: Db, sampleId: number): CheckedStratum[] {
  return rows<CheckedStratum>(
    db.sqlite,
    fragment(
      `SELECT r.stratum, sum(${any('upheld')} OR ${any('not_upheld')}) AS n, sum(${any('not_upheld')}) AS notUpheld
       FROM sample_record r JOIN record_check k ON k.sample_id = r.sample_id AND k.case_id = r.case_id
        AND k.turn = (SELECT CASE WHEN max(t.turn = 'settling') = 1 THEN 'settling' ELSE 'first' END
          FROM record_check t WHERE t.sample_id = r.sample_id AND t.case_id = r.case_id)
       WHERE r.sample_id = ? GROUP BY r.stratum ORDER BY r.stratum`,
      sampleId,
    ),
  )
}
