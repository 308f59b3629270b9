// Values of the file that no code was found for, and the codes they may stand for: repaired on the page, then checked again.
import {
  CHANNELS,
  DEPARTMENT_KINDS,
  GRADES,
  OUTCOMES,
  REACHED,
  SCOPES,
  URGENCIES,
  type Words,
} from '#db/vocabulary.ts'
import type { Columns } from './mappingDraft.ts'
import type { ImportReport } from './queries.ts'

const YES_NO = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } } as const

/** Closed lists of the fields that take codes. */
const LISTS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  channel: CHANNELS,
  urgency: URGENCIES,
  scope: SCOPES,
  outcome: OUTCOMES,
  reached: REACHED,
  resolved: YES_NO,
  grade: GRADES,
  departmentKind: DEPARTMENT_KINDS,
}

export interface ValueFix {
  readonly field: string
  readonly column: string
  /** Values found, each once. */
  readonly values: readonly string[]
  readonly codes: Readonly<Record<string, Words>>
}

/** One entry per column with unknown values that can be given codes. */
export function valueFixes(problems: ImportReport['problems'], columns: Columns): readonly ValueFix[] {
  return problems.flatMap(({ code, column, first }) => {
    if (code !== 'value_unknown' || column === null) return []
    const field = Object.keys(columns).find((one) => columns[one] === column)
    const codes = field === undefined ? undefined : LISTS[field]
    if (field === undefined || codes === undefined) return []
    const values = [...new Set(first.flatMap(({ value }) => (value === null || value === '' ? [] : [value])))]
    return values.length === 0 ? [] : [{ field, column, values, codes }]
  })
}
