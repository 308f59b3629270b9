// The audit log as it is asked for: acts of the deployment by type, account, period and text.
import type { Db } from '#db/open.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { hasActsBy, listActs } from '#db/queries/acts.ts'
import type { Audit, AuditQuery } from '../../contract/trail.ts'
import { DomainError } from '../../domain/errors.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'

const PAGE = 50
/** Members that every act has, shown by themselves. */
const OWN_MEMBERS = ['type', 'by', 'enteredAt', 'v']
/** A whole scheme is an act's member; its row says no more than this of it. */
const MOST_DETAILS = 40

/**
 * A page of acts, newest first; times in the deployment's zone.
 * @throws DomainError `unknown_period`, `bad_cursor`; `unknown_account` for a name that is no account's and under which nothing
 * was done, since an empty answer would read as “did nothing”.
 */
export function searchActs({ db, zone }: Context, query: AuditQuery): Audit {
  const { type, by, q, limit = PAGE, cursor } = query
  if (by !== undefined) requireAuthor(db, by)
  const bounds = boundsOf(query.period, zone)
  const filter = { types: type ?? null, by: by ?? null, text: q ?? null, ...bounds }
  // One more than is shown tells whether there are more.
  const rows = listActs(db.sqlite, filter, { before: placeOf(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(({ seq, body }) => ({ seq, ...actOf(body, zone) })),
    next: rows.length > limit ? String(shown.at(-1)?.seq) : null,
  }
}

/** Accounts are few and looked up by their key; only for other names is the log walked. */
function requireAuthor(db: Db, by: string): void {
  if (findAccount(db, by) === undefined && !hasActsBy(db.sqlite, by))
    throw new DomainError(
      'unknown_account',
      'there is no account of this name, and nothing was done under it',
    )
}

function boundsOf(period: string | undefined, zone: Zone) {
  if (period === undefined) return { enteredFrom: null, enteredBefore: null }
  const found = parsePeriod(period, zone)
  if (found === null) throw new DomainError('unknown_period', `“${period}” is no period`)
  const { startMs, endMs } = found
  return { enteredFrom: new Date(startMs).toISOString(), enteredBefore: new Date(endMs).toISOString() }
}

function placeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw new DomainError('bad_cursor', 'no page handed out this cursor')
  return Number(cursor)
}

interface RawAct {
  readonly type: string
  readonly by: string
  readonly enteredAt: string
}

function actOf(body: string, zone: Zone) {
  const { type, by, enteredAt, ...rest } = JSON.parse(body) as RawAct
  const details = flat(rest, '').filter(({ field }) => !OWN_MEMBERS.includes(field))
  return { type, by, at: isoInZone(Date.parse(enteredAt), zone), details: details.slice(0, MOST_DETAILS) }
}

/** Members of members under `a.b`, list items under their number; null says nothing. */
function flat(value: unknown, field: string): { field: string; value: string }[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [{ field, value: String(value) }]
  return Object.entries(value).flatMap(([key, member]) =>
    flat(member, field === '' ? key : `${field}.${key}`),
  )
}
