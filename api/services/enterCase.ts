// Staff's quick entry of one case from an offline channel (意见箱, 接待窗口, 电话, 上门).
import type { Db, Sqlite } from '#db/open.ts'
import { countEntered } from '#db/queries/caseWrites.ts'
import { listCategoryRows, listCommunityRows, listDepartmentRows } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import { CATEGORIES, isCode, OFFLINE_CHANNELS } from '#db/vocabulary.ts'
import type { NewCase } from '../contract/cases.ts'
import type { CaseEvent, PersonalFields } from '../domain/case.ts'
import { DomainError } from '../domain/errors.ts'
import { isoDay, type Zone } from '../domain/time/zone.ts'
import { type Deployment, planDeployment } from './deployment.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

/** Source of the cases that staff enter here. */
export const ENTRY_SOURCE = 'entry'

export interface Writer {
  /** Account that writes. */
  readonly by: string
  readonly nowMs: EpochMs
}

/**
 * Enters a case and returns its id. Its number says the local day of receipt and counts within it: E20260930-0001.
 * Entered more than a day after receipt it counts as back-dated (补录).
 * @throws DomainError unknown_department, unknown_community, unknown_category; `validation` naming the bad field.
 */
export function enterCase(db: Db, entry: NewCase, writer: Writer): { readonly id: string } {
  const { sqlite } = db
  return inTransaction(sqlite, () => {
    const deployment = planDeployment(sqlite, { actor: writer.by, nowMs: writer.nowMs })
    deployment.apply(sqlite)
    const receivedAtMs = readInstant(entry.receivedAt, 'receivedAt', latestInstant(deployment, writer))
    const book = openCaseBook(sqlite, { deployment, by: writer.by })
    const identity = {
      source: ENTRY_SOURCE,
      number: nextNumber(sqlite, deployment.zone, receivedAtMs),
      ruleSetId: 'default',
      importId: null,
      recordHash: null,
    }
    const { row } = book.create(identity, [
      submittedEvent(sqlite, entry, { receivedAtMs, writer, deployment }),
    ])
    book.finish()
    return { id: row.id }
  })
}

function nextNumber(sqlite: Sqlite, zone: Zone, receivedAtMs: EpochMs): string {
  const prefix = `E${isoDay(zone.dayOf(receivedAtMs)).replaceAll('-', '')}-`
  return `${prefix}${String(countEntered(sqlite, prefix) + 1).padStart(4, '0')}`
}

interface Receipt {
  readonly receivedAtMs: EpochMs
  readonly writer: Writer
  readonly deployment: Deployment
}

function submittedEvent(sqlite: Sqlite, entry: NewCase, receipt: Receipt): CaseEvent {
  const { receivedAtMs, writer, deployment } = receipt
  if (!OFFLINE_CHANNELS.includes(entry.channel)) {
    throw invalid('channel', `one of ${OFFLINE_CHANNELS.join(', ')}`)
  }
  const { channel, urgency, scope, community = null, firstReceiver } = entry
  checkKnown(sqlite, entry)
  return {
    type: 'submitted',
    occurredAtMs: receivedAtMs,
    recordedAtMs: writtenAt(deployment, writer),
    enteredAtMs: writer.nowMs,
    actor: writer.by,
    department: null,
    data: {
      channel,
      urgency,
      scope,
      community,
      firstReceiver,
      receivedAtMs,
      ...levelsOf(sqlite, entry.category),
    },
    personal: personalOf(entry),
  }
}

function checkKnown(sqlite: Sqlite, { firstReceiver, community }: NewCase): void {
  if (!listDepartmentRows(sqlite).some(({ id }) => id === firstReceiver)) {
    throw new DomainError('unknown_department', `there is no “${firstReceiver}”`)
  }
  if (community !== undefined && !listCommunityRows(sqlite).some(({ id }) => id === community)) {
    throw new DomainError('unknown_community', `there is no “${community}”`)
  }
}

/** The two levels of a category code; the built-in first levels are always known. */
export function levelsOf(
  sqlite: Sqlite,
  code: string,
): { readonly category1: string; readonly category2: string | null } {
  const known = listCategoryRows(sqlite).find((row) => row.code === code)
  if (known?.parent != null) return { category1: known.parent, category2: code }
  if (known !== undefined || isCode(CATEGORIES, code)) return { category1: code, category2: null }
  throw new DomainError('unknown_category', `there is no category “${code}”`)
}

function personalOf({ title, text, name, phone, address, position }: NewCase): PersonalFields {
  const texts = Object.entries({ title, text, name, phone, address }).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  )
  return { ...Object.fromEntries(texts), ...(position === undefined ? {} : { position }) }
}

/** A time of writing under the deployment's clock: a fixed one stands still for entries too. */
export const writtenAt = (deployment: Deployment, { nowMs }: Writer): EpochMs =>
  deployment.street?.clockMode === 'fixed' ? deployment.asOfMs : nowMs

/** Nothing can be entered that has not happened yet. */
export const latestInstant = (deployment: Deployment, { nowMs }: Writer): EpochMs =>
  Math.max(deployment.asOfMs, nowMs)

/** An ISO time with offset, not later than `latestMs`. @throws DomainError `validation` naming the field. */
export function readInstant(text: string, field: string, latestMs: EpochMs): EpochMs {
  const ms = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw invalid(field, 'an ISO 8601 time with offset')
  if (ms > latestMs) throw invalid(field, 'not in the future')
  return ms
}

export const invalid = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field} must be ${message}`, { fields: [{ field, message }] })
