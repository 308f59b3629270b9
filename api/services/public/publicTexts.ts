// Texts for the public: written by one person, approved by another once nothing personal is found in them, withdrawn at any time.
import {
  findPublicText,
  insertPublicText,
  listPublicTexts,
  type PublicTextRow,
  updatePublicText,
} from '#db/queries/publicTexts.ts'
import { type ActType, CHANNELS, isCode, type TextKind, type TextState, type Words } from '#db/vocabulary.ts'
import type {
  NewPublicText,
  PublicTextApproval,
  PublicTextChange,
  PublicTextItem,
} from '../../contract/publicTexts.ts'
import { DomainError } from '../../domain/errors.ts'
import { holdsPersonal } from '../../domain/privacy/blankPersonal.ts'
import { markPersonal } from '../../domain/privacy/markPersonal.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { residentOf, textOfCase } from './caseOfText.ts'
import { textHash } from './textHash.ts'

/** Every text, the latest first. */
export const readPublicTexts = (context: Context): PublicTextItem[] =>
  listPublicTexts(context.db).map((row) => itemOf(context, row))

/**
 * Stores a draft. A typical case begins from its case's title and text where none are given.
 * @throws DomainError unknown_case; unknown_category, validation for a subject or a text that is missing or does not fit.
 */
export async function addPublicText(
  context: Context,
  wish: NewPublicText,
  { by, nowMs }: Author,
): Promise<PublicTextItem> {
  const { kind, subject, title, body } = wish.kind === 'typical_case' ? await fromCase(context, wish) : wish
  if (wish.kind !== 'typical_case' && wish.case !== undefined)
    throw missing('case', 'only a typical case has one')
  if (subject === undefined) throw missing('subject', 'is missing')
  if (title === undefined || title === '') throw missing('title', 'is missing')
  if (body === undefined || body === '') throw missing('body', 'is missing')
  requireSubject(context, kind, subject)
  const row = {
    ...{ kind, subject, title, body },
    ...{ titleEn: wish.titleEn ?? null, bodyEn: wish.bodyEn ?? null, caseId: wish.case ?? null },
    ...{ state: 'draft' as const, writtenBy: by, writtenAtMs: nowMs, approvedBy: null, approvedAtMs: null },
  }
  return inTransaction(context.db.sqlite, () => {
    const id = insertPublicText(context.db, row)
    return enter(context, id, { type: 'text_written', by, nowMs })
  })
}

async function fromCase(context: Context, wish: NewPublicText): Promise<NewPublicText> {
  if (wish.case === undefined) throw missing('case', 'a typical case begins from a case')
  const told = await textOfCase(context, wish.case)
  return { ...wish, subject: told.category, title: wish.title ?? told.title, body: wish.body ?? told.body }
}

function requireSubject({ categories }: Context, kind: TextKind, subject: string): void {
  if (kind === 'channel') {
    if (!isCode(CHANNELS, subject)) throw missing('subject', `“${subject}” is no channel`)
    return
  }
  if (!categories.some(({ code, parent }) => code === subject && parent === null))
    throw new DomainError('unknown_category', `“${subject}” is no first-level category`)
}

const missing = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })

/** Rewrites a draft, whose author is then who rewrote it. @throws DomainError not_found; conflict for what is no draft. */
export function changePublicText(
  context: Context,
  id: number,
  { title, body, titleEn, bodyEn, by, nowMs }: PublicTextChange & Author,
): PublicTextItem {
  const said = { title, body, titleEn: titleEn ?? null, bodyEn: bodyEn ?? null }
  return inTransaction(context.db.sqlite, () => {
    requireState(context, id, ['draft'])
    updatePublicText(context.db, id, { ...said, writtenBy: by, writtenAtMs: nowMs })
    return enter(context, id, { type: 'text_written', by, nowMs })
  })
}

/**
 * Lets the public read a text as it was read: `sha256` names what its second reader saw. Names that nobody announces cannot be told from
 * words by rule: whoever approves says of each mark that it is none.
 * @throws DomainError not_found; conflict for what is no draft or was rewritten meanwhile; same_decider for one's own; holds_personal;
 * marks_unconfirmed unless exactly the suspect marks of the text are confirmed.
 */
