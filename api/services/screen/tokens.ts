// Public screens: a token each, issued once, revoked at any time, good for what is public and nothing else.
import { randomBytes } from 'node:crypto'
import type { Db } from '#db/open.ts'
import {
  findScreen,
  type HeartbeatRow,
  insertScreen,
  listScreens,
  markScreenSeen,
  revokeScreenRow,
  storeHeartbeat,
} from '#db/queries/screens.ts'
import type { EpochMs } from '#db/units.ts'
import type { Heartbeat } from '../../contract/screens.ts'
import type { Screen } from '../../contract/users.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { hashOf } from '../sessions.ts'
import { storageFault } from '../storageFault.ts'
import { inTransaction } from '../writing/caseBook.ts'

const TOKEN_BYTES = 32
/** Being seen is a write: seldom enough not to make a write of every look. */
const SEEN_EVERY_MS = 5 * 60_000

export interface SignedInScreen {
  readonly id: number
  readonly name: string
}

/** Adds a screen; its token of 256 random bits is told here and never again. */
export function addScreen(
  db: Db,
  name: string,
  { by, nowMs }: Author,
): { readonly id: number; readonly token: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return inTransaction(db.sqlite, () => {
    const id = insertScreen(db, { name, tokenHash: hashOf(token), createdBy: by, createdAtMs: nowMs })
    recordAct(db.sqlite, { type: 'screen_added', by, data: { screen: id } }, nowMs)
    return { id, token }
  })
}

/** @throws DomainError not_found where there is no such screen or it was revoked before. */
export function revokeScreen(db: Db, id: number, { by, nowMs }: Author): void {
  inTransaction(db.sqlite, () => {
    if (!revokeScreenRow(db, id, nowMs)) throw new DomainError('not_found', `there is no screen ${id}`)
    recordAct(db.sqlite, { type: 'screen_revoked', by, data: { screen: id } }, nowMs)
  })
}

/** Which screen a token belongs to; null = none, or a revoked one. */
export function recogniseScreen(db: Db, token: string, nowMs: EpochMs): SignedInScreen | null {
  const found = findScreen(db, hashOf(token))
  if (found === undefined) return null
  const isStale = found.lastSeenAtMs === null || nowMs - found.lastSeenAtMs >= SEEN_EVERY_MS
  if (isStale) noteSeen(db, found.id, nowMs)
  return { id: found.id, name: found.name }
}

/** A screen goes on where nothing can be written. */
function noteSeen(db: Db, id: number, nowMs: EpochMs): void {
  try {
    markScreenSeen(db, id, nowMs)
  } catch (error) {
    if (storageFault(error) === null) throw error
  }
}

/** All screens, revoked ones included, instants in the deployment's zone. */
export function readScreens(db: Db, zone: Zone): Screen[] {
  const iso = (atMs: EpochMs | null) => (atMs === null ? null : isoInZone(atMs, zone))
  return listScreens(db).map(({ screen, heartbeat }) => {
    const { id, name, createdBy, createdAtMs, revokedAtMs, lastSeenAtMs } = screen
    return {
      ...{ id, name, createdBy, createdAt: isoInZone(createdAtMs, zone) },
      ...{ revokedAt: iso(revokedAtMs), lastSeenAt: iso(lastSeenAtMs) },
      heartbeat: heartbeat === null ? null : heartbeatOf(heartbeat, zone),
    }
  })
}

function heartbeatOf({ atMs, screenId: _, ...said }: HeartbeatRow, zone: Zone): Screen['heartbeat'] {
  return { at: isoInZone(atMs, zone), ...said }
}

/** Keeps what a screen says of itself, in place of what it said before. Where nothing can be written it is not kept. */
export function noteHeartbeat(db: Db, screenId: number, { said, nowMs }: SaidHeartbeat): void {
  try {
    storeHeartbeat(db, {
      screenId,
      atMs: nowMs,
      ...said,
      lastError: said.lastError && maskText(said.lastError),
    })
  } catch (error) {
    if (storageFault(error) === null) throw error
  }
}

export interface SaidHeartbeat {
  readonly said: Heartbeat
  readonly nowMs: EpochMs
}
