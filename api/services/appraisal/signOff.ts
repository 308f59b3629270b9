// Every act on an appraisal leaves two traces in its transaction: a row of the sign-off log and an event of the trail.
import type { Db } from '#db/open.ts'
import { type AppraisalRow, insertLog } from '#db/queries/appraisals.ts'
import { raiseDataVersion } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import type { AppraisalAct, AppraisalState } from '#db/vocabulary.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import type { Json } from '../../domain/trail/jcs.ts'
import { openTrailLog, ownText } from '../writing/trailLog.ts'

/** Who acts, and when by the wall clock. */
export interface Actor {
  readonly by: string
  readonly nowMs: EpochMs
}

export interface Act extends Actor {
  readonly act: AppraisalAct
  /** Absent = the act leaves the state as it is. */
  readonly to?: AppraisalState
  readonly from?: AppraisalState
  readonly note?: string | null | undefined
  /** Snapshot the act is about. */
  readonly sha256?: string | null
  /** What else the log should say; no personal data, no free text of people. */
  readonly data?: Readonly<Record<string, Json>>
}

/** Notes an act; to be called inside the writing transaction. Cached answers age, since rankings show the state. */
export function signOff(db: Db, row: AppraisalRow, act: Act): void {
  const { by, nowMs, note, sha256 = null, data } = act
  const from = act.from ?? row.state
  const to = act.to ?? from
  insertLog(db, {
    appraisalId: row.id,
    atMs: nowMs,
    by,
    act: act.act,
    fromState: from,
    toState: to,
    note: note == null ? null : maskText(note),
    sha256,
  })
  openTrailLog(db.sqlite).append(
    null,
    ownText({
      ...{ type: 'appraisal', v: 1, act: act.act, by, enteredAt: new Date(nowMs).toISOString() },
      ...{ period: row.period, scheme: row.schemeId, version: row.version, from, to },
      ...(sha256 === null ? {} : { sha256 }),
      ...(data === undefined ? {} : { data }),
    }),
  )
  raiseDataVersion(db.sqlite, null)
}
