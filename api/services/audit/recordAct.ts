// The audit log: who did what to the deployment itself, as events of the one trail. Case events are written elsewhere.
import type { Sqlite } from '#db/open.ts'
import type { ActType } from '#db/vocabulary.ts'
import type { Json } from '../../domain/trail/jcs.ts'
import { openTrailLog, ownText } from '../writing/trailLog.ts'

export interface Act {
  readonly type: ActType
  /** Account that acted; of a refused sign-in the account it was for. Never personal data of a resident. */
  readonly by: string
  /** What it was done to, in the act's own members: ids, counts, hashes; no texts of cases, names or telephones. */
  readonly data?: { readonly [member: string]: Json }
}

/**
 * Appends an act to the trail, in the caller's transaction where there is one, and returns its place in the log. The body
 * is RFC 8785 JSON `{by, enteredAt, type, v, …data}`; `enteredAt` is UTC.
 */
export function recordAct(sqlite: Sqlite, { type, by, data = {} }: Act, nowMs: number): number {
  const enteredAt = new Date(nowMs).toISOString()
  const text = ownText({ ...data, type, v: 1, by, enteredAt })
  return sqlite.transaction(() => openTrailLog(sqlite).append(null, text)).immediate()
}
