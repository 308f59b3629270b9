// Where a case stands as of an instant, as SQL over its facts: void, in hand, replied, its latest reply clock.
import { type Fragment, fragment } from './where.ts'

export interface Known {
  readonly asOfMs: number
}

const valid = (alias: string): string => `${alias}.valid_from_ms <= ? AND ${alias}.valid_to_ms > ?`

/** A column of the case's latest reply clock started by as-of; null where it has none. */
export function latestReplyClock(caseKey: string, column: string, { asOfMs }: Known): Fragment {
  return fragment(
    `(SELECT k.${column} FROM clock_fact k WHERE k.case_key = ${caseKey} AND k.clock = 1 AND ${valid('k')}
      AND k.start_ms <= ? ORDER BY k.start_ms DESC, k.unit DESC LIMIT 1)`,
    asOfMs,
    asOfMs,
    asOfMs,
  )
}

/**
 * `void`; else `archived` where it is not in hand; else `replied` where the last reply is later than the last
 * reopening; else `open`.
 */
export function statusOf(caseKey: string, { asOfMs }: Known): Fragment {
  const isVoid = `EXISTS (SELECT 1 FROM received_fact v WHERE v.case_key = ${caseKey} AND ${valid('v')} AND v.is_void = 1)`
  const isOpen = `EXISTS (SELECT 1 FROM open_fact o WHERE o.case_key = ${caseKey} AND ${valid('o')}
    AND o.at_ms <= ? AND o.to_ms > ?)`
  const repliedMs = `(SELECT max(r.at_ms) FROM reply_fact r WHERE r.case_key = ${caseKey} AND ${valid('r')} AND r.at_ms <= ?)`
  const startedMs = `coalesce((SELECT max(k.start_ms) FROM clock_fact k WHERE k.case_key = ${caseKey}
    AND ${valid('k')} AND k.clock = 1 AND k.start_ms <= ?), 0)`
  const reopenedMs = `coalesce((SELECT max(a.reopened_at_ms) FROM archive_fact a WHERE a.case_key = ${caseKey}
    AND ${valid('a')} AND a.reopened_at_ms <= ?), 0)`
  return fragment(
    `CASE WHEN ${isVoid} THEN 'void' WHEN NOT ${isOpen} THEN 'archived'
      WHEN ${repliedMs} >= max(${startedMs}, ${reopenedMs}) THEN 'replied' ELSE 'open' END`,
    ...Array<number>(15).fill(asOfMs),
  )
}

/** Cases whose number or title holds a text; % and _ are plain characters. */
export function containing(cases: string, text: string): Fragment {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const like = "LIKE ? ESCAPE '\\'"
  return fragment(`(${cases}.number ${like} OR ${cases}.title ${like})`, pattern, pattern)
}
