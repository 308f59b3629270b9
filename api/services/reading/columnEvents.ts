// Events that a row tells in columns of their own: stage times, reply, archive, callback, and what its status says.
import type { CallbackAttempt, CaseEvent, PersonalFields } from '#api/domain/case.ts'
import type { EpochMs } from '#db/units.ts'
import type { Outcome } from '#db/vocabulary.ts'
import { cellOf, codeOf, fail, laterTimeOf, type RowReading, textOf } from './cells.ts'
import type { CompiledRule, TextField } from './compileMapping.ts'
import type { TimedEvent } from './eventOrder.ts'
import type { EventKind } from './listedEventData.ts'
import { cellText, isBlank } from './row.ts'

/** The row's events so far. */
interface Telling {
  readonly row: RowReading
  readonly receivedAtMs: EpochMs
  readonly out: TimedEvent[]
}

/** The events of a row's columns, in the order of the stages; a hand-off told by the status comes last. */
export function readColumnEvents(
  row: RowReading,
  receivedAtMs: EpochMs,
  firstReceiver: string,
): TimedEvent[] {
  const { fields, rules } = row.compiled
  const telling: Telling = { row, receivedAtMs, out: [] }
  if (fields.acknowledgedAt.index >= 0) add(telling, fields.acknowledgedAt, ACKNOWLEDGED)
  if (fields.classifiedAt.index >= 0) add(telling, fields.classifiedAt, CLASSIFIED)
  if (fields.dispatchedAt.index >= 0) addDispatched(telling, firstReceiver)
  if (fields.followedUpAt.index >= 0) add(telling, fields.followedUpAt, FOLLOWED_UP)
  if (fields.repliedAt.index >= 0) addReplied(telling)
  if (fields.archivedAt.index >= 0) addArchived(telling)
  if (fields.calledBackAt.index >= 0) addCalledBack(telling)
  for (const rule of rules) {
    if (!rule.redispatched || !applies(row, rule)) continue
    add(telling, rule.redispatched.at, { type: 'redispatched', data: { to: rule.redispatched.to } })
  }
  return telling.out
}

const NOTHING: { readonly [key: string]: never } = Object.freeze({})

const ACKNOWLEDGED: EventKind = { type: 'acknowledged', data: NOTHING }
const CLASSIFIED: EventKind = { type: 'classified', data: NOTHING }
const FOLLOWED_UP: EventKind = { type: 'followed_up', data: NOTHING }
const REPLIED: EventKind = { type: 'replied', data: NOTHING }

/** Adds an event at the time of a column; false = the column is empty there, or its time cannot be read. */
function add(telling: Telling, field: TextField, kind: EventKind, personal?: PersonalFields): boolean {
  const { row, receivedAtMs, out } = telling
  const at = laterTimeOf(row, field, receivedAtMs)
  if (at === null) return false
  out.push({ event: eventAt(row, at, kind, personal), column: field.column, cell: cellOf(row, field) })
  return true
}

/** An event as this import enters it; the source names no department, so the responsible one acted. */
function eventAt(row: RowReading, at: EpochMs, kind: EventKind, personal?: PersonalFields): CaseEvent {
  const { type, data } = kind
  const { enteredAtMs, actor } = row.context
  const told = { type, data, occurredAtMs: at, recordedAtMs: null, enteredAtMs, actor, department: null }
  // Written out instead of spread, which is many times slower; `type` and `data` come from one pair.
  return (personal ? { ...told, personal } : told) as CaseEvent
}

function addDispatched(telling: Telling, firstReceiver: string): void {
  const { fields, dispatchName } = telling.row.compiled
  const to = textOf(telling.row, fields.dispatchedTo)
  add(telling, fields.dispatchedAt, {
    type: 'dispatched',
    data: { to: to === '' ? firstReceiver : dispatchName(to) },
  })
}

function addReplied(telling: Telling): void {
  const { row } = telling
  const { repliedAt, replyText } = row.compiled.fields
  const text = textOf(row, replyText)
  const isReplied = add(telling, repliedAt, REPLIED, text === '' ? undefined : { text })
  if (!isReplied && text !== '') fail(row, repliedAt.column, 'required', '', '有回复内容而无回复时间')
}

function addArchived(telling: Telling): void {
  const { row } = telling
  const { fields, codes } = row.compiled
  const stated = codeOf(row, codes.outcome)
  const isArchived = !isBlank(cellOf(row, fields.archivedAt))
  if (!isArchived && stated !== null) {
    fail(row, fields.archivedAt.column, 'required', '', '有办理结果而无归档时间')
  }
  if (!isArchived) return
  add(telling, fields.archivedAt, { type: 'archived', data: { outcome: stated ?? ruledOutcome(row) } })
}

function ruledOutcome(row: RowReading): Outcome | null {
  for (const rule of row.compiled.rules) if (rule.outcome !== null && applies(row, rule)) return rule.outcome
  return null
}

function applies(row: RowReading, rule: CompiledRule): boolean {
  const text = cellText(row.values[rule.index]).toLowerCase()
  if (rule.equals !== null) return text === rule.equals
  return rule.contains !== null && text.includes(rule.contains)
}

function addCalledBack(telling: Telling): void {
  const { row } = telling
  const { fields, codes } = row.compiled
  const grade = codeOf(row, codes.grade)
  const answer = codeOf(row, codes.resolved)
  const resolved = answer === null ? null : answer === 'yes'
  const said = codeOf(row, codes.reached)
  const reached = said ?? (grade !== null || resolved !== null ? 'yes' : null)
  if (isBlank(cellOf(row, fields.calledBackAt))) {
    if (reached !== null) fail(row, fields.calledBackAt.column, 'required', '', '有回访结果而无回访时间')
  } else if (reached === null) {
    fail(row, codes.reached.column || fields.calledBackAt.column, 'required', '', '有回访时间而无回访结果')
  } else {
    const data: CallbackAttempt = { reached, contacted: null, resolved, grade }
    add(telling, fields.calledBackAt, { type: 'called_back', data })
  }
}
