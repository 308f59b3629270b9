// Staff's entry of a later event of an entered case, checked against what has happened before it.
import type { Db, Sqlite } from '#db/open.ts'
import { findCaseKey } from '#db/queries/caseWrites.ts'
import { listDepartmentRows } from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import type { NewEvent } from '../contract/cases.ts'
import type { CaseEvent } from '../domain/case.ts'
import { DomainError } from '../domain/errors.ts'
import { inTimeOrder } from '../domain/facts/caseFacts.ts'
import { readDeployment } from './deployment.ts'
import {
  ENTRY_SOURCE,
  invalid,
  latestInstant,
  levelsOf,
  readInstant,
  type Writer,
  writtenAt,
} from './enterCase.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

/**
 * Appends one event to a case that staff entered and returns its place in the log.
 * @throws DomainError unknown_case, unknown_department, unknown_category; `conflict` for a case of another source;
 *   `event_order` where the case does not stand so that this could have happened; `validation` naming the bad field.
 */
export function enterEvent(
  db: Db,
  asked: { readonly caseId: string; readonly entry: NewEvent },
  writer: Writer,
): { readonly seq: number } {
  const { sqlite } = db
  const { caseId, entry } = asked
  return inTransaction(sqlite, () => {
    const key = findCaseKey(sqlite, caseId)
    if (key === undefined) throw new DomainError('unknown_case', `there is no case “${caseId}”`)
    if (!caseId.startsWith(`${ENTRY_SOURCE}:`)) {
      throw new DomainError('conflict', `${caseId} came by import; its events come by import too`)
    }
    const deployment = readDeployment(sqlite, writer.nowMs)
    const book = openCaseBook(sqlite, { deployment, by: writer.by })
    const atMs = readInstant(entry.occurredAt, 'occurredAt', latestInstant(deployment, writer))
    checkOrder(inTimeOrder(book.trailOf(key).map(({ event }) => event)), entry.type, atMs)
    const event: CaseEvent = {
      ...kindOf(sqlite, entry),
      occurredAtMs: atMs,
      recordedAtMs: writtenAt(deployment, writer),
      enteredAtMs: writer.nowMs,
      actor: writer.by,
      department: entry.department === undefined ? null : knownDepartment(sqlite, entry.department),
      ...(entry.text === undefined || entry.text.trim() === '' ? {} : { personal: { text: entry.text } }),
    }
    book.append(key, [event])
    book.finish()
    return { seq: book.log.size() - 1 }
  })
}

type EventKind = CaseEvent extends infer E ? (E extends CaseEvent ? Pick<E, 'type' | 'data'> : never) : never

function kindOf(sqlite: Sqlite, entry: NewEvent): EventKind {
  const { type, reason } = entry
  switch (type) {
    case 'dispatched':
    case 'redispatched':
      return {
        type,
        data: { to: knownDepartment(sqlite, entry.to), ...(reason === undefined ? {} : { reason }) },
      }
    case 'classified':
      return { type, data: classification(sqlite, entry) }
    case 'archived':
      return { type, data: { outcome: entry.outcome ?? null } }
    case 'paused':
    case 'reopened':
      return { type, data: { reason: reason ?? null } }
    case 'called_back':
      return { type, data: attemptOf(entry) }
    default:
      return { type, data: {} }
  }
}

function classification(sqlite: Sqlite, { category, urgency }: NewEvent) {
  return {
    ...(category === undefined ? {} : levelsOf(sqlite, category)),
    ...(urgency === undefined ? {} : { urgency }),
  }
}

function attemptOf({ reached, contacted, resolved, grade }: NewEvent) {
  if (reached === undefined) throw invalid('reached', 'given for a callback')
  if (reached !== 'yes' && (resolved !== undefined || grade !== undefined)) {
    throw invalid('reached', 'yes where there is an answer')
  }
  return { reached, contacted: contacted ?? null, resolved: resolved ?? null, grade: grade ?? null }
}

function knownDepartment(sqlite: Sqlite, id: string | undefined): string {
  if (id === undefined) throw invalid('to', 'a department')
  if (!listDepartmentRows(sqlite).some((row) => row.id === id)) {
    throw new DomainError('unknown_department', `there is no “${id}”`)
  }
  return id
}

interface Standing {
  isOpen: boolean
  isPaused: boolean
  isDispatched: boolean
  isAnswered: boolean
}

/** How the case stood just before an instant. */
function standingAt(trail: readonly CaseEvent[], atMs: EpochMs): Standing {
  const standing = { isOpen: true, isPaused: false, isDispatched: false, isAnswered: false }
  for (const { type, occurredAtMs } of trail) {
    if (occurredAtMs > atMs) break
    if (type === 'archived') standing.isOpen = false
    else if (type === 'reopened') standing.isOpen = true
    else if (type === 'paused' || type === 'resumed') standing.isPaused = type === 'paused'
    else if (type === 'dispatched') standing.isDispatched = true
    if (type === 'archived' || type === 'replied') standing.isAnswered = true
  }
  return standing
}

/** What each event needs to find; the others may happen to any open case. */
const NEEDS: Readonly<Partial<Record<NewEvent['type'], readonly [(standing: Standing) => boolean, string]>>> =
  {
    note: [() => true, ''],
    called_back: [(standing) => standing.isAnswered, 'a reply or an archiving before it'],
    reopened: [(standing) => !standing.isOpen, 'an archived case'],
    resumed: [(standing) => standing.isPaused, 'an open pause'],
    paused: [(standing) => standing.isOpen && !standing.isPaused, 'an open case that is not paused'],
    redispatched: [
      (standing) => standing.isOpen && standing.isDispatched,
      'an open case that was dispatched',
    ],
  }
const OPEN = [(standing: Standing) => standing.isOpen, 'an open case'] as const

function checkOrder(trail: readonly CaseEvent[], type: NewEvent['type'], atMs: EpochMs): void {
  const [first] = trail
  if (first === undefined || atMs < first.occurredAtMs) {
    throw new DomainError('event_order', 'nothing happens to a case before its receipt')
  }
  const [isMet, words] = NEEDS[type] ?? OPEN
  if (!isMet(standingAt(trail, atMs))) throw new DomainError('event_order', `“${type}” needs ${words}`)
}
