// Staff's entry of a later event of a case: what happened, when, by whom; checked against the trail, then appended.
import type { Db } from '#db/open.ts'
import type { NewEvent } from '../contract/cases.ts'
import type { CaseEvent } from '../domain/case.ts'
import { checkEntry } from '../domain/entry.ts'
import { DomainError } from '../domain/errors.ts'
import { readDeployment } from './deployment.ts'
import { type Author, instantOf } from './enterCase.ts'
import { clockOf, requireCategory, requireDepartment } from './entryChecks.ts'
import { bodyText } from './writing/bodyText.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'

/**
 * Appends one event in one transaction and derives the case anew. Returns the event's place in the log.
 * @throws DomainError unknown_case, validation (a field the event needs), unknown_department, unknown_category, event_order.
 */
export function enterEvent(db: Db, caseId: string, entry: NewEvent, author: Author): number {
  const occurredAtMs = instantOf(entry.occurredAt, 'occurredAt')
  return inTransaction(db.sqlite, () => {
    const row = db.sqlite.prepare('SELECT key FROM cases WHERE id = ?').get(caseId) as
      | { key: number }
      | undefined
    if (row === undefined) throw new DomainError('unknown_case', `there is no “${caseId}”`)
    const clockMs = clockOf(db, author.nowMs)
    for (const id of [entry.department, entry.to]) if (id !== undefined) requireDepartment(db, id)
    if (entry.category !== undefined) requireCategory(db, entry.category)
    const event: CaseEvent = {
      ...eventData(entry),
      occurredAtMs,
      recordedAtMs: clockMs,
      enteredAtMs: clockMs,
      actor: author.actor,
      department: entry.department ?? null,
      ...(entry.text === undefined ? {} : { personal: { text: entry.text } }),
    }
    const deployment = readDeployment(db.sqlite, author.nowMs)
    const book = openCaseBook(db.sqlite, { deployment, by: author.actor })
    checkEntry(
      book.trailOf(row.key).map((one) => one.event),
      event,
      clockMs,
    )
    book.append(row.key, [event])
    book.finish()
    const { seq } = db.sqlite.prepare('SELECT max(seq) AS seq FROM event').get() as { seq: number }
    return seq
  })
}

type Typed = CaseEvent extends infer E ? (E extends CaseEvent ? Pick<E, 'type' | 'data'> : never) : never

function need<T>(field: string, value: T | undefined): T {
  if (value !== undefined) return value
  const message = 'needed for this event'
  throw new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
}

/** The event's own data out of the form's fields. */
function eventData(entry: NewEvent): Typed {
  switch (entry.type) {
    case 'dispatched':
    case 'redispatched':
      return {
        type: entry.type,
        data: {
          to: need('to', entry.to),
          ...(entry.reason === undefined ? {} : { reason: bodyText(entry.reason) }),
        },
      }
    case 'classified':
      return { type: 'classified', data: classification(entry) }
    case 'archived':
      return { type: 'archived', data: { outcome: entry.outcome ?? null } }
    case 'paused':
    case 'reopened':
      return { type: entry.type, data: { reason: bodyText(need('reason', entry.reason)) } }
    case 'called_back':
      return { type: 'called_back', data: callback(entry) }
    default:
      return { type: entry.type, data: {} }
  }
}

function classification({ category, urgency }: NewEvent) {
  if (category === undefined && urgency === undefined) need('category', category)
  const first = category?.split('.')[0]
  return {
    ...(category === undefined || first === undefined
      ? {}
      : { category1: first, category2: category === first ? null : category }),
    ...(urgency === undefined ? {} : { urgency }),
  }
}

function callback({ reached, contacted, resolved, grade }: NewEvent) {
  return {
    reached: need('reached', reached),
    contacted: contacted ?? null,
    resolved: resolved ?? null,
    grade: grade ?? null,
  }
}