export function approvePublicText(
  context: Context,
  id: number,
  { sha256, confirmed, by, nowMs }: PublicTextApproval & Author,
): PublicTextItem {
  return inTransaction(context.db.sqlite, () => {
    const row = requireState(context, id, ['draft'])
    if (textHash(row) !== sha256) throw new DomainError('conflict', 'the text was rewritten meanwhile')
    if (row.writtenBy === by) throw new DomainError('same_decider', 'the text is your own')
    if (isPersonal(context, row))
      throw new DomainError('holds_personal', 'a name, a number or an address stands in it')
    requireConfirmed(suspectsIn(itemOf(context, row)), confirmed)
    updatePublicText(context.db, id, { state: 'approved', approvedBy: by, approvedAtMs: nowMs })
    return enter(context, id, { type: 'text_approved', by, nowMs })
  })
}

type Confirmed = PublicTextApproval['confirmed'][number]

/** What somebody who approves a draft has to confirm, in the order of the text. */
export const suspectsIn = (item: PublicTextItem): Confirmed[] =>
  item.marks
    .filter(({ kind }) => kind === 'suspect')
    .map(({ field, start, end }) => ({ field, start, text: (item[field] ?? '').slice(start, end) }))

function requireConfirmed(suspects: readonly Confirmed[], confirmed: readonly Confirmed[]): void {
  const keysOf = (marks: readonly Confirmed[]) =>
    new Set(marks.map(({ field, start, text }) => JSON.stringify([field, start, text])))
  const [wanted, given] = [keysOf(suspects), keysOf(confirmed)]
  if (wanted.size === given.size && [...wanted].every((key) => given.has(key))) return
  throw new DomainError('marks_unconfirmed', 'each mark of the text as it stands is to be confirmed')
}

/** Takes a text away from the public, or gives a draft up. @throws DomainError not_found; conflict where it is withdrawn. */
export function withdrawPublicText(context: Context, id: number, { by, nowMs }: Author): PublicTextItem {
  return inTransaction(context.db.sqlite, () => {
    requireState(context, id, ['draft', 'approved'])
    updatePublicText(context.db, id, { state: 'withdrawn' })
    return enter(context, id, { type: 'text_withdrawn', by, nowMs })
  })
}

function requireState({ db }: Context, id: number, states: readonly TextState[]): PublicTextRow {
  const row = findPublicText(db, id)
  if (row === undefined) throw new DomainError('not_found', `there is no text ${id}`)
  if (!states.includes(row.state)) throw new DomainError('conflict', `the text is ${row.state}`)
  return row
}

/** The log names what stands there now by its hash, without its words. */
function enter(context: Context, id: number, { type, by, nowMs }: Author & { readonly type: ActType }) {
  const row = findPublicText(context.db, id)
  if (row === undefined) throw new DomainError('internal', 'the text is gone')
  const data = { text: id, kind: row.kind, sha256: textHash(row) }
  recordAct(context.db.sqlite, { type, by, data }, nowMs)
  return itemOf(context, row)
}

/** A channel is where an office is and what it is called by: its landline and address are no resident's. */
const FINE_IN_CHANNELS = ['landline', 'address'] as const

const FIELDS = ['title', 'body', 'titleEn', 'bodyEn'] as const

const knownOf = (context: Context, { kind, caseId }: PublicTextRow) => ({
  known: residentOf(context, caseId),
  fine: kind === 'channel' ? FINE_IN_CHANNELS : [],
})

function isPersonal(context: Context, row: PublicTextRow): boolean {
  const options = knownOf(context, row)
  return FIELDS.some((field) => holdsPersonal(row[field] ?? '', options))
}

function marksOf(context: Context, row: PublicTextRow): PublicTextItem['marks'] {
  if (row.state !== 'draft') return []
  const options = knownOf(context, row)
  return FIELDS.flatMap((field) =>
    markPersonal(row[field] ?? '', options).map((mark) => ({ field, ...mark })),
  )
}

function itemOf(context: Context, row: PublicTextRow): PublicTextItem {
  const { id, kind, subject, title, body, titleEn, bodyEn, caseId, state, writtenBy, approvedBy } = row
  const at = (ms: number) => isoInZone(ms, context.zone)
  return {
    ...{ id, kind, title, body, titleEn, bodyEn, case: caseId, state, writtenBy, approvedBy },
    subject: { code: subject, label: subjectName(context, kind, subject) },
    writtenAt: at(row.writtenAtMs),
    approvedAt: row.approvedAtMs === null ? null : at(row.approvedAtMs),
    sha256: textHash(row),
    holdsPersonal: isPersonal(context, row),
    marks: marksOf(context, row),
  }
}

export function subjectName({ categories }: Context, kind: TextKind, subject: string): Words {
  if (kind === 'channel' && isCode(CHANNELS, subject)) return { ...CHANNELS[subject] }
  const found = categories.find(({ code }) => code === subject)
  return found === undefined ? { zh: subject, en: subject } : { zh: found.zh, en: found.en }
}
