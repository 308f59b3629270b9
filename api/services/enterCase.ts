// Staff's quick entry of one case from an offline channel (意见箱, 接待窗口, 电话, 上门).
import type { Db } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import { CATEGORIES, isCode, OFFLINE_CHANNELS } from '#db/vocabulary.ts'
import type { NewCase } from '../contract/cases.ts'
import type { CaseEvent, PersonalFields } from '../domain/case.ts'
import { DomainError } from '../domain/errors.ts'
import { parseInstant } from '../domain/time/instant.ts'
import { isoDay, type Zone } from '../domain/time/zone.ts'
import { readDeployment } from './deployment.ts'
import { clockOf, requireCategory, requireDepartment } from './entryChecks.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

export const ENTRY_SOURCE = 'entry'

export interface Author {
  /** Username; stands in the trail as who wrote it. */
  readonly actor: string
  readonly nowMs: EpochMs
}

/**
 * Writes one case with its `submitted` event, in one transaction; its number is E + local day of receipt + a running
 * number. Returns the case's id.
 * @throws DomainError validation (channel, time), unknown_department, unknown_category, unknown_community.
 */
export function enterCase(db: Db, entry: NewCase, author: Author): string {
  const receivedAtMs = instantOf(entry.receivedAt, 'receivedAt')
  return inTransaction(db.sqlite, () => {
    const deployment = readDeployment(db.sqlite, author.nowMs)
    const clockMs = clockOf(db, author.nowMs)
    checkEntry(db, entry, { receivedAtMs, clockMs })
    const number = nextNumber(db, receivedAtMs, deployment.zone)
    const book = openCaseBook(db.sqlite, { deployment, by: author.actor })
    const identity = { source: ENTRY_SOURCE, number, ruleSetId: 'default', importId: null, recordHash: null }
    book.create(identity, [submitted(entry, { receivedAtMs, clockMs, actor: author.actor })])
    book.finish()
    return `${ENTRY_SOURCE}:${number}`
  })
}

/** @throws DomainError validation for a text that is no ISO 8601 time with offset. */
export function instantOf(text: string, field: string): EpochMs {
  const ms = parseInstant(text)
  if (ms === null) {
    const message = 'not an ISO 8601 time with offset'
    throw new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
  }
  return ms
}

interface Times {
  readonly receivedAtMs: EpochMs
  readonly clockMs: EpochMs
}

function checkEntry(db: Db, entry: NewCase, { receivedAtMs, clockMs }: Times): void {
  const wrong = (field: string, message: string) =>
    new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
  if (!OFFLINE_CHANNELS.includes(entry.channel)) {
    throw wrong(
      'channel',
      'quick entry is for the suggestion box, the reception window, the phone and home visits',
    )
  }
  if (receivedAtMs > clockMs) throw wrong('receivedAt', 'lies in the future of the deployment’s clock')
  requireDepartment(db, entry.firstReceiver)
  requireCategory(db, entry.category)
  const { community } = entry
  const known = db.sqlite.prepare('SELECT 1 FROM community WHERE id = ?')
  if (community !== undefined && known.get(community) === undefined) {
    throw new DomainError('unknown_community', `there is no “${community}”`)
  }
}

/** Numbers of one local day run on from the largest there is. */
function nextNumber(db: Db, receivedAtMs: EpochMs, zone: Zone): string {
  const prefix = `E${isoDay(zone.dayOf(receivedAtMs)).replaceAll('-', '')}-`
  const last = db.sqlite
    .prepare(
      `SELECT max(CAST(substr(number, ?) AS INTEGER)) AS n FROM cases
       WHERE source = ? AND number >= ? AND number < ?`,
    )
    .get(prefix.length + 1, ENTRY_SOURCE, prefix, `${prefix}:`) as { n: number | null }
  return `${prefix}${String((last.n ?? 0) + 1).padStart(4, '0')}`
}

function submitted(entry: NewCase, at: Times & { readonly actor: string }): CaseEvent {
  const first = entry.category.split('.')[0] ?? entry.category
  const isSecond = entry.category.includes('.') || !isCode(CATEGORIES, entry.category)
  return {
    type: 'submitted',
    occurredAtMs: at.receivedAtMs,
    recordedAtMs: at.clockMs,
    enteredAtMs: at.clockMs,
    actor: at.actor,
    department: entry.firstReceiver,
    data: {
      receivedAtMs: at.receivedAtMs,
      channel: entry.channel,
      category1: first,
      category2: isSecond && entry.category !== first ? entry.category : null,
      urgency: entry.urgency,
      scope: entry.scope,
      firstReceiver: entry.firstReceiver,
      community: entry.community ?? null,
    },
    personal: personalOf(entry),
  }
}

function personalOf({ title, text, name, phone, address, position }: NewCase): PersonalFields {
  return {
    title,
    ...(text === undefined ? {} : { text }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
    ...(position === undefined ? {} : { position }),
  }
}
