// Where a written case goes: straight into tables, or packed to a thread that writes them.
import type { FactRows } from '#db/facts/factRows.ts'
import { factWriter } from '#db/facts/write.ts'
import type { Sqlite } from '#db/open.ts'
import { type CaseRow, caseWriter } from '#db/queries/caseWrites.ts'
import { type EventText, openTrailLog } from './trailLog.ts'

/** Takes cases in the order of their trail: first the events of a case, then its row and facts. */
export interface CaseSink {
  event(caseKey: number, text: EventText): void
  write(row: CaseRow, rows: FactRows): void
}

/** Writes into the stored tables at once; the row of a case that is there is replaced. */
export function tableSink(sqlite: Sqlite): CaseSink {
  const log = openTrailLog(sqlite)
  const facts = factWriter(sqlite)
  const writeCase = caseWriter(sqlite)
  return {
    event: (caseKey, text) => {
      log.append(caseKey, text)
    },
    write(row, rows) {
      writeCase(row)
      facts.insert(rows)
    },
  }
}
