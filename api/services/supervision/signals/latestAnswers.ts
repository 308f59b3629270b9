// The latest answer to each signal of each department in a period.

import type { Db } from '#db/open.ts'
import { listSignalAnswers, type SignalAnswerRow } from '#db/queries/signals.ts'

export const answerKey = ({
  signal,
  department,
}: {
  readonly signal: string
  readonly department: string
}): string => `${signal} ${department}`

/** By `answerKey`. */
export const latestAnswers = (db: Db, periodId: string): ReadonlyMap<string, SignalAnswerRow> =>
  new Map(
    listSignalAnswers(db, periodId).map((row) => [
      answerKey({ signal: row.signal, department: row.departmentId }),
      row,
    ]),
  )
